"""Renaming the name at a position, everywhere it is mentioned."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog.backend.members import STACKS
from amplify_ls.catalog.schema.reserved import IMPLIED_FIELDS
from amplify_ls.ide.navigation.consequences import consequences
from amplify_ls.ide.navigation.naming import WORDS, refusal
from amplify_ls.ide.navigation.spelling import core, edits_for, place_of
from amplify_ls.ide.navigation.targets import family
from amplify_ls.model.data.api_names import generated_queries, generated_query_name
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.names.name import Form, Name, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import TextEdit
    from amplify_ls.names.index import NameIndex
    from amplify_ls.names.name import Mention, NameKind

_DECLARED_HERE: frozenset[NameKind] = frozenset({"argument", "entry", "field", "function", "function-key", "query", "variable"})
"""The kinds of names that have a declaration in the project."""
_MOST_LISTED = 5
"""How many places are listed that a rename leaves as they are."""
_FIXED: dict[NameKind, str] = {
    "authorization-mode": "`{}` is an authorization mode of AWS AppSync, whose name cannot be changed.",
    "file": "`{}` is a file: rename the file, and the paths to it are updated.",
    "table": "`{}` is a table of the database, whose name cannot be changed here.",
    "trigger": "`{}` is a trigger of Amazon Cognito, whose name cannot be changed.",
}
"""Why names of some kinds cannot be renamed."""
_TIMES = frozenset({"createdAt", "updatedAt"})


class Renamable(NamedTuple):
    """The region of the name at a position, and its current text."""

    start: int
    end: int
    text: str


class Renaming(NamedTuple):
    """The edits of a rename."""

    label: str
    """What is renamed: ``Rename the model `Post```."""
    edits: tuple[TextEdit, ...]
    consequences: tuple[str, ...]
    """What a deployment makes of it."""


def prepare(index: NameIndex, path: str, offset: int) -> Renamable | str | None:
    """The name at a byte, or the reason why it cannot be renamed; None if there is no name of the project."""
    found = index.at(path, offset)
    if not found:
        return None
    names = family(index, found)
    reason = _fixed(index, names)
    if reason is not None:
        return reason
    place = place_of(index.text(path), found[0]) or core(index.text(path), *found[0].span.resolve())
    return Renamable(*place, found[0].name.key)


def rename(index: NameIndex, path: str, offset: int, new: str) -> Renaming | str | None:
    """The edits that rename the name at a byte, or the reason against it; None if there is no name of the project."""
    found = index.at(path, offset)
    if not found:
        return None
    names = family(index, found)
    reason = _fixed(index, names)
    if reason is None and new != found[0].name.key:
        reason = next((reason for name in names if (reason := refusal(index, name, new)) is not None), None)
    if reason is not None:
        return reason
    edits: dict[TextEdit, None] = {}
    changed = names if new != found[0].name.key else ()
    following = (each for name in changed for each in _following(index, name, new))
    for name, fresh in (*((name, new) for name in changed), *following):
        for mention in index.mentions(name):
            made = edits_for(index.text(mention.span.path), mention, fresh)
            if made is None:
                return _composed(index, mention)
            edits.update(dict.fromkeys(made))
    label = f"Rename the {described(index, found[0].name)}"
    if not edits:
        return Renaming(label, (), ())
    return Renaming(label, tuple(edits), (*consequences(index, names), *_left_out(index, names)))


def _left_out(index: NameIndex, names: tuple[Name, ...]) -> Iterator[str]:
    """What a rename leaves as it is because the type of a value is unknown."""
    places = dict.fromkeys(place for name in names for place in index.unclear(name))
    if not places:
        return
    lines: dict[str, list[int]] = {}
    for path, position in list(places)[:_MOST_LISTED]:
        line = index.text(path).count(b"\n", 0, position) + 1
        known = lines.setdefault(path.rsplit("/", 1)[-1], [])
        known += [line] if line not in known else []
    listed = "; ".join(f"{file}, line{'s' if len(found) > 1 else ''} {_enumerated(found)}" for file, found in lines.items())
    more = f"; and {len(places) - _MOST_LISTED} more" if len(places) > _MOST_LISTED else ""
    word = names[0].key
    if len(places) == 1:
        yield f"1 place may also mean `{word}`, but its type is unknown, so it keeps the old name: {listed}."
    else:
        left = f"{len(places)} places may also mean `{word}`, but their type is unknown, so they keep the old name"
        yield f"{left}: {listed}{more}."


def _enumerated(lines: list[int]) -> str:
    *first, last = map(str, lines)
    return f"{', '.join(first)} and {last}" if first else last


def described(index: NameIndex, name: Name) -> str:
    """A name with what it is the name of, for titles."""
    text = index.text_api(name)
    if text is not None:
        return text.described(name)
    data = index.api(name)
    kind = None if data is None or name.kind != "entry" else data.kind(name.key)
    word = WORDS[name.kind] if kind in (None, EntryKind.OTHER, EntryKind.UNKNOWN) else kind.value
    return f"{word} `{name.key}`"


def _following(index: NameIndex, name: Name, new: str) -> Iterator[tuple[Name, str]]:
    """The names that the packages derive from a renamed one, with what they become: those of the queries of indexes."""
    data = index.api(name)
    if data is None or name.kind not in ("entry", "field"):
        return
    model = name.key if name.kind == "entry" else name.owner
    parts = data.parts(model)
    for query in () if parts is None else generated_queries(parts):
        keys = [query.partition.value, *query.sort_keys]
        if name.kind == "entry":
            after = generated_query_name(new, keys[0], keys[1:])
        else:
            first, *rest = (new if key == name.key else key for key in keys)
            after = generated_query_name(model, first, rest)
        if after != query.name:
            yield Name("query", model, query.name, name.api), after


def _fixed(index: NameIndex, names: tuple[Name, ...]) -> str | None:
    """Why names cannot be renamed to anything."""
    fixed = next((_FIXED[name.kind].format(name.key.rpartition("/")[2]) for name in names if name.kind in _FIXED), None)
    if fixed is not None:
        return fixed
    if len({name.kind for name in names}) > 1:
        words = " and ".join(sorted({f"a {WORDS[name.kind]}" for name in names}))
        return f"`{names[0].key}` is written once and used as {words}."
    if not any(mention.role is Role.DECLARATION for name in names for mention in index.mentions(name)):
        reason = _undeclared(index, names[0])
        if reason is not None:
            return reason
    for name in names:
        if name.kind == "resource-group" and name.key in STACKS.values():
            return f"`{name.key}` is the stack of a resource, which has this name whatever functions are in it."
        reason = _implied(index, name)
        if reason is not None:
            return reason
        for mention in index.mentions(name):
            if place_of(index.text(mention.span.path), mention) is None:
                return _composed(index, mention)
        for path, position in index.unseen(name):
            where = _where(index, path, position)
            return f"It is unknown whether the string `{name.key}` in {where} is the {WORDS[name.kind]} `{name.key}`."
    return None


def _undeclared(index: NameIndex, name: Name) -> str | None:
    """Why a name that nothing declares cannot be renamed; None for one that is declared outside the project."""
    if name.kind == "function" and any(
        each.name is not None and each.name.name == name.key for each in index.project.functions
    ):
        return f"The name of the function `{name.key}` is that of its file or folder."
    if name.kind == "field" and name.key in IMPLIED_FIELDS:
        return f"`{name.key}` is a field that Amplify adds to the model `{name.owner}`."
    if name.kind in _DECLARED_HERE:
        return f"The declaration of the {WORDS[name.kind]} `{name.key}` is unknown."
    return None


def _implied(index: NameIndex, name: Name) -> str | None:
    """Why a declared field cannot be renamed: the packages would add it again under its old name."""
    data = index.api(name)
    model = None if data is None or name.kind != "field" else data.entry(name.owner)
    if model is None or model.kind is not EntryKind.MODEL or not model.database.has_implied_fields:
        return None
    is_default = model.identifier is None or (model.identifier.names == ("id",) and not model.identifier.items)
    if (name.key == "id" and is_default) or name.key in _TIMES:
        return f"Amplify adds the field `{name.key}` to the model `{name.owner}` again if it is renamed."
    return None


def _composed(index: NameIndex, mention: Mention) -> str:
    where = _where(index, mention.span.path, mention.span.resolve()[0])
    if mention.form is Form.MODULE:
        return f"The module path in {where} does not end in `{mention.name.key}`."
    return f"`{mention.name.key}` is composed or escaped in {where}, so it cannot be renamed there."


def _where(index: NameIndex, path: str, position: int) -> str:
    line = index.text(path).count(b"\n", 0, position) + 1
    return f"{path.rsplit('/', 1)[-1]}, line {line}"
