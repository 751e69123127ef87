"""The files that a fix works on, and the names under which they know what its texts speak of."""

from __future__ import annotations

import posixpath
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.edits.draft import Draft
from amplify_ls.edits.imports import import_splices, is_bound, local_name
from amplify_ls.edits.moving import outdented
from amplify_ls.edits.operations import AddImport, Operation
from amplify_ls.edits.snippet import renamed, requoted, restepped, uses_builder
from amplify_ls.edits.style import indentation_at, style_at
from amplify_ls.model.builders import DATA_BUILDER, is_amplify_package
from amplify_ls.syntax.imports import import_declarations
from amplify_ls.syntax.tree import SyntaxTree, dialect_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amplify_ls.edits.lists import Splice
    from amplify_ls.edits.style import Style
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.resolution.sources import Sources

DEFAULT_PACKAGE = "@aws-amplify/backend"


class Work:
    """The drafts of one fix, by path."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self.drafts: dict[str, Draft] = {}
        self._names: dict[str, dict[str, str]] = {}

    def draft(self, path: str) -> Draft | None:
        """The draft of a file, None for one that cannot be read."""
        draft = self.drafts.get(path)
        if draft is None:
            tree = self._tree(path)
            if tree is None:
                return None
            draft = self.drafts[path] = Draft(path, tree)
        return draft

    def _tree(self, path: str) -> SyntaxTree | None:
        module = self.sources.peek(path)
        if module is not None:
            return module.file.tree
        # Settings are no source file; what is replaced in them needs their text alone.
        text = self.sources.known_text(path)
        return None if text is None else _tree_of(text, dialect_of(path))

    def name_import(self, operation: Operation) -> bool:
        """Note how the file writes what an operation imports, before any text is written."""
        if not isinstance(operation, AddImport):
            return True
        draft = self.draft(operation.span.path)
        if draft is None:
            return False
        local = local_name(draft.tree, operation.name, lambda module: module == operation.module)
        if local is None and is_bound(draft.tree, operation.name):
            return False
        if local is not None and local != operation.name:
            self._names.setdefault(operation.span.path, {})[operation.name] = local
        return True

    def fitted(self, draft: Draft, text: str, style: Style) -> str:
        """The text as the author of the file would write it."""
        names = dict(self._names.get(draft.path, {}))
        if uses_builder(text, DATA_BUILDER):
            local = local_name(draft.tree, DATA_BUILDER, is_amplify_package)
            if local is not None:
                names[DATA_BUILDER] = local
            elif not is_bound(draft.tree, DATA_BUILDER) and not uses_builder(
                draft.data.decode("utf-8", "replace"), DATA_BUILDER
            ):
                apply(draft, import_splices(draft.tree, self._builder_module(draft.path), DATA_BUILDER))
        return restepped(requoted(renamed(text, names), style.quote), style.step.decode())

    def written(self, span: Span) -> str:
        """The source text of a region before the fix, without indentation."""
        module = self.sources.peek(span.path)
        if module is None:
            return ""
        start, end = span.resolve()
        return outdented(module.file.tree, start, end, indentation_at(module.file.data, start))

    def _builder_module(self, path: str) -> str:
        """The module that the nearest other file takes the builder from."""
        found: list[tuple[int, str]] = []
        for other in self.sources.loaded():
            module = self.sources.peek(other)
            if module is not None and other != path and DATA_BUILDER.encode() in module.file.data:
                nearness = len(posixpath.commonprefix([path, other]))
                found.extend((nearness, name) for name in _builder_imports(module.file.tree))
        return max(found, key=lambda item: item[0], default=(0, DEFAULT_PACKAGE))[1]

    def place(self, span: Span) -> Place | None:
        """A region in the draft of its file; None if there is none."""
        draft = self.draft(span.path)
        if draft is None:
            return None
        start, end = span.resolve()
        return Place(draft, start, end, style_at(draft.old, start))


class Place(NamedTuple):
    """A region in its draft: as it was, and as it is now."""

    draft: Draft
    old_start: int
    old_end: int
    style: Style

    @property
    def region(self) -> tuple[int, int] | None:
        """The current start and end; None if the region was removed."""
        start, end = self.draft.region(self.old_start, self.old_end)
        is_gone = start > end or (start == end and self.old_start != self.old_end)
        return None if is_gone else (start, end)


def apply(draft: Draft, splices: Iterable[Splice]) -> None:
    """Do changes that all speak of the draft as it is before them."""
    for splice in sorted(splices, reverse=True):
        draft.splice(*splice)


def _builder_imports(tree: SyntaxTree) -> list[str]:
    """The modules that a file takes the builder from."""
    return [
        declaration.module
        for declaration in import_declarations(tree)
        if is_amplify_package(declaration.module)
        and any(specifier.imported == DATA_BUILDER and not specifier.is_type for specifier in declaration.specifiers)
    ]


@lru_cache(maxsize=2)
def _tree_of(text: bytes, dialect: str) -> SyntaxTree:
    """The tree of a text without its own tree, cached because hundreds of fixes may concern one settings file."""
    return SyntaxTree(text, dialect)
