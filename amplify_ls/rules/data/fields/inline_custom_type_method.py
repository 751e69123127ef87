"""A method is called on an inline custom type.

## What it does

Reports a method such as `.required()` that is called on `a.customType({...})`.

## Why is this bad?

Custom types have no methods: they cannot be required, be an array, or have authorization rules. TypeScript rejects the call,
and the schema does not load. A custom type that is declared in the schema can be required or an array, with
`a.ref('Name').required()` and `a.ref('Name').array()`.

## Example

```ts bad
const schema = a.schema({
  Store: a.model({ location: a.customType({ lat: a.float(), long: a.float() }).required() }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Store: a.model({ location: a.ref('Location').required() }),
  Location: a.customType({ lat: a.float(), long: a.float() }),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

Both fixes are unsafe. One removes the methods; the other declares the custom type in the schema and keeps `.required()`,
`.array()` and `.authorization(...)` on the reference. The latter comes first if the custom type is an array or has access
rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.model.types.chains import Standing
from amplify_ls.rules.data.inline_types import method_fixes
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.data.parts import Part, Parts


def check(parts: Parts) -> Iterator[Finding[tuple[Part, Parts]]]:
    seen: list[Part] = []
    for part, step in parts.faults:
        if step.receiver != "custom-type" or step.standing is not Standing.UNKNOWN or part in seen:
            continue
        seen.append(part)
        names = [f".{each.name}()" for each in part.steps if each.receiver == "custom-type"]
        yield Finding(
            step.link.name_span,
            f"{listed(names)} cannot be called on `{part.name}`, because a custom type has no methods.",
            package_message=f"Property '{step.name}' does not exist on type 'CustomType<",
            data=(part, parts),
        )


def fix(finding: Finding[tuple[Part, Parts]]) -> Iterator[Fix]:
    part, parts = finding.data
    links = [step.link for step in part.steps if step.receiver == "custom-type"]
    yield from method_fixes(part, parts, links, "custom type", None)


RULE = Rule(
    code="data/inline-custom-type-method",
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.PARTS,
    summary="A method is called on an inline custom type.",
    covers=("C01",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
