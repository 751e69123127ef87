"""An auth option has a value that is not allowed.

## What it does

Reports a value that is not one of those that the option accepts.

## Why is this bad?

Most of these values are checked by TypeScript alone. In JavaScript or behind a cast, a wrong value is silently ignored:
`mode: 'required'` leaves multi-factor authentication off.

## Example

```ts bad
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true },
  multifactor: { mode: 'required', totp: true },
});
```

Use instead:

```ts good
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true },
  multifactor: { mode: 'REQUIRED', totp: true },
});
```

## Fix safety

Changing a value that differs only in case is safe. Any other change is unsafe because another value may be intended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.labels import type_label
from amplify_ls.fit.problems import WrongValue
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.options.auth_faults import auth_finding, claimed
from amplify_ls.rules.options.option_fixes import corrections
from amplify_ls.rules.options.option_words import literal_words, mismatch_message, place_of
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Boolean, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.resources.auth import Auth

CODE = "auth/wrong-option-value"
CLAIMS = (Claim(WrongValue, "**"),)
REJECTED = (
    Match(WrongValue, "access.**"),
    Match(WrongValue, "passwordlessOptions.preferredChallenge"),
)


def check(auth: Auth) -> Iterator[Finding[tuple[Auth, WrongValue]]]:
    for problem in claimed(auth, CODE, CLAIMS):
        value, kind = problem.value, problem.expected
        shown = f'"{value.value}"' if isinstance(value, Text) else str(getattr(value, "value", "...")).lower()
        label = "..." if kind is None or isinstance(value, Boolean) else type_label(kind).replace("'", '"')
        yield auth_finding(
            auth,
            problem,
            mismatch_message(place_of(problem.path, auth.call.name), kind, literal_words(value)),
            package_message=f"Type '{shown}' is not assignable to type '{label}'.",
        )


def fix(finding: Finding[tuple[Auth, WrongValue]]) -> Iterator[Fix]:
    yield from corrections(finding.data[1])


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.AUTH,
    summary="An auth option has a value that is not allowed.",
    covers=("AU26", "AU80", "AU86", "AU123", "AU128"),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
    fix=fix,
    fixable="sometimes",
)
