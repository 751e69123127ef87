"""A secondary index uses a field that the model does not declare.

## What it does

Reports a partition key or sort key of an index that is not a declared field of the model. `createdAt`, `updatedAt`
and `id` exist without being declared, but an index can only use them if they are.

## Why is this bad?

TypeScript rejects the field. The packages silently ignore an index with an unknown partition key, and reject an
unknown sort key.

## Example

```ts bad
const schema = a.schema({
  Post: a.model({ author: a.string() }).secondaryIndexes((index) => [index('author').sortKeys(['createdAt'])]),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Post: a.model({
    author: a.string(),
    createdAt: a.datetime(),
  }).secondaryIndexes((index) => [index('author').sortKeys(['createdAt'])]),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

Declaring `createdAt` or `updatedAt`, and changing a name that differs in case alone, are safe. Declaring `id`,
changing to a similar field or to the one that the field was renamed to, and removing an index on the default `id` are
not applied by `--fix`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.nearest import nearest
from amplify_ls.edits.operations import Fix, InsertProperty, RemoveItem, Replace, Safety
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.model.data.fields import FieldKind
from amplify_ls.rules.data.indexes import named_fields, written_indexes
from amplify_ls.rules.renamed import ends_like, only_unused
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.entries import Entry
    from amplify_ls.model.data.parts import Parts
    from amplify_ls.rules.data.indexes import Index
    from amplify_ls.values.values import Text

_IMPLICIT = {"createdAt": "a.datetime()", "updatedAt": "a.datetime()", "id": "a.id().required()"}
_KEYS = frozenset({FieldKind.SCALAR, FieldKind.ENUM, FieldKind.REFERENCE})


def check(parts: Parts) -> Iterator[Finding[tuple[Entry, Text, Index]]]:
    entry = parts.entry
    if entry is None or entry.kind is not EntryKind.MODEL:
        return
    for index in written_indexes(parts):
        for name in named_fields(index):
            if not entry.fields.lacks(name.value):
                continue
            is_partition = name is index.partition
            yield Finding(
                name.span,
                f"The model `{entry.name}` declares no field `{name.value}`, which a secondary index uses.",
                stage=Stage.TYPES if is_partition or not parts.database.makes_indexes else None,
                package_message=f"Argument of type '\"{name.value}\"' is not assignable to parameter of type"
                if is_partition
                else f"Can't find field '{name.value}' in {entry.name}, but it was specified in index",
                data=(entry, name, index),
            )


def fix(finding: Finding[tuple[Entry, Text, Index]]) -> Iterator[Fix]:
    entry, name, index = finding.data
    literal = entry.fields.literal
    if name.value == "id" and index.partition is name and entry.identifier is not None and entry.identifier.names == ("id",):
        # Declared or not, it is the primary key.
        yield Fix("Remove the index", (RemoveItem(index.part.value.span),), is_preferred=True)
        return
    if name.value in _IMPLICIT:
        if literal is not None:
            text = _IMPLICIT[name.value]
            safety = Safety.UNSAFE if name.value == "id" else Safety.SAFE
            edits = (InsertProperty(literal, name.value, text),)
            yield Fix(f"Add `{name.value}: {text}` to `{entry.name}`", edits, safety, is_preferred=True)
        return
    candidates = _candidates(entry)
    found = nearest(name.value, candidates) or _renamed(entry, name.value, candidates)
    if found is not None:
        safety = Safety.SAFE if found.lower() == name.value.lower() else Safety.UNSAFE
        yield Fix(f"Change to `{found}`", (Replace(name.span, f"'{found}'"),), safety, is_preferred=True)


def _renamed(entry: Entry, name: str, candidates: list[str]) -> str | None:
    """The field that the field was renamed to by hand: the only one of its kind that no index uses."""
    parts = entry.data.parts(entry.name)
    indexes = () if parts is None else written_indexes(parts)
    used = {each.value for index in indexes for each in named_fields(index)}
    return only_unused((each for each in candidates if ends_like(name, each)), used)


def _candidates(entry: Entry) -> list[str]:
    return [field.name for field in entry.fields if field.kind in _KEYS and field.has("array") is not True]


RULE = Rule(
    code="data/unknown-index-field",
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.PARTS,
    summary="A secondary index uses a field that the model does not declare.",
    names="a field",
    covers=("X01", "X02"),
    check=check,
    fix=fix,
    fixable="sometimes",
)
