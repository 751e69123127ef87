"""What an operation returns: the types that it is made of, and which of them come back to themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.model.data.entries import EntryKind
from amplify_ls.model.data.fields import FieldKind, fields_of
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.entries import Entry
    from amplify_ls.model.data.fields import Field, Fields
    from amplify_ls.model.data.model import DataModel
    from amplify_ls.model.data.parts import Part


class ResultField(NamedTuple):
    """A field that a result holds, at whatever depth."""

    owner: Entry
    """The entry that it is written in."""
    name: str
    """In the author's names: ``Post.author.name`` without the entry, ``author.name``."""
    field: Field


def in_result(part: Part) -> bool:
    """Whether a part belongs to what an operation returns."""
    at: Part | None = part
    while at is not None:
        if at.place == "return":
            return True
        at = at.outer
    return False


def referred_type(data: DataModel, part: Part) -> Entry | None:
    """The model or custom type that an ``a.ref`` means."""
    given = None if part.call is None or part.call.name != "ref" else part.call.argument(0)
    return _type_named(data, given.value) if isinstance(given, Text) else None


def result_fields(entry: Entry) -> Iterator[ResultField]:
    """All fields of a type, those of the types that it refers to included, each type once."""
    seen = {entry.name}
    waiting = [entry]
    while waiting:
        owner = waiting.pop(0)
        for found in _flat(owner, owner.fields, ""):
            yield found
            target = _target(owner.data, found.field)
            if target is not None and target.name not in seen:
                seen.add(target.name)
                waiting.append(target)


def cycle(entry: Entry) -> ResultField | None:
    """The field by which a type comes to hold itself, or another one in it does; None where there is none."""
    return _cycle(entry, (), set())


def _cycle(entry: Entry, path: tuple[str, ...], done: set[str]) -> ResultField | None:
    for found in _flat(entry, entry.fields, ""):
        if found.field.kind is FieldKind.RELATIONSHIP:
            # The other side points back.
            return found
        target = _target(entry.data, found.field)
        if target is None or target.name in done:
            continue
        if target.name == entry.name or target.name in path:
            return found
        inner = _cycle(target, (*path, entry.name), done)
        if inner is not None:
            return inner
    done.add(entry.name)
    return None


def _flat(owner: Entry, fields: Fields, prefix: str) -> Iterator[ResultField]:
    """The fields of an entry, those of types that are written in place included."""
    for field in fields:
        yield ResultField(owner, prefix + field.name, field)
        if field.kind is FieldKind.CUSTOM_TYPE and field.call is not None:
            yield from _flat(owner, fields_of(field.call.argument(0)), f"{prefix}{field.name}.")


def _target(data: DataModel, field: Field) -> Entry | None:
    """The type that a field refers to."""
    if field.kind is not FieldKind.REFERENCE or field.call is None:
        return None
    given = field.call.argument(0)
    return _type_named(data, given.value) if isinstance(given, Text) else None


def _type_named(data: DataModel, name: str) -> Entry | None:
    found = data.entry(name)
    return found if found is not None and found.kind in (EntryKind.MODEL, EntryKind.CUSTOM_TYPE) else None
