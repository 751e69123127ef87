"""A method is called on an inline enum.

## What it does

Reports a method such as `.required()` that is called on `a.enum([...])`.

## Why is this bad?

Enums have no methods: they cannot be required, be an array, or have a default or authorization rules. TypeScript rejects the
call, and the schema does not load. An enum that is declared in the schema can be required or an array, with `a.ref('Name')`; no
enum can have a default.

## Example

```ts bad
const schema = a.schema({
  Order: a.model({ state: a.enum(['open', 'done']).required() }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Order: a.model({ state: a.ref('OrderState').required() }),
  OrderState: a.enum(['open', 'done']),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

Both fixes are unsafe. One removes the methods; the other declares the enum in the schema and keeps `.required()`, `.array()`
and `.authorization(...)` on the reference. The latter comes first if the enum is an array or has access rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.model.types.chains import Standing
from amplify_ls.rules.data.inline_types import method_fixes
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import listed
from amplify_ls.values.values import Array, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.data.parts import Part, Parts


def check(parts: Parts) -> Iterator[Finding[tuple[Part, Parts]]]:
    seen: list[Part] = []
    for part, step in parts.faults:
        if step.receiver != "enum" or step.standing is not Standing.UNKNOWN or part in seen:
            continue
        seen.append(part)
        names = [f".{each.name}()" for each in part.steps if each.receiver == "enum"]
        what = "an enum" if part.place == "schema-entry" else "an inline enum"
        yield Finding(
            step.link.name_span,
            f"{listed(names)} cannot be called on `{part.name}`, because {what} has no methods.",
            package_message=f"Property '{step.name}' does not exist on type 'EnumType<",
            data=(part, parts),
        )


def fix(finding: Finding[tuple[Part, Parts]]) -> Iterator[Fix]:
    part, parts = finding.data
    links = [step.link for step in part.steps if step.receiver == "enum"]
    yield from method_fixes(part, parts, links, "enum", _source(part))


def _source(part: Part) -> str | None:
    """The source text of the enum without its methods, if its values are written in the call itself."""
    call = part.call
    values = None if call is None else call.argument(0)
    arguments = None if call is None else call.arguments
    if not isinstance(values, Array) or values.is_open or arguments is None:
        return None
    texts = [item.value for item in values.items if isinstance(item, Text)]
    is_here = values.span.anchor is arguments.span.anchor and arguments.span.start < values.span.start < arguments.span.end
    if len(texts) < len(values.items) or not is_here or any("'" in text or "\\" in text for text in texts):
        return None
    return "a.enum([" + ", ".join(f"'{text}'" for text in texts) + "])"


RULE = Rule(
    code="data/inline-enum-method",
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.PARTS,
    summary="A method is called on an inline enum.",
    covers=("E01",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
