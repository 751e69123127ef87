"""A trigger of the user pool does not exist.

## What it does

Reports an unknown key of `triggers`. The triggers are `preSignUp`, `postConfirmation`, `preAuthentication`,
`postAuthentication`, `preTokenGeneration`, `customMessage`, `userMigration` and the three steps of custom authentication.

## Why is this bad?

TypeScript rejects any other key. Where TypeScript does not check it, the trigger is silently ignored, and the function is
never called. Functions that send messages are not triggers: they are the `handler` of `senders.email` and `senders.sms`, and
the packages reject them among the triggers at synthesis.

## Example

```ts bad
import { defineAuth, defineFunction } from '@aws-amplify/backend';

const checkAddress = defineFunction({ name: 'check-address' });

export const auth = defineAuth({
  loginWith: { email: true },
  triggers: { preSignup: checkAddress },
});
```

Use instead:

```ts good
import { defineAuth, defineFunction } from '@aws-amplify/backend';

const checkAddress = defineFunction({ name: 'check-address' });

export const auth = defineAuth({
  loginWith: { email: true },
  triggers: { preSignUp: checkAddress },
});
```

## Fix safety

Renaming a trigger that differs only in case is safe. Other fixes are unsafe because another trigger may be intended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, MoveProperty, RenameProperty
from amplify_ls.fit.problems import WrongKey
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.options.auth_faults import auth_finding, claimed
from amplify_ls.rules.options.option_fixes import renames
from amplify_ls.rules.options.option_words import excess_key, reason_of
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import because

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.auth import Auth

CODE = "auth/unknown-trigger"
_SENDERS = {"customEmailSender": "email", "customSmsSender": "sms", "customSMSSender": "sms"}
_REFUSAL = "you must specify a KMS key if you are using customSmsSender or customEmailSender."
CLAIMS = (Claim(WrongKey, "triggers.*"),)
REJECTED = (Match(WrongKey, "triggers.customEmailSender|customSmsSender"),)


def check(auth: Auth) -> Iterator[Finding[tuple[Auth, WrongKey]]]:
    for problem in claimed(auth, CODE, CLAIMS):
        name = problem.path[-1]
        yield auth_finding(
            auth,
            problem,
            f"`{name}` is not a trigger of the user pool{because(reason_of(problem))}.",
            package_message=_REFUSAL if name in _SENDERS and not problem.is_seen else excess_key(problem),
        )


def fix(finding: Finding[tuple[Auth, WrongKey]]) -> Iterator[Fix]:
    auth, problem = finding.data
    sender = _SENDERS.get(problem.path[-1])
    if sender is None:
        yield from renames(problem)
    elif auth.options is not None:
        operations = (RenameProperty(problem.prop, "handler"), MoveProperty(problem.prop, auth.options, ("senders", sender)))
        yield Fix(f"Move to `senders.{sender}.handler`", operations, is_preferred=True)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.AUTH,
    summary="A trigger of the user pool does not exist.",
    names="a trigger",
    covers=("AU96", "AU97"),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
    fix=fix,
    fixable="sometimes",
)
