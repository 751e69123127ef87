"""A model, custom type or enum is empty.

## What it does

Reports a model or custom type without fields and an enum without values.

## Why is this bad?

GraphQL has no types without fields and no enums without values, so the generated schema has a syntax error.

## Example

```ts bad
const schema = a.schema({
  Address: a.customType({}),
  Store: a.model({ name: a.string() }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Address: a.customType({ city: a.string() }),
  Store: a.model({ name: a.string() }),
}).authorization((allow) => [allow.authenticated()]);
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.fit.problems import WrongValue
from amplify_ls.model.types.mismatch import Misfit
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.data.argument_faults import claimed
from amplify_ls.rules.options.conditions import has_misfit
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Parts

CODE = "data/empty-type"
_WHAT = {"enum": "The enum `{}` has no values.", "model": "The model `{}` has no fields."}
CLAIMS = (
    Claim(WrongValue, "**", has_misfit(Misfit.TOO_FEW), call="a.enum"),
    Claim(WrongValue, "**", has_misfit(Misfit.TOO_FEW), call="a.model|customType"),
)


def check(parts: Parts) -> Iterator[Finding]:
    for item in claimed(parts, CODE, CLAIMS):
        message = _WHAT.get(item.step.name, "The custom type `{}` has no fields.").format(item.part.name)
        yield Finding(item.problem.span, message, package_message='Syntax Error: Expected Name, found "}".')


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PARTS,
    summary="A model, custom type or enum is empty.",
    covers=("E07", "C02"),
    claims=CLAIMS,
    check=check,
)
