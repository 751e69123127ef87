"""The files of a front end, as they were read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.syntax.clients.code import Ident
from amplify_ls.syntax.clients.components import code_in, is_script, markup_in, members_in, template_paths
from amplify_ls.syntax.clients.read_file import modules_in, read_file
from amplify_ls.syntax.clients.statement_code import TypeDeclared
from amplify_ls.syntax.clients.type_code import NamedType, TypeOf
from amplify_ls.syntax.tree import SyntaxTree, dialect_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.syntax.clients.code import FileCode

WORDS = (
    *(b"generateClient", b"generateServerClient", b"Schema", b"ClientSchema", b"V6Client"),
    *(b"amplify_outputs", b"signInWithRedirect", b"createAIHooks", b"defineBackend", b"Backend<"),
)
"""Words of which a file mentions one if it uses an API or its settings, except by what it imports from such a file."""


_LARGEST_BESIDE_SCHEMA = 3_000
"""The maximum size in bytes of a declaration that is read in a file with a schema."""


class FrontFile:
    """A file. Its code is only parsed if a request needs it."""

    def __init__(self, path: str, stamp: tuple[int, int] | None, data: bytes, tree: SyntaxTree | None) -> None:
        self.stamp = stamp
        self.data = data
        self.modules = modules_in(data)
        self.is_user = any(word in data for word in WORDS)
        self.templates = template_paths(path, data)
        """The files with the templates of its components."""
        self.is_script = is_script(path, data)
        """Whether it is written in JavaScript."""
        self._path = path
        # The schema itself is known already; it may have ten thousand lines.
        self._largest = _LARGEST_BESIDE_SCHEMA if b"ClientSchema" in data else len(data)
        self._tree = tree
        self._code: FileCode | None = None

    @property
    def code(self) -> FileCode:
        """The code of the file."""
        if self._code is None:
            tree = self._tree or SyntaxTree(code_in(self._path, self.data), dialect_of(self._path))
            self._code = read_file(tree, self._largest)
            self._tree = None
        return self._code

    def typed_schemas(self) -> Iterator[str]:
        """The schemas that the file makes types of: ``ClientSchema<typeof schema>``."""
        if b"ClientSchema" not in self.data:
            return
        for statement in self.code.statements:
            written = statement.type if isinstance(statement, TypeDeclared) else None
            for given in written.arguments if isinstance(written, NamedType) and written.name == "ClientSchema" else ():
                if isinstance(given, TypeOf) and isinstance(given.value, Ident):
                    yield given.value.name

    def in_markup(self, word: str) -> frozenset[int]:
        """The places where the markup of the file mentions a member of something."""
        return frozenset(members_in(self.data, markup_in(self._path, self.data), word.encode()))
