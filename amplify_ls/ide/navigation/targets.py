"""Definition, type definition, implementation, references and highlights of the name at a position."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.ide.navigation.spelling import core
from amplify_ls.model.builders import define_call
from amplify_ls.model.data.api_names import generated_queries
from amplify_ls.model.data.pairing import Standing, pairing
from amplify_ls.names.name import Name, Role
from amplify_ls.values.values import Object, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amplify_ls.model.data.entries import Entry
    from amplify_ls.model.resources.functions import BackendFunction
    from amplify_ls.names.index import NameIndex
    from amplify_ls.names.name import Mention
    from amplify_ls.syntax.outline import Span


class Target(NamedTuple):
    """A region of a file, in bytes, that a request leads to."""

    path: str
    start: int
    end: int
    role: Role = Role.READ


class Origin(NamedTuple):
    """The region of a name in the file of the request, and what it leads to."""

    start: int
    end: int
    targets: tuple[Target, ...]


def definition(index: NameIndex, path: str, offset: int) -> Origin | None:
    """Where the name at a byte is declared; None if there is no name, or its declaration is unknown."""
    found = index.at(path, offset)
    places = (place for mention in found for place in _declared(index, mention.name))
    files = (Target(mention.name.key, 0, 0) for mention in found if mention.name.kind == "file")
    return _leads(index, found, (*_targets(index, places), *files))


def type_definition(index: NameIndex, path: str, offset: int) -> Origin | None:
    """The model or type that the field at a byte has; for an entry the entry itself."""
    found = index.at(path, offset)
    places = (place for mention in found for name in _type_of(index, mention.name) for place in _declared(index, name))
    return _leads(index, found, _targets(index, places))


def implementation(index: NameIndex, path: str, offset: int) -> Origin | None:
    """The other side of the relationship at a byte, or the file with the code of a function."""
    found = index.at(path, offset)
    targets = (target for mention in found for target in _implemented(index, mention))
    return _leads(index, found, tuple(dict.fromkeys(targets)))


def references(index: NameIndex, path: str, offset: int) -> tuple[Target, ...]:
    """All mentions of the name at a byte, declarations included, in the order of files and positions."""
    mentions = (mention for name in family(index, index.at(path, offset)) for mention in index.mentions(name))
    return tuple(sorted({_target(index, mention) for mention in mentions}, key=lambda each: each[:3]))


def highlights(index: NameIndex, path: str, offset: int) -> tuple[Target, ...]:
    """The mentions of the name at a byte in the same file."""
    return tuple(target for target in references(index, path, offset) if target.path == path)


def family(index: NameIndex, found: Iterable[Mention]) -> tuple[Name, ...]:
    """The names of some mentions, and all names that share a place with one of them.

    A field that a helper function adds to five models has one declaration, so its five names can only change together.
    """
    names = dict.fromkeys(mention.name for mention in found)
    waiting = list(names)
    seen: set[Span] = set()
    while waiting:
        for mention in index.mentions(waiting.pop()):
            if mention.span in seen:
                continue
            seen.add(mention.span)
            for other in index.sharing(mention.span):
                if other.name not in names:
                    names[other.name] = None
                    waiting.append(other.name)
    return tuple(names)


def implied_place(index: NameIndex, name: Name) -> Span | None:
    """What brings in a name that nothing declares: the model of the field `id`, the index of a query."""
    data = index.api(name)
    if data is None or name.kind not in ("field", "query"):
        return None
    parts = data.parts(name.owner) if name.kind == "query" else None
    for query in () if parts is None else generated_queries(parts):
        if query.name == name.key:
            return query.partition.span
    owner = Name("entry", "", name.owner.partition(".")[0], name.api)
    return next((mention.span for mention in index.declarations(owner)), None)


def _declared(index: NameIndex, name: Name) -> Iterator[Span]:
    found = index.declarations(name)
    yield from (mention.span for mention in found)
    implied = None if found else implied_place(index, name)
    if implied is not None:
        yield implied


def _type_of(index: NameIndex, name: Name) -> Iterator[Name]:
    if name.kind == "entry":
        yield name
    entry = _entry(index, name)
    field = None if entry is None or name.kind != "field" else entry.fields.get(name.key)
    given = None if field is None or field.call is None else field.call.argument(0)
    if isinstance(given, Text):
        yield Name("entry", "", given.value, name.api)


def _implemented(index: NameIndex, mention: Mention) -> Iterator[Target]:
    name = mention.name
    entry = _entry(index, name)
    relationship = None if entry is None or name.kind != "field" else entry.relationships.get(name.key)
    found = None if relationship is None else pairing(relationship)
    if found is not None and found.other is not None and found.standing is Standing.PAIRED:
        yield from _targets(index, (found.other.field.name_span,))
    for function in index.project.functions:
        is_meant = function.name is not None and name == Name("function", "", function.name.name)
        if function.entry is not None and (is_meant or (name.kind == "trigger" and _is_trigger(index, name, function))):
            yield Target(function.entry, 0, 0)


def _is_trigger(index: NameIndex, name: Name, function: BackendFunction) -> bool:
    """Whether a function is the one that Cognito invokes for a trigger."""
    for auth in index.project.auth:
        triggers = auth.option("triggers")
        call = define_call(triggers.get(name.key)) if isinstance(triggers, Object) else None
        if call is not None and call.name_span == function.name_span:
            return True
    return False


def _entry(index: NameIndex, name: Name) -> Entry | None:
    data = index.api(name)
    return None if data is None else data.entry(name.owner)


def _leads(index: NameIndex, found: tuple[Mention, ...], targets: tuple[Target, ...]) -> Origin | None:
    if not found or not targets:
        return None
    own = _target(index, found[0])
    return Origin(own.start, own.end, targets)


def _targets(index: NameIndex, places: Iterable[Span]) -> tuple[Target, ...]:
    found: dict[Target, None] = {}
    for place in places:
        start, end = core(index.text(place.path), *place.resolve())
        found[Target(place.path, start, end, Role.DECLARATION)] = None
    return tuple(found)


def _target(index: NameIndex, mention: Mention) -> Target:
    start, end = core(index.text(mention.span.path), *mention.span.resolve())
    return Target(mention.span.path, start, end, mention.role)
