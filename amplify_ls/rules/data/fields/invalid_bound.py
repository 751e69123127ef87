"""A bound of a validation is not a valid number.

## What it does

Reports a length that is negative or not an integer, and a bound that is `NaN`.

## Why is this bad?

Negative lengths and `NaN` are rejected at synthesis. A length with a fraction is accepted, but validation does not work as
written.

## Example

```ts bad
const schema = a.schema({
  User: a.model({ name: a.string().validate((v) => v.minLength(-1)) }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  User: a.model({ name: a.string().validate((v) => v.minLength(1)) }),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

Both fixes are unsafe. One changes the number to the nearest valid one; the other removes the check.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Remove, Replace
from amplify_ls.fit.problems import WrongValue
from amplify_ls.model.types.mismatch import Misfit
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.data.argument_faults import claimed
from amplify_ls.rules.data.defaults import script_text
from amplify_ls.rules.options.conditions import has_misfit
from amplify_ls.rules.options.option_words import mismatch_message
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.fit.parts import ArgumentFault
    from amplify_ls.model.data.parts import Parts

CODE = "data/invalid-bound"
CLAIMS = (Claim(WrongValue, "**", has_misfit(Misfit.RANGE, Misfit.FRACTION), call="validator:*.*"),)


def check(parts: Parts) -> Iterator[Finding[tuple[ArgumentFault[WrongValue], Number]]]:
    for item in claimed(parts, CODE, CLAIMS):
        value, name = item.problem.value, item.step.name
        if not isinstance(value, Number):
            continue
        is_fraction = item.problem.misfit is Misfit.FRACTION
        shown = script_text(value)
        is_length = name.endswith("Length")
        yield Finding(
            value.span,
            mismatch_message(f"`{name}`", "a non-negative integer" if is_length else "a number", f"`{shown}`"),
            severity=Severity.WARNING if is_fraction else None,
            stage=Stage.RUNTIME if is_fraction else None,
            package_message=f"{name} value must be a non-negative integer. Received '{shown}'"
            if is_length
            else f"{name} value must be a number. Received '{shown}'",
            data=(item, value),
        )


def fix(finding: Finding[tuple[ArgumentFault[WrongValue], Number]]) -> Iterator[Fix]:
    item, value = finding.data
    number = value.value
    if item.problem.misfit is Misfit.FRACTION and number >= 0:
        yield Fix(f"Change to `{int(number)}`", (Replace(finding.span, str(int(number))),), is_preferred=True)
    elif number < 0:
        yield Fix(f"Change to `{abs(int(number))}`", (Replace(finding.span, str(abs(int(number)))),), is_preferred=True)
    yield Fix(f"Remove `{item.step.name}`", (Remove(item.step.link.span),))


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PARTS,
    summary="A bound of a validation is not a valid number.",
    covers=("V04", "V05", "V08"),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="always",
)
