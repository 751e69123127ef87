"""Definition, references, highlights and rename in Gen 1 schemas."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.edits.operations import TextEdit
from amplify_ls.ide.gen1.names import SchemaName, occurrence_at, occurrences
from amplify_ls.ide.navigation.rename import Renamable, Renaming
from amplify_ls.ide.navigation.targets import Origin, Target
from amplify_ls.names.name import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from amplify_ls.gen1.facts.api import Api
    from amplify_ls.gen1.syntax.schema_file import SchemaFile
    from amplify_ls.ide.gen1.names import Occurrence

_NAME = re.compile(r"[_A-Za-z][_0-9A-Za-z]*")
_INDEX_NAME = re.compile(r"[A-Za-z0-9_\-.]{3,255}")
_WORDS = {"type": "type", "field": "field", "member": "value", "index": "index", "relation": "relation"}


def definition(api: Api, file: SchemaFile, offset: int) -> Origin | None:
    """Where the name at a byte is declared."""
    return _leads(api, file, offset, lambda name: name)


def type_definition(api: Api, file: SchemaFile, offset: int) -> Origin | None:
    """Where the type of the field at a byte is declared."""
    return _leads(api, file, offset, lambda name: _type_of(api, name))


def _type_of(api: Api, name: SchemaName) -> SchemaName:
    shape = api.shape(name.owner) if name.kind == "field" else None
    field = None if shape is None else shape.field(name.name)
    return name if field is None else SchemaName("type", "", field.base)


def _leads(api: Api, file: SchemaFile, offset: int, meant: Callable[[SchemaName], SchemaName]) -> Origin | None:
    found = occurrence_at(api, file, offset)
    if found is None:
        return None
    name = meant(found.name)
    targets = tuple(_target(each) for each in occurrences(api) if each.name == name and each.is_declaration)
    start, end = found.span.resolve()
    return Origin(start, end, targets) if targets else None


def references(api: Api, file: SchemaFile, offset: int) -> tuple[Target, ...]:
    """All mentions of the name at a byte, declarations included."""
    found = occurrence_at(api, file, offset)
    return () if found is None else tuple(_target(each) for each in _mentions(api, found.name))


def highlights(api: Api, file: SchemaFile, offset: int) -> tuple[Target, ...]:
    """The mentions of the name at a byte in this file."""
    return tuple(target for target in references(api, file, offset) if target.path == file.path)


def prepare_rename(api: Api, file: SchemaFile, offset: int) -> Renamable | None:
    """The name at a byte."""
    found = occurrence_at(api, file, offset)
    if found is None or not any(each.is_declaration or each.name.kind == "relation" for each in _mentions(api, found.name)):
        return None
    start, end = found.span.resolve()
    return Renamable(start, end, found.name.name)


def rename(api: Api, file: SchemaFile, offset: int, new: str) -> Renaming | str | None:
    """The edits that rename the name at a byte, or the reason why it cannot have that name."""
    found = occurrence_at(api, file, offset)
    if found is None:
        return None
    name = found.name
    pattern = _INDEX_NAME if name.kind in ("index", "relation") else _NAME
    if pattern.fullmatch(new) is None:
        return f"`{new}` is not a valid name."
    if new != name.name and _is_taken(api, name, new):
        return f"There is already a {_WORDS[name.kind]} named `{new}`."
    edits = tuple(TextEdit(target.path, target.start, target.end, new) for target in references(api, file, offset))
    return Renaming(f"Rename the {_WORDS[name.kind]} `{name.name}`", edits, tuple(_consequences(api, name)))


def _is_taken(api: Api, name: SchemaName, new: str) -> bool:
    if name.kind == "type":
        return api.is_declared(new)
    return any(each.name == name._replace(name=new) and each.is_declaration for each in occurrences(api))


def _consequences(api: Api, name: SchemaName) -> Iterator[str]:
    if name.kind == "type" and api.is_model(name.name):
        yield f'The table of `{name.name}` is replaced, unless the model has `@mapsTo(name: "{name.name}")`.'
    elif name.kind == "field" and api.is_model(name.owner):
        yield f"Existing records keep the attribute `{name.name}`, which the new field does not read."
    elif name.kind == "index":
        yield f"The index `{name.name}` is deleted and created again."


def _mentions(api: Api, name: SchemaName) -> Iterator[Occurrence]:
    return (each for each in occurrences(api) if each.name == name)


def _target(occurrence: Occurrence) -> Target:
    start, end = occurrence.span.resolve()
    return Target(occurrence.span.path, start, end, Role.DECLARATION if occurrence.is_declaration else Role.READ)
