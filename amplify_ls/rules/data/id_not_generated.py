"""The `id` of a model is of a type that is not made up for new records.

A model without `.identifier(...)` is found by its `id`. Where that is an `a.id()` or `a.string()`, a new record gets one by
itself. A number, an e-mail address or any other type is not made up: each `create` is refused unless it brings an
`id` that no record has yet. `.identifier(['id'])` says that this is meant.

## Example

```ts bad
const schema = a.schema({
  Post: a.model({ id: a.integer().required(), title: a.string() }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Post: a.model({ id: a.id().required(), title: a.string() }),
}).authorization((allow) => [allow.authenticated()]);
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, InsertAfter, Replace
from amplify_ls.model.fields import FieldKind
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.entries import Entry

_MADE_UP = frozenset({"id", "string"})
_REFUSED = frozenset({"boolean"})
"""Types that another rule refuses."""


def check(entry: Entry) -> Iterator[Finding]:
    if entry.identifier is None or entry.identifier.items or entry.database.is_sql:
        return
    field = entry.fields.get("id")
    if field is None or field.kind is not FieldKind.SCALAR or field.call is None or not field.has("required"):
        return
    if field.call.name not in _MADE_UP | _REFUSED:
        yield Finding(
            field.call.name_span,
            f"New records of `{entry.name}` get no `id` by themselves, because it is `a.{field.call.name}()`.",
            data=(entry, field.call),
        )


def fix(finding: Finding) -> Iterator[Fix]:
    entry, call = finding.data
    if not call.arguments.count:
        yield Fix("Change to `a.id()`", (Replace(call.name_span, "id"),), is_preferred=True)
    yield Fix("Add `.identifier(['id'])`", (InsertAfter(entry.call.chain.span, ".identifier(['id'])"),))


RULE = Rule(
    code="data/id-not-generated",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.ENTRY,
    summary="The `id` of a model is of a type that is not made up for new records.",
    covers=(),
    check=check,
    fix=fix,
    fixable="always",
)
