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
_ROOTS = frozenset({"Query", "Mutation", "Subscription"})
_GROUP = re.compile(r"[^\s\"\\]{1,128}")
_PATTERNS = {"index": _INDEX_NAME, "relation": _INDEX_NAME, "group": _GROUP}
_WORDS = {"member": "value"}
_UNDECLARED = frozenset({"relation", "group"})
"""The kinds of names that nothing in a schema declares."""


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
    if found is None or not any(each.is_declaration or each.name.kind in _UNDECLARED for each in _mentions(api, found.name)):
        return None
    start, end = found.span.resolve()
    return Renamable(start, end, found.name.name)


def rename(api: Api, file: SchemaFile, offset: int, new: str) -> Renaming | str | None:
    """The edits that rename the name at a byte, or the reason why it cannot have that name."""
    found = occurrence_at(api, file, offset)
    if found is None:
        return None
    name = found.name
    reason = refusal(api, name, new)
    if reason is not None:
        return reason
    edits = tuple(TextEdit(target.path, target.start, target.end, new) for target in references(api, file, offset))
    return Renaming(f"Rename the {described(name)}", edits, tuple(consequences(api, name)))


def refusal(api: Api, name: SchemaName, new: str) -> str | None:
    """Why a name cannot be changed to a new one; None if it can."""
    if _PATTERNS.get(name.kind, _NAME).fullmatch(new) is None:
        return f"`{new}` is not a valid name."
    if new != name.name and _is_taken(api, name, new):
        return f"There is already a {_WORDS.get(name.kind, name.kind)} named `{new}`."
    return None


def described(name: SchemaName) -> str:
    """A name with what it is the name of, for titles."""
    return f"{_WORDS.get(name.kind, name.kind)} `{name.name}`"


def _is_taken(api: Api, name: SchemaName, new: str) -> bool:
    if name.kind == "type":
        return api.is_declared(new)
    if name.kind == "query":
        return any(
            each.name.name == new for each in occurrences(api) if each.name.kind in ("query", "field") and _is_query(each)
        )
    return any(each.name == name._replace(name=new) and each.is_declaration for each in occurrences(api))


def _is_query(occurrence: Occurrence) -> bool:
    return occurrence.is_declaration and (occurrence.name.kind == "query" or occurrence.name.owner == "Query")


def consequences(api: Api, name: SchemaName) -> Iterator[str]:
    """What a deployment makes of a rename."""
    if name.kind == "type" and api.is_model(name.name):
        yield f'The table of `{name.name}` is replaced, unless the model has `@mapsTo(name: "{name.name}")`.'
    elif name.kind == "field" and api.is_model(name.owner):
        yield f"Existing records keep the attribute `{name.name}`, which the new field does not read."
    elif name.kind == "query" or name.owner.partition(".")[0] in _ROOTS:
        yield "Clients that are already released still use the old name, and fail until they are updated."
    elif name.kind == "group":
        yield "The members of the group remain in the old one until they are added to the new one."
    elif name.kind == "index":
        yield f"The index `{name.name}` is deleted and created again."


def _mentions(api: Api, name: SchemaName) -> Iterator[Occurrence]:
    return (each for each in occurrences(api) if each.name == name)


def _target(occurrence: Occurrence) -> Target:
    start, end = occurrence.span.resolve()
    return Target(occurrence.span.path, start, end, Role.DECLARATION if occurrence.is_declaration else Role.READ)
