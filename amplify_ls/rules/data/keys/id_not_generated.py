"""The `id` of a model has a type whose values are not generated.

## What it does

Reports a required `id` whose type is neither `a.id()` nor `a.string()`, in a DynamoDB model without `.identifier(...)`.

## Why is this bad?

A model without `.identifier(...)` is identified by its `id`. If it is an `a.id()` or `a.string()`, a new record gets an `id`
automatically. Values of other types are not generated: each `create` is rejected unless it contains a new `id`.
`.identifier(['id'])` states that this is intended.

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

## Fix safety

Both fixes are unsafe. One changes the type to `a.id()`, which changes the API. The other adds `.identifier(['id'])`, which
makes `id` required in each `create`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, InsertAfter, Replace
from amplify_ls.model.data.fields import FieldKind
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.builders import BuilderCall
    from amplify_ls.model.data.entries import Entry

_MADE_UP = frozenset({"id", "string"})
_REFUSED = frozenset({"boolean"})
"""Types that another rule reports."""


def check(entry: Entry) -> Iterator[Finding[tuple[BuilderCall, BuilderCall]]]:
    if entry.call is None or entry.identifier is None or entry.identifier.items or entry.database.is_sql:
        return
    field = entry.fields.get("id")
    if field is None or field.kind is not FieldKind.SCALAR or field.call is None or not field.has("required"):
        return
    if field.call.name not in _MADE_UP | _REFUSED:
        yield Finding(
            field.call.name_span,
            f"New records of `{entry.name}` get no `id` automatically, because its type is `a.{field.call.name}()`.",
            data=(entry.call, field.call),
        )


def fix(finding: Finding[tuple[BuilderCall, BuilderCall]]) -> Iterator[Fix]:
    model, call = finding.data
    if call.arguments is not None and not call.arguments.count:
        yield Fix("Change to `a.id()`", (Replace(call.name_span, "id"),), is_preferred=True)
    yield Fix("Add `.identifier(['id'])`", (InsertAfter(model.chain.span, ".identifier(['id'])"),))


RULE = Rule(
    code="data/id-not-generated",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.ENTRY,
    summary="The `id` of a model has a type whose values are not generated.",
    covers=(),
    check=check,
    fix=fix,
    fixable="always",
)
