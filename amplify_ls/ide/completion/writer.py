"""Create completion items: quotes, ranges, order, and other names of the same item."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog.snippet_text import filled, has_stops
from amplify_ls.edits.draft import Draft
from amplify_ls.edits.imports import import_splices, is_bound, local_name, type_import_splices
from amplify_ls.edits.operations import TextEdit
from amplify_ls.edits.style import indentation_at, style_at
from amplify_ls.ide.answers import CompletionItem
from amplify_ls.model.builders import is_amplify_package
from amplify_ls.syntax.cursor.brackets import Inside
from amplify_ls.syntax.imports import ends_with_semicolons
from amplify_ls.syntax.tree import SyntaxTree, dialect_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amplify_ls.catalog.types import Alias
    from amplify_ls.ide.view import View
    from amplify_ls.syntax.cursor.frames import Cursor

BACKEND_PACKAGE = "@aws-amplify/backend"
SHORT_LENGTH = 60
"""The maximum length of an object on one line."""
_HEAD_LENGTH = 3_000
_INDENTED = re.compile(rb"\n[ \t]+[^\s]")
_MOST_FILES_FOR_STYLE = 5
_LAST_IMPORT = re.compile(rb"""^import\b[^;]*?['"][^'"\r\n]+['"];?[^\r\n]*\r?\n?""", re.MULTILINE)


class About(NamedTuple):
    """The details of an item, and how it is matched and ordered."""

    detail: str = ""
    documentation: str = ""
    rank: int = 0
    aliases: tuple[str, ...] = ()
    """Other names of it, which the typed word can match."""
    words: str = ""
    """The text that the typed word is matched against, if that is not the label."""


class Writer:
    """Creates the items of one completion list."""

    def __init__(self, view: View, cursor: Cursor) -> None:
        self.cursor = cursor
        self._view = view
        self._head = view.module.file.data[:_HEAD_LENGTH]
        self._secret: tuple[str, tuple[TextEdit, ...]] | None = None

    @property
    def is_string(self) -> bool:
        return self.cursor.inside is Inside.STRING

    @property
    def is_blank(self) -> bool:
        """Whether the file contains nothing but the typed word."""
        data = self.cursor.data
        return not (data[: self.cursor.start] + data[self.cursor.end :]).strip(b" \t\r\n;\xef\xbb\xbf")

    @property
    def ends_statements(self) -> bool:
        """Whether the author ends statements with semicolons."""
        return self.is_blank or ends_with_semicolons(self._view.module.file.tree)

    @cached_property
    def quote(self) -> str:
        """The quote character of the author; in a file without quotes that of the other files."""
        if b"'" in self._head or b'"' in self._head:
            return _quote_in(self._head)
        return next((_quote_in(data) for data in self._other_files() if b"'" in data or b'"' in data), "'")

    def _other_files(self) -> Iterator[bytes]:
        project = self._view.project
        for path in () if project is None else project.files[:_MOST_FILES_FOR_STYLE]:
            module = project.sources.peek(path) if project is not None else None
            if module is not None and path != self._view.path:
                yield module.file.data[:_HEAD_LENGTH]

    def quoted(self, value: str) -> str:
        """A string as source text: inside a string literal its content, elsewhere with quotes."""
        if self.is_string:
            return value.replace("\\", "\\\\").replace(self.cursor.quote, f"\\{self.cursor.quote}")
        return f"{self.quote}{value}{self.quote}"

    def text(self, label: str, kind: str, value: str, about: About) -> CompletionItem:
        """An item that inserts a string: a name or a literal."""
        return self._item(label, kind, self.quoted(value), about, is_snippet=False)

    def code(self, label: str, kind: str, source: str, about: About) -> CompletionItem:
        """An item that inserts source text."""
        return self._item(label, kind, source, about, is_snippet=False)

    def snippet(self, label: str, kind: str, snippet: str, about: About) -> CompletionItem:
        """An item that inserts a snippet; without tab stops it becomes plain text."""
        edits: tuple[TextEdit, ...] = ()
        if "secret(" in snippet:
            name, edits = self._secret_name()
            snippet = snippet.replace("secret(", f"{name}(")
        if self.quote == '"' and '"' not in snippet:
            snippet = snippet.replace("'", '"')
        if "\n\t" in snippet:
            snippet = snippet.replace("\t", self._step)
        is_snippet = has_stops(snippet) or "\n" in snippet
        item = self._item(label, kind, snippet, about, is_snippet=is_snippet)
        return replace(item, additional_edits=edits) if edits else item

    @property
    def _step(self) -> str:
        """One step of indentation: the author's, or a tab, which editors replace, if nothing is indented yet."""
        data = self.cursor.data
        if _INDENTED.search(data[:_HEAD_LENGTH]) is None:
            return indentation_at(data, self.cursor.start).decode() or "\t"
        return style_at(data, self.cursor.start).step.decode()

    def import_edits(self, wanted: Iterable[tuple[str, str, bool]]) -> tuple[TextEdit, ...]:
        """The edits that import names, each a module, a name and whether it is a type, unless the file has them already."""
        tree = self._imports_alone() if self._view.bindings.is_broken else self._view.module.file.tree
        draft = Draft(self._view.path, tree)
        for module, name, is_type in wanted:
            if not is_bound(draft.tree, name):
                write = type_import_splices if is_type else import_splices
                for splice in reversed(write(draft.tree, module, name)):
                    draft.splice(*splice)
        return tuple(draft.edits())

    def imported(self, name: str, kind: str, module: str | None, tail: str, about: About) -> CompletionItem:
        """An item that inserts a name and imports it; without a ``module`` it is already in the file."""
        item = self._item(name, kind, name + tail, about, is_snippet=False)
        tree = self._imports_alone() if self._view.bindings.is_broken else self._view.module.file.tree
        if module is None or is_bound(tree, name):
            return item
        path = self._view.path
        splices = import_splices(tree, module, name)
        return replace(
            item, additional_edits=tuple(TextEdit(path, each.start, each.end, each.text.decode()) for each in splices)
        )

    def _item(self, label: str, kind: str, text: str, about: About, *, is_snippet: bool) -> CompletionItem:
        return CompletionItem(
            label,
            kind,
            text,
            self.cursor.start,
            self.cursor.end,
            is_snippet,
            about.detail,
            about.documentation,
            f"{about.rank:04d}",
            self._filter_text(about.words or label, tuple(about.aliases)),
        )

    def _filter_text(self, name: str, aliases: tuple[str, ...]) -> str:
        """The name and its aliases; one that starts with the typed text comes first, for clients that match prefixes."""
        if not aliases:
            return name
        typed = self.cursor.prefix.lower()
        if typed and not name.lower().startswith(typed):
            aliases = tuple(sorted(aliases, key=lambda alias: not alias.lower().startswith(typed)))
            if aliases[0].lower().startswith(typed):
                return " ".join((aliases[0], name, *aliases[1:]))
        return " ".join((name, *aliases))

    def _secret_name(self) -> tuple[str, tuple[TextEdit, ...]]:
        """The name of ``secret`` in the file, and the edits that import it if necessary."""
        if self._secret is None:
            tree = self._view.module.file.tree
            if self._view.bindings.is_broken:
                tree = self._imports_alone()
            name = local_name(tree, "secret", is_amplify_package)
            if name is None and is_bound(tree, "secret"):
                self._secret = "secret", ()
            elif name is None:
                splices = import_splices(tree, BACKEND_PACKAGE, "secret")
                path = self._view.path
                edits = tuple(TextEdit(path, each.start, each.end, each.text.decode()) for each in splices)
                self._secret = "secret", edits
            else:
                self._secret = name, ()
        return self._secret

    def _imports_alone(self) -> SyntaxTree:
        """The imports of a file with syntax errors."""
        data = self._view.module.file.data
        end = max((found.end() for found in _LAST_IMPORT.finditer(data)), default=0)
        return SyntaxTree(data[:end], dialect_of(self._view.path))


def _quote_in(data: bytes) -> str:
    return '"' if data.count(b'"') > data.count(b"'") else "'"


def comma(cursor: Cursor) -> str:
    """The separator between a new member and the next one, on a line of its own or on the same line."""
    if cursor.is_continued:
        return ", "
    return "," if cursor.starts_line and not cursor.next_sign else ""


def other_names(aliases: Iterable[Alias], name: str) -> list[str]:
    """The names that people write instead of ``name``."""
    return [alias.wrong for alias in aliases if alias.right[:1] == (name,) or name in alias.right]


def compact(snippet: str) -> str:
    """The snippet with its innermost short objects on one line."""
    return re.sub(r"\{\n\t+((?:[^{}\n]|\$\{[^{}\n]*\})*(?:\n\t+(?:[^{}\n]|\$\{[^{}\n]*\})*)*),\n\t*\}", _joined, snippet)


def _joined(found: re.Match[str]) -> str:
    inside = re.sub(r"\n\t*", " ", found.group(1))
    return f"{{ {inside} }}" if len(filled(inside).text) <= SHORT_LENGTH else found.group(0)
