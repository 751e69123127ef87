"""The meaning of the names in a file for the catalog, even if the file has syntax errors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.ide.typed import typed_of
from amplify_ls.syntax.cursor.cursor_index import is_whole
from amplify_ls.syntax.fragment import parse_expression
from amplify_ls.syntax.outline import Anchor, Span
from amplify_ls.values.evaluate import access, evaluate
from amplify_ls.values.scope import Scope
from amplify_ls.values.values import External, Namespace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.ide.typed import Typed
    from amplify_ls.values.resolution.module import Module
    from amplify_ls.values.values import Value

_IMPORT = re.compile(rb"""^import\b(?!\s*type\b)([^;'"]*?)\bfrom\s*['"]([^'"\r\n]+)['"]""", re.MULTILINE)
_IMPORTED_NAME = re.compile(r"(?:\*|[\w$]+)(?:\s+as\s+([\w$]+))?")


class Bindings:
    """The top-level names of one file."""

    def __init__(self, module: Module) -> None:
        self.module = module
        self._anchor = Anchor(module.path, 0)
        self._imports: dict[str, Value] | None = None

    @property
    def is_broken(self) -> bool:
        """Whether a syntax error makes the declarations of the file unknown."""
        return not is_whole(self.module.file)

    def value(self, name: str) -> Value | None:
        """The value of a name; None for an unknown one."""
        place = Span(self._anchor, 0, 0)
        if self.module.file.site(name) is not None:
            return self.module.shared(name, place)
        return self._imported().get(name) if self.is_broken else None

    def typed(self, name: str) -> Typed | None:
        """The name in the catalog; ``namespace.name`` for a namespace import."""
        outer, dot, inner = name.partition(".")
        if not dot:
            return typed_of(self.value(name))
        namespace = self.value(outer)
        if isinstance(namespace, (External, Namespace)):
            place = Span(self._anchor, 0, 0)
            return typed_of(access(namespace, inner, place, place, Scope(self.module, self._anchor)))
        return None

    def evaluate(self, text: bytes) -> Value:
        """The value of a part of the file."""
        expression = parse_expression(self.module.path, text)
        return evaluate(expression, Scope(self.module, self._anchor))

    def names(self) -> Iterator[str]:
        """The known top-level names of the file."""
        sites = self.module.file.header.get().sites
        yield from sites
        if self.is_broken:
            yield from (name for name in self._imported() if name not in sites)

    def _imported(self) -> dict[str, Value]:
        """The imports in the text, if the tree has errors."""
        if self._imports is None:
            self._imports = {}
            for found in _IMPORT.finditer(self.module.file.data):
                specifier = found.group(2).decode("utf-8", "replace")
                for imported, local in _imported_names(found.group(1).decode("utf-8", "replace")):
                    self._imports[local] = self._import(specifier, imported)
        return self._imports

    def _import(self, specifier: str, imported: str) -> Value:
        return self.module.sources.imported(self.module.path, specifier, imported, Span(self._anchor, 0, 0))


def _imported_names(clause: str) -> Iterator[tuple[str, str]]:
    """Pairs of exported and local name in ``a, { b as c, type D }`` or ``* as e``."""
    outside, _, inside = clause.partition("{")
    for part in outside.split(","):
        found = _IMPORTED_NAME.fullmatch(part.strip())
        if found is not None:
            is_namespace = part.strip().startswith("*")
            yield ("*", found.group(1) or "") if is_namespace else ("default", part.strip())
    for part in inside.partition("}")[0].split(","):
        found = _IMPORTED_NAME.fullmatch(part.strip())
        if found is not None:
            name = part.strip().split()[0]
            yield name, found.group(1) or name
