"""An array field has a default.

## What it does

Reports a field with both `.array()` and `.default(...)`, in any order.

## Why is this bad?

A field that is an array cannot have a default. TypeScript accepts it, but the schema is rejected at synthesis.

## Example

```ts bad
const schema = a.schema({
  Post: a.model({ tags: a.string().array().default([]) }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Post: a.model({ tags: a.string().array() }),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

The fix removes the default. It is unsafe, because it may be `.array()` that is wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Remove
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Parts
    from amplify_ls.model.types.chains import Step


def check(parts: Parts) -> Iterator[Finding[Step]]:
    for part, step in parts.scalars_with("default"):
        array = part.step("array")
        if array is None or step.link.arguments is None or array.link.arguments is None:
            continue
        if step.link.arguments.count:
            yield Finding(
                step.link.name_span,
                f"`{part.name}` is an array, which cannot have a default.",
                package_message="The @default directive may only be added to scalar or enum field types.",
                data=step,
            )


def fix(finding: Finding[Step]) -> Iterator[Fix]:
    yield Fix("Remove the default", (Remove(finding.data.link.span),), is_preferred=True)


RULE = Rule(
    code="data/default-on-list",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PARTS,
    summary="An array field has a default.",
    covers=("F01",),
    check=check,
    fix=fix,
    fixable="always",
)
