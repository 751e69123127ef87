"""A field of the identifier is not required.

## What it does

Reports a field of the identifier without `.required()`, and a field `id` that is not an `a.id()` in a model
without `.identifier(...)`. An `a.id()` in the first place and a field with `.default()` do not need it, because
they get a value automatically.

## Why is this bad?

Every record needs its whole identifier. The packages reject an optional field in it at synthesis. TypeScript does
not report it.

## Example

```ts bad
const schema = a.schema({
  Post: a.model({
    slug: a.string(),
  }).identifier(['slug']),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Post: a.model({
    slug: a.string().required(),
  }).identifier(['slug']),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

The fix adds `.required()`. It is safe unless the field is declared outside the model, where other models may use
it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, InsertAfter, Safety
from amplify_ls.model.data.fields import FieldKind
from amplify_ls.rules.data.reference_fields import is_own
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.builders import BuilderCall
    from amplify_ls.model.data.entries import Entry
    from amplify_ls.model.data.fields import Field

_UNSUITABLE = frozenset({"boolean", "json"})
"""Types that cannot be in a key anyway."""


def check(entry: Entry) -> Iterator[Finding[tuple[Entry, Field, BuilderCall]]]:
    identifier = entry.identifier
    if identifier is None:
        return
    for index, name in enumerate(identifier.names):
        field = entry.fields.get(name)
        if field is None or field.call is None or not _must_be_required(field, field.call, index):
            continue
        if name in identifier.names[:index]:
            continue
        written = [Related(item.span, "The identifier") for item in identifier.items[index : index + 1]]
        yield Finding(
            field.name_span,
            f"The field `{name}` is part of the identifier of `{entry.name}`, but is not required.",
            related=tuple(written),
            package_message=_message(name, index, field, entry),
            data=(entry, field, field.call),
        )


def _must_be_required(field: Field, call: BuilderCall, index: int) -> bool:
    if field.kind is not FieldKind.SCALAR or call.name in _UNSUITABLE:
        return False
    if field.has("required") is not False or field.has("array") is not False or _is_generated(field):
        return False
    return call.name != "id" or index > 0


def _is_generated(field: Field) -> bool:
    """Whether the field has ``.default()`` without a value, so the database generates one."""
    link = None if field.call is None else field.call.modifier("default")
    return link is not None and (link.arguments is None or not link.arguments.count)


def _message(name: str, index: int, field: Field, entry: Entry) -> str:
    if index and field.graphql_type == "ID":
        return f"The primary key on type '{entry.name}' must reference non-null fields."
    return (
        f"Invalid identifier definition. Field {name} cannot be used in the identifier. "
        "Identifiers must reference required or DB-generated fields)"
    )


def fix(finding: Finding[tuple[Entry, Field, BuilderCall]]) -> Iterator[Fix]:
    entry, field, call = finding.data
    operation = InsertAfter(call.link.span, ".required()")
    safety = Safety.SAFE if is_own(entry, field) else Safety.UNSAFE
    yield Fix(f"Make `{field.name}` required", (operation,), safety, is_preferred=True)


RULE = Rule(
    code="data/optional-identifier-field",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.ENTRY,
    summary="A field of the identifier is not required.",
    covers=("I03",),
    check=check,
    fix=fix,
    fixable="always",
)
