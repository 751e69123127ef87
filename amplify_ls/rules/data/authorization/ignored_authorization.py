"""Authorization rules are ignored where they are declared.

## What it does

Reports `.authorization(...)` on a field of a custom type, on an argument and on the result of an operation.

## Why is this bad?

The rules are ignored there. Who can read a custom type is determined by the model or the operation that uses it.

## Example

```ts bad
const schema = a.schema({
  Contact: a.customType({ phone: a.string().authorization((allow) => [allow.owner()]) }),
  User: a.model({ contact: a.ref('Contact') }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Contact: a.customType({ phone: a.string() }),
  User: a.model({ contact: a.ref('Contact') }),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

The fix removes `.authorization(...)`. It is safe and is applied by `--fix`, because it changes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Remove, Safety
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Parts
    from amplify_ls.model.types.chains import Step

_PLACES = {
    "custom-type-field": "a field of a custom type",
    "argument": "an argument of an operation",
    "return": "the result of an operation",
}


def check(parts: Parts) -> Iterator[Finding[Step]]:
    for granting in parts.grantings:
        part = granting.part
        if part.place in _PLACES:
            yield Finding(
                granting.step.link.name_span,
                f"The authorization rules of `{part.name}`, {_PLACES[part.place]}, are ignored.",
                tags=frozenset({"unnecessary"}),
                data=granting.step,
            )


def fix(finding: Finding[Step]) -> Iterator[Fix]:
    yield Fix("Remove `.authorization()`", (Remove(finding.data.link.span),), Safety.SAFE, is_preferred=True)


RULE = Rule(
    code="data/ignored-authorization",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.PARTS,
    summary="Authorization rules are ignored where they are declared.",
    covers=("C05",),
    check=check,
    fix=fix,
    fixable="always",
)
