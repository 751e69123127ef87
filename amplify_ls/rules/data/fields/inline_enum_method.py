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
and `.authorization(...)` on the reference. The latter comes first if there are access rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, InsertProperty, Remove, Replace
from amplify_ls.model.types.chains import Standing
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import listed
from amplify_ls.syntax.outline import Span
from amplify_ls.values.values import Array, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Operation
    from amplify_ls.model.data.parts import Part, Parts

_OF_REFERENCES = frozenset({"required", "array", "authorization"})


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
    if any(link.arguments is None for link in links):
        return
    # Access rules are not removed where they can be kept.
    extracted = tuple(_extraction(part, parts, is_preferred=any(link.name == "authorization" for link in links)))
    is_kept = any(each.is_preferred for each in extracted)
    written = listed([f".{link.name}()" for link in links])
    removal = Fix(f"Remove {written}", tuple(Remove(link.span) for link in links), is_preferred=not is_kept)
    yield from (*extracted, removal) if is_kept else (removal, *extracted)


def _extraction(part: Part, parts: Parts, *, is_preferred: bool) -> Iterator[Fix]:
    """The fix that declares the enum in the schema and replaces the inline enum with a reference to it."""
    call, entry = part.call, parts.entry
    if entry is None or call is None or part.place not in ("model-field", "custom-type-field", "argument", "return"):
        return
    schema = parts.data.schema_of(entry.name)
    text = _source(part)
    if schema is None or schema.entries is None or text is None:
        return
    name = _free_name(part, parts)
    start = call.chain.base.span
    if start.anchor is not call.link.span.anchor:
        return
    written = Span(start.anchor, start.start, call.link.span.end)
    operations: list[Operation] = [Replace(written, f"a.ref('{name}')")]
    operations.extend(Remove(link.span) for link in call.modifiers if link.name not in _OF_REFERENCES)
    after = entry.property if entry.name in schema.entries.own else None
    operations.append(InsertProperty(schema.entries, name, text, after=after, written=written))
    yield Fix(f"Extract to the enum `{name}`", tuple(operations), is_preferred=is_preferred)


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


def _free_name(part: Part, parts: Parts) -> str:
    """The name that the packages generate for the inline enum, so that the API stays the same; numbered if it is used."""
    words = [word for word in part.name.split(".") if word]
    name = "".join(word[0].upper() + word[1:] for word in words)
    if len(words) == 1:
        name += "Result"
    number, free = 1, name
    while free in parts.data.names:
        number += 1
        free = f"{name}{number}"
    return free


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
