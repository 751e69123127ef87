"""Completion of constants that are entries or fields of a schema: of the file, imported, or exported by files near it."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from amplify_ls.catalog.lookup import builders_at
from amplify_ls.ide.completion.legal import ENTRY_PLACES
from amplify_ls.ide.completion.writer import About, comma
from amplify_ls.ide.typed import Built, typed_of
from amplify_ls.model.files.exported import usual_specifier
from amplify_ls.values.values import Array, Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from amplify_ls.ide.answers import CompletionItem
    from amplify_ls.ide.completion.writer import Writer
    from amplify_ls.ide.place import Place
    from amplify_ls.ide.typed import Typed
    from amplify_ls.ide.view import View

_MOST_NAMES = 200
_MOST_FILES = 60
_NEAR, _FAR, _EXPORTED = 0, 600, 80
_ENTRY_RANK = 50
_TYPES = ("enum", "customType")


def entry_name_items(
    view: View, place: Place, writer: Writer, where: str, present: Collection[str]
) -> Iterator[CompletionItem]:
    """The constants that are entries which the schema does not have yet, as members of its object."""
    if writer.is_string or writer.cursor.next_sign == ":" or writer.cursor.is_continued:
        return
    builders = _builders(where)
    end = comma(writer.cursor)
    known = set(present)
    for name, builder in _constants(view, place, builders):
        if name not in known:
            known.add(name)
            # A type whose name is not that of a type is rather for fields.
            rank = _FAR if name[:1].islower() and builder in _TYPES else _ENTRY_RANK
            yield writer.imported(name, "variable", None, end, About(f"a.{builder}", rank=rank))
    for name, builder, path in _exports(view, builders):
        if name not in known and view.bindings.value(name) is None:
            known.add(name)
            module = usual_specifier(view.module, path)
            yield writer.imported(name, "variable", module, end, About(f"a.{builder}", f"From `{module}`.", _EXPORTED))


def constant_items(view: View, place: Place, writer: Writer, where: str) -> Iterator[CompletionItem]:
    """The constants that are values of a member: an entry, or a field."""
    key = (place.segment.key or "").lower()
    usual = _ENTRY_RANK if where in ENTRY_PLACES else _FAR
    for name, builder in _constants(view, place, _builders(where)):
        rank = _NEAR if key and name.lower().startswith(key) else usual
        yield writer.code(name, "variable", name, About(f"a.{builder}", rank=rank))


def list_items(view: View, place: Place, writer: Writer) -> Iterator[CompletionItem]:
    """The constants that are lists of strings."""
    for name in _names(view, place):
        value = view.bindings.value(name)
        if isinstance(value, Array) and value.items and isinstance(value.items[0], Text):
            yield writer.code(name, "variable", name, About("a list of strings", rank=_FAR))


def _builders(where: str) -> frozenset[str]:
    return frozenset(path for path, _ in builders_at(where))


def _constants(view: View, place: Place, builders: Collection[str]) -> Iterator[tuple[str, str]]:
    """The constants of the file that builders have created, each with its builder."""
    for name in _names(view, place):
        builder = _builder(view.bindings.typed(name))
        if builder in builders:
            yield name, builder


def _names(view: View, place: Place) -> Iterator[str]:
    """The constants of the file other than the one that is being declared."""
    own = place.steps[0].level.segment.declared
    yield from (name for name in list(view.bindings.names())[:_MOST_NAMES] if name != own)


def _exports(view: View, builders: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """What the files near this one export, each with its builder and path."""
    folder = posixpath.dirname(view.path)
    files = () if view.project is None else view.project.files
    near = [path for path in files if path != view.path and path.startswith(f"{folder}/")]
    for path in near[:_MOST_FILES]:
        module = view.module.sources.peek(path)
        for name in () if module is None else module.file.header.get().exports:
            builder = _builder(None if module is None else typed_of(module.shared_export(name)))
            if builder in builders and name != "default":
                yield name, builder, path


def _builder(typed: Typed | None) -> str:
    return typed.builder if isinstance(typed, Built) else ""
