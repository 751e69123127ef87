"""The relying party ID for passkeys is not a domain.

## What it does

Reports a `relyingPartyId` that is neither `AUTO`, `localhost` nor a domain of at most 63 characters without protocol, port
and path.

## Why is this bad?

The packages reject the ID at synthesis.

## Example

```ts bad
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: {
    email: true,
    webAuthn: { relyingPartyId: 'http://localhost:3000' },
  },
});
```

Use instead:

```ts good
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: {
    email: true,
    webAuthn: { relyingPartyId: 'localhost' },
  },
});
```

## Fix safety

The fix removes protocol, port and path. It is safe because only the domain can be intended.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace, Safety
from amplify_ls.fit.problems import WrongValue
from amplify_ls.model.types.mismatch import Misfit, misfit
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.options.auth_faults import auth_finding, claimed
from amplify_ls.rules.options.option_words import literal_words, mismatch_message
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.auth import Auth

CODE = "auth/invalid-relying-party"
_AROUND = re.compile(r"^[a-z]+://|[:/?#].*$", re.IGNORECASE)


def _is_written(problem: WrongValue) -> bool:
    """Whether the domain is not empty: an empty one is treated as if it were missing."""
    return isinstance(problem.value, Text) and bool(problem.value.value)


CLAIMS = (Claim(WrongValue, "loginWith.webAuthn.relyingPartyId"),)
REJECTED = (Match(WrongValue, "loginWith.webAuthn.relyingPartyId", _is_written),)


def check(auth: Auth) -> Iterator[Finding[tuple[Auth, WrongValue]]]:
    for problem in claimed(auth, CODE, CLAIMS):
        text = problem.value.value if isinstance(problem.value, Text) else ""
        if not text:
            message, package = "`relyingPartyId` is empty.", ""
        elif problem.misfit is Misfit.RANGE:
            message = f"`relyingPartyId` has {len(text)} characters, but the maximum is 63."
            package = f"passkeyRelyingPartyId length must be (inclusively) between 1 and 63, got {len(text)}"
        else:
            message = mismatch_message("`relyingPartyId`", "a domain", literal_words(problem.value))
            package = f'Invalid relying party ID: "{text}". Must be a valid domain format.'
        yield auth_finding(auth, problem, message, package_message=package)


def fix(finding: Finding[tuple[Auth, WrongValue]]) -> Iterator[Fix]:
    _, problem = finding.data
    value, kind = problem.value, problem.expected
    if not isinstance(value, Text) or kind is None:
        return
    better = Text(value.span, _AROUND.sub("", _AROUND.sub("", value.value, count=1)))
    if better.value != value.value and misfit(better, kind) is None:
        operation = Replace(value.span, f"'{better.value}'")
        yield Fix(f"Change to `{better.value}`", (operation,), Safety.SAFE, is_preferred=True)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.AUTH,
    summary="The relying party ID for passkeys is not a domain.",
    covers=("AU43", "AU44", "AU45"),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
    fix=fix,
    fixable="sometimes",
)
