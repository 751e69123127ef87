"""A bound of a custom user attribute is one that Cognito does not take.

Lengths are whole numbers from 0 to 2048, and a lower bound is not above the upper one. Neither the type check nor the synth
looks at them; the deployment of the user pool fails.

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.attributes import CUSTOM_PREFIX
from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.model.mismatch import Misfit
from amplify_ls.rules.auth_faults import faults
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Number, Object

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.auth import Auth

CODE = "auth/bound-out-of-range"
LONGEST = 2048
_PAIRS = (("minLen", "maxLen"), ("min", "max"))


def check(auth: Auth) -> Iterator[Finding]:
    for problem in faults(auth, CODE):
        wrong = "is no whole number" if problem.misfit is Misfit.FRACTION else f"is not from 0 to {LONGEST}"
        yield Finding(problem.span, f"The `{problem.path[-1]}` of `{problem.path[1]}` {wrong}.", data=problem)
    for prop in auth.user_attributes or ():
        value = prop.value
        if prop.name.startswith(CUSTOM_PREFIX) and isinstance(value, Object):
            yield from _in_wrong_order(prop.name, value)


def _in_wrong_order(name: str, options: Object) -> Iterator[Finding]:
    for lower_name, upper_name in _PAIRS:
        lower, upper = options.get(lower_name), options.get(upper_name)
        if isinstance(lower, Number) and isinstance(upper, Number) and lower.value > upper.value:
            yield Finding(
                lower.span,
                f"The `{lower_name}` of `{name}` is above its `{upper_name}`.",
                related=(Related(upper.span, f"`{upper_name}` is here"),),
            )


def fix(finding: Finding) -> Iterator[Fix]:
    problem = finding.data
    value = None if problem is None else problem.value
    if not isinstance(value, Number) or problem.misfit is Misfit.FRACTION:
        return
    text = "0" if value.value < 0 else str(LONGEST)
    yield Fix(f"Change to `{text}`", (Replace(value.span, text),), is_preferred=True)


RULE = Rule(
    code=CODE,
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.AUTH,
    summary="A bound of a custom user attribute is one that Cognito does not take.",
    covers=("AU68",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
