"""What a deployment makes of a rename, for the confirmation that editors show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.model.data.entries import OPERATION_KINDS, EntryKind
from amplify_ls.model.data.fields import FieldKind
from amplify_ls.values.values import Array, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amplify_ls.model.data.entries import Entry
    from amplify_ls.names.index import NameIndex
    from amplify_ls.names.name import Name, NameKind
    from amplify_ls.values.values import Value

_SHIPPED = "Clients that are already released still use the old name, and fail until they are updated."
_INDEX = "Deployment deletes the index and builds it again; queries on it fail until it is complete."
_BY_KIND: dict[NameKind, str] = {
    "argument": _SHIPPED,
    "attribute": "Cognito rejects the deployment, because attributes of an existing user pool cannot be renamed or removed.",
    "bucket": "Deployment creates a new, empty bucket and deletes the old one with its files.",
    "enum-value": "Records that contain the old value can no longer be read.",
    "function": "Deployment deletes the function and creates a new one, with a new ARN, role and log group.",
    "group": "Deployment deletes the group and creates a new one without members.",
    "index": _INDEX,
    "output": "Clients that are already released still read the old key of `amplify_outputs.json`.",
    "provider": (
        "Deployment deletes the identity provider and creates a new one: users who signed in through it get new accounts."
    ),
    "query": _SHIPPED,
    "secret": "The secret must be set under the new name before the next deployment: `npx ampx sandbox secret set NAME`.",
    "stack": "Deployment deletes the stack with everything in it and creates a new one.",
    "storage-path": "Files do not move: those below the old path are no longer accessible by its rules.",
}
_INDEX_KEYS = frozenset({"", "sortKeys"})
_TABLE = "Deployment creates a new, empty table and deletes the old one with its records."
_VALUES = "Existing records keep their values under the old name, and the new field is empty."


def consequences(index: NameIndex, names: Iterable[Name]) -> tuple[str, ...]:
    """What a deployment makes of a rename, the worst first; none if nothing is lost, rebuilt or broken."""
    found = {text: None for name in names for text in _of(index, name)}
    order = (_TABLE, _INDEX, _VALUES)
    return tuple(sorted(found, key=lambda text: order.index(text) if text in order else len(order)))


def of_kind(kind: NameKind) -> tuple[str, ...]:
    """What a deployment makes of a rename of any name of a kind."""
    return (_BY_KIND[kind],) if kind in _BY_KIND else ()


def _of(index: NameIndex, name: Name) -> Iterator[str]:
    text = index.text_api(name)
    if text is not None:
        yield from text.consequences(name)
        return
    if name.kind in _BY_KIND:
        yield _BY_KIND[name.kind]
        return
    data = index.api(name)
    if data is None:
        return
    if name.kind == "entry":
        kind = data.kind(name.key)
        if kind is EntryKind.MODEL or kind is EntryKind.CONVERSATION:
            yield _TABLE
        if kind in OPERATION_KINDS:
            yield _SHIPPED
    elif name.kind == "field":
        entry = data.entry(name.owner)
        yield from (_VALUES,) if entry is None or entry.kind is not EntryKind.MODEL else _of_field(index, entry, name)


def _of_field(index: NameIndex, model: Entry, name: Name) -> Iterator[str]:
    field = model.fields.get(name.key)
    if model.identifier is not None and name.key in model.identifier.names:
        yield _TABLE
        return
    relationship = model.relationships.get(name.key)
    if relationship is not None:
        yield _SHIPPED if relationship.is_child_side else _INDEX
        return
    if field is None or field.kind is FieldKind.UNKNOWN:
        return
    if _is_in_index(index, model, name):
        yield _INDEX
    yield _VALUES


def _is_in_index(index: NameIndex, model: Entry, name: Name) -> bool:
    """Whether a field is a key of a secondary index, or the reference field of a relationship."""
    if any(each.is_child_side and name.key in (each.references or ()) for each in model.relationships.values()):
        return True
    data = index.api(name)
    parts = None if data is None else data.parts(model.name)
    given = (
        step.link.arguments.values
        for part in (() if parts is None else parts.all)
        for step in part.steps
        if step.receiver == "index" and step.name in _INDEX_KEYS and step.link.arguments is not None
    )
    return any(name.key in _texts(values) for values in given)


def _texts(values: Iterable[Value]) -> Iterator[str]:
    for value in values:
        if isinstance(value, Text):
            yield value.value
        elif isinstance(value, Array):
            yield from _texts(value.items)
