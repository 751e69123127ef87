"""Completion: dispatch by what is being typed at a position."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.ide.completion.imports import module_items, name_items
from amplify_ls.ide.completion.keys import key_items
from amplify_ls.ide.completion.members import member_items
from amplify_ls.ide.completion.named_members import named_member_items
from amplify_ls.ide.completion.skeletons import declared_value_items, skeleton_items
from amplify_ls.ide.completion.values import string_items, value_items
from amplify_ls.ide.completion.writer import About, Writer
from amplify_ls.ide.suppression import SUPPRESSION
from amplify_ls.syntax.cursor.brackets import Inside
from amplify_ls.syntax.cursor.import_place import ModulePlace, NamesPlace, import_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from amplify_ls.ide.answers import CompletionItem
    from amplify_ls.ide.view import View
    from amplify_ls.syntax.cursor.frames import Cursor

_ENDED = re.compile(rb"""(?:\A|[;})'"`]|\*/|^[ \t]*//[^\n]*)\s*\Z""", re.MULTILINE)
_CODE = re.compile(rb"[\w/-]*\Z")


def completions(view: View, offset: int, codes: Iterable[tuple[str, str]] = ()) -> Sequence[CompletionItem]:
    """The completions at a byte of a file. ``codes`` are those of the rules, each with its summary."""
    cursor = view.cursor(offset)
    if cursor.inside is Inside.COMMENT:
        return _code_items(view, cursor, codes)
    if cursor.inside is Inside.TEMPLATE:
        return ()
    writer = Writer(view, cursor)
    imported = import_place(cursor)
    if isinstance(imported, ModulePlace):
        return list(module_items(view, writer, imported))
    if isinstance(imported, NamesPlace):
        return list(name_items(view, writer, imported))
    if _begins_statement(cursor):
        whole = list(skeleton_items(view, writer))
        if whole:
            return whole
    place = view.place(cursor)
    named = list(named_member_items(view, place, writer))
    if named:
        return named
    if place.is_key:
        return list(key_items(view, place, writer))
    if cursor.inside is Inside.STRING:
        return list(string_items(view, place, writer)) if place.is_free else ()
    if place.segment.ends_with_dot:
        return list(member_items(view, place, writer))
    if not place.is_free or cursor.is_continued:
        return ()
    return list(value_items(view, place, writer)) or list(declared_value_items(view, place, writer))


def _begins_statement(cursor: Cursor) -> bool:
    """Whether a statement of the file can start at the typed word."""
    if len(cursor.levels) != 1 or cursor.inside is not Inside.CODE or not cursor.starts_line:
        return False
    return _ENDED.search(cursor.data, max(cursor.start - 300, 0), cursor.start) is not None


def _code_items(view: View, cursor: Cursor, codes: Iterable[tuple[str, str]]) -> Sequence[CompletionItem]:
    """The codes of rules in a suppression comment."""
    typed = cursor.data[cursor.start : cursor.offset]
    found = SUPPRESSION.search(typed)
    if found is None or found.group("codes") is None or found.end() != len(typed):
        return ()
    word = _CODE.search(typed)
    cursor.start = cursor.offset if word is None else cursor.start + word.start()
    writer = Writer(view, cursor)
    return [writer.code(code, "value", code, About(documentation=summary)) for code, summary in codes]
