"""A custom user attribute has a bound that Cognito rejects.

## What it does

Reports a `minLen` or `maxLen` that is not an integer from 0 to 2048, and a lower bound that is greater than the upper bound.

## Why is this bad?

Neither TypeScript nor synthesis checks the bounds of custom attributes. Cognito rejects them, so the deployment of the user
pool fails.

## Example

```ts bad
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true },
  userAttributes: {
    'custom:biography': { dataType: 'String', maxLen: 5000 },
  },
});
```

Use instead:

```ts good
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true },
  userAttributes: {
    'custom:biography': { dataType: 'String', maxLen: 2048 },
  },
});
```

## Fix safety

The fix changes a bound that is out of range to 0 or 2048. It is unsafe because another bound may be intended. There is no fix
for a fraction, or for bounds in the wrong order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.resources.attributes import CUSTOM_PREFIX
from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.fit.problems import WrongValue
from amplify_ls.model.types.mismatch import Misfit
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.options.auth_faults import claimed
from amplify_ls.rules.options.option_words import literal_words, mismatch_message
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Number, Object

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.auth import Auth

CODE = "auth/bound-out-of-range"
LONGEST = 2048
_PAIRS = (("minLen", "maxLen"), ("min", "max"))
CLAIMS = (Claim(WrongValue, "userAttributes.custom:*.minLen|maxLen|min|max"),)


def check(auth: Auth) -> Iterator[Finding[WrongValue | None]]:
    for problem in claimed(auth, CODE, CLAIMS):
        place = f"`{problem.path[-1]}` of `{problem.path[1]}`"
        message = mismatch_message(place, f"an integer from 0 to {LONGEST}", literal_words(problem.value))
        yield Finding(problem.span, message, data=problem)
    for prop in auth.user_attributes or ():
        value = prop.value
        if prop.name.startswith(CUSTOM_PREFIX) and isinstance(value, Object):
            yield from _in_wrong_order(prop.name, value)


def _in_wrong_order(name: str, options: Object) -> Iterator[Finding[WrongValue | None]]:
    for lower_name, upper_name in _PAIRS:
        lower, upper = options.get(lower_name), options.get(upper_name)
        if isinstance(lower, Number) and isinstance(upper, Number) and lower.value > upper.value:
            yield Finding(
                lower.span,
                f"The `{lower_name}` of `{name}` is greater than its `{upper_name}`.",
                related=(Related(upper.span, f"`{upper_name}` is set here"),),
            )


def fix(finding: Finding[WrongValue | None]) -> Iterator[Fix]:
    problem = finding.data
    if problem is None or not isinstance(problem.value, Number) or problem.misfit is Misfit.FRACTION:
        return
    value = problem.value
    text = "0" if value.value < 0 else str(LONGEST)
    yield Fix(f"Change to `{text}`", (Replace(value.span, text),), is_preferred=True)


RULE = Rule(
    code=CODE,
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.AUTH,
    summary="A custom user attribute has a bound that Cognito rejects.",
    covers=("AU68",),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="sometimes",
)
