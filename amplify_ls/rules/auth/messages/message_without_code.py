"""A message to users does not contain the code or link that they need.

## What it does

Reports a message that does not contain the result of its parameters: the code or link of a verification message, the code of
a second-factor message, or the user name and the temporary password of an invitation. A code may also be written as `{####}`.

## Why is this bad?

The parameters, such as `createCode`, are functions that return the placeholder of the code or link. The packages reject a
verification message without it at synthesis. An invitation without the user name or the password makes the deployment fail.

## Example

```ts bad
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: {
    email: {
      verificationEmailStyle: 'CODE',
      verificationEmailBody: (createCode) => `Your code is ${createCode}`,
    },
  },
});
```

Use instead:

```ts good
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: {
    email: {
      verificationEmailStyle: 'CODE',
      verificationEmailBody: (createCode) => `Your code is ${createCode()}`,
    },
  },
});
```

## Fix safety

The fix calls a parameter that is used without being called. It is safe because the message is otherwise unusable.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.types import Callback
from amplify_ls.edits.operations import Fix, InsertAfter, Safety
from amplify_ls.fit.problems import UnusedParameter
from amplify_ls.model.resources.message_texts import known_text, named_parameters, written_by
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.options.auth_faults import auth_finding, claimed
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.auth import Auth

CODE = "auth/message-without-code"
_PLACES = {"createCode": "{####}", "code": "{####}", "username": "{username}"}
"""The placeholders that Cognito replaces. For a link, the packages require the call itself."""
_SETTINGS = {"verificationEmailBody": "email", "verificationMessage": "phone", "smsMessage": "MFA"}
CLAIMS = (Claim(UnusedParameter, "**"),)
REJECTED = (
    Match(UnusedParameter, "loginWith.*.verificationEmailBody|verificationMessage"),
    Match(UnusedParameter, "multifactor.sms.smsMessage"),
)


def check(auth: Auth) -> Iterator[Finding[tuple[Auth, UnusedParameter]]]:
    for problem in claimed(auth, CODE, CLAIMS):
        name = problem.path[-1]
        if not _missing(problem):
            continue
        if "userInvitation" in problem.path:
            message = f"The invitation `{name}` does not contain the result of {listed(_missing(problem), 'or')}."
            package = ""
        else:
            what = "link" if "createLink" in problem.names else "code"
            message = f"The message `{name}` does not contain the {what} that its parameter creates."
            package = (
                f"Invalid {_SETTINGS.get(name, 'email')} settings. Property '{name}' must utilize the '{what}' parameter "
                f"at least once as a placeholder for the verification {what}."
            )
        yield auth_finding(auth, problem, message, unseen=Stage.DEPLOY, package_message=package)


def _missing(problem: UnusedParameter) -> list[str]:
    """The parameters whose placeholder does not appear in the text either."""
    text = known_text(written_by(problem.value, problem.expected))
    return [name for name in problem.names if _PLACES.get(name, "\0") not in text]


def fix(finding: Finding[tuple[Auth, UnusedParameter]]) -> Iterator[Fix]:
    _, problem = finding.data
    kind = problem.expected
    for index, span in named_parameters(problem.value):
        if isinstance(kind, Callback) and index < len(kind.parameters) and kind.parameters[index].name in problem.names:
            yield Fix("Call the parameter", (InsertAfter(span, "()"),), Safety.SAFE, is_preferred=True)
            return


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.AUTH,
    summary="A message to users does not contain the code or link that they need.",
    covers=("AU20", "AU21", "AU22", "AU23", "AU28"),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
    fix=fix,
    fixable="sometimes",
)
