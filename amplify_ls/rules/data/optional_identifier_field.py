"""A field of the identifier is not required.

Every record needs its whole key, so that each field of it is `.required()`. An `a.id()` in the first place need not be:
it gets a value by itself. It holds for a field `id` of another type too, for that is the key of a model without
`.identifier(...)`. The type check does not notice; the schema does not load.

The fix makes the field required.

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, InsertAfter, Safety
from amplify_ls.model.fields import FieldKind
from amplify_ls.rules.reference_fields import is_own
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.entries import Entry
    from amplify_ls.model.fields import Field

_UNSUITABLE = frozenset({"boolean", "json"})
"""Types that cannot be in a key anyway."""


def check(entry: Entry) -> Iterator[Finding]:
    identifier = entry.identifier
    if identifier is None:
        return
    for index, name in enumerate(identifier.names):
        field = entry.fields.get(name)
        if field is None or not _must_be_required(field, index):
            continue
        if name in identifier.names[:index]:
            continue
        written = [Related(item.span, "The identifier") for item in identifier.items[index : index + 1]]
        yield Finding(
            field.name_span,
            f"`{name}` identifies `{entry.name}`, but is not required.",
            related=tuple(written),
            package_message=_message(name, index, field, entry),
            data=(entry, field),
        )


def _must_be_required(field: Field, index: int) -> bool:
    call = field.call
    if call is None or field.kind is not FieldKind.SCALAR or call.name in _UNSUITABLE:
        return False
    if field.has("required") is not False or field.has("array") is not False or _is_generated(field):
        return False
    return call.name != "id" or index > 0


def _is_generated(field: Field) -> bool:
    """``.default()`` without a value: the database gives one."""
    link = None if field.call is None else field.call.modifier("default")
    return link is not None and (link.arguments is None or not link.arguments.count)


def _message(name: str, index: int, field: Field, entry: Entry) -> str:
    if index and field.graphql_type == "ID":
        return f"The primary key on type '{entry.name}' must reference non-null fields."
    return (
        f"Invalid identifier definition. Field {name} cannot be used in the identifier. "
        "Identifiers must reference required or DB-generated fields)"
    )


def fix(finding: Finding) -> Iterator[Fix]:
    entry, field = finding.data
    operation = InsertAfter(field.call.link.span, ".required()")
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
