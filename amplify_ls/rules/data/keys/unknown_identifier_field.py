"""The identifier of a model contains a field that the model does not have.

## What it does

Reports an item of `.identifier([...])` that is not a declared field of the model. `id`, `createdAt` and `updatedAt`
must be declared, too.

## Why is this bad?

TypeScript rejects the field. If it is compiled nevertheless, an unknown first field is silently ignored, so the
primary key remains `id`, and an unknown later field makes synthesis fail.

## Example

```ts bad
const schema = a.schema({
  Post: a.model({
    slug: a.string().required(),
  }).identifier(['slugg']),
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

The fixes change the field to a similar one, declare `id`, `createdAt` or `updatedAt`, or remove the field from the
identifier. They are not applied by `--fix`, because changing the identifier replaces the table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.nearest import nearest
from amplify_ls.edits.operations import Fix, InsertProperty, Replace, Safety
from amplify_ls.rules.data.identifier_fixes import without_field
from amplify_ls.rules.data.reference_fields import own_literal
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.entries import Entry
    from amplify_ls.values.values import Text

_IMPLICIT = {
    "id": "a.id().required()",
    "createdAt": "a.datetime().required()",
    "updatedAt": "a.datetime().required()",
}


def check(entry: Entry) -> Iterator[Finding[tuple[Entry, Text]]]:
    if entry.identifier is None:
        return
    for index, name in enumerate(entry.identifier.items):
        if not entry.fields.lacks(name.value) or name.value in entry.identifier.names[:index]:
            continue
        yield Finding(
            name.span,
            f"The model `{entry.name}` has no field `{name.value}`, which its identifier contains.",
            related=(Related(entry.name_span, f"`{entry.name}` is defined here"),),
            stage=Stage.TYPES if index == 0 and entry.database.has_implied_fields else None,
            package_message=_said(name.value, index),
            data=(entry, name),
        )


def _said(name: str, index: int) -> str:
    return (
        f"Type '\"{name}\"' is not assignable to type" if index == 0 else "Cannot read properties of undefined (reading 'name')"
    )


def fix(finding: Finding[tuple[Entry, Text]]) -> Iterator[Fix]:
    entry, name = finding.data
    text, literal = _IMPLICIT.get(name.value), own_literal(entry)
    if text is not None and literal is not None:
        operation = InsertProperty(literal, name.value, text)
        yield Fix(f"Add `{name.value}: {text}` to `{entry.name}`", (operation,), is_preferred=True)
        return
    used = {item.value for item in entry.identifier.items} if entry.identifier is not None else set()
    found = nearest(name.value, [field.name for field in entry.fields if field.graphql_type and field.name not in used])
    if found is not None:
        yield Fix(f"Change to `{found}`", (Replace(name.span, f"'{found}'"),), Safety.UNSAFE, is_preferred=True)
    if found is None or entry.database.has_implied_fields:
        yield from without_field(entry, name)


RULE = Rule(
    code="data/unknown-identifier-field",
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.ENTRY,
    summary="The identifier of a model contains a field that the model does not have.",
    names="a field",
    covers=("I01", "I02"),
    check=check,
    fix=fix,
    fixable="sometimes",
)
