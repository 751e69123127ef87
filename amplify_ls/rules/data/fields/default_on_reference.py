"""A reference to a type has a default.

## What it does

Reports `.default(...)` on `a.ref('Name')`.

## Why is this bad?

A reference can be required and an array, but neither an enum nor a custom type can have a default in the schema. TypeScript
rejects the call, and the schema does not load. Set the value where records are created.

## Example

```ts bad
const schema = a.schema({
  State: a.enum(['open', 'done']),
  Order: a.model({ state: a.ref('State').default('open') }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  State: a.enum(['open', 'done']),
  Order: a.model({ state: a.ref('State') }),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

The fix removes the default. It is unsafe, because records are then created without this value.
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
    for part, step in parts.faults:
        if step.receiver == "ref" and step.name == "default":
            yield Finding(
                step.link.name_span,
                f"`{part.name}` is a reference to a type, which cannot have a default.",
                package_message="Property 'default' does not exist on type 'RefType<",
                data=step,
            )


def fix(finding: Finding[Step]) -> Iterator[Fix]:
    step = finding.data
    if step.link.arguments is not None:
        yield Fix("Remove `.default()`", (Remove(step.link.span),), is_preferred=True)


RULE = Rule(
    code="data/default-on-reference",
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.PARTS,
    summary="A reference to a type has a default.",
    covers=("E02",),
    check=check,
    fix=fix,
    fixable="always",
)
