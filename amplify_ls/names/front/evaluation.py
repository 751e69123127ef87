"""Reading files that use an API: which names of the schema each of them mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from amplify_ls.names.front.built import KNOWN
from amplify_ls.names.front.combining import arms_of, joined
from amplify_ls.names.front.expressions import read
from amplify_ls.names.front.scopes import Delayed, Scope
from amplify_ls.names.front.settings import Outputs
from amplify_ls.names.front.sink import Sink
from amplify_ls.names.front.statements import Body, declare, function_type, read_statements
from amplify_ls.names.front.types import Built, Shaped, Space, Type
from amplify_ls.names.front.written import written
from amplify_ls.syntax.clients.read_file import ALL
from amplify_ls.syntax.clients.read_statements import DEFAULT
from amplify_ls.syntax.clients.statement_code import ClassDeclared, Declared, FunctionDeclared, TypeDeclared
from amplify_ls.syntax.clients.type_code import NamedType
from amplify_ls.syntax.outline import Anchor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amplify_ls.names.front.schema import Schema
    from amplify_ls.names.front.types import Lazy, Place
    from amplify_ls.syntax.clients.code import Code, FileCode, FunctionCode, Imported
    from amplify_ls.syntax.clients.statement_code import Statement
    from amplify_ls.syntax.clients.type_code import TypeCode

_ROUNDS = 4
"""How often a file is read at most, because its literals turn out to have types."""
_DEEPEST = 200
"""How deeply expressions and types are followed."""
_MOST_EXPORTS = 12
"""How many files an export is followed through."""
_OUTPUTS = "amplify_outputs.json"


class Files(Protocol):
    """The files of a front end."""

    def code(self, path: str) -> FileCode | None:
        """The code of a file; None if there is no such file."""

    def resolve(self, path: str, module: str) -> str | None:
        """The file that an import means; None for packages."""

    def is_own(self, path: str) -> bool:
        """Whether a file is in the project's folder, so that its schema is the project's."""

    def has_untyped_clients(self, path: str) -> bool:
        """Whether a client that a file makes without a type is one of the API."""


class Evaluation:
    """The types and mentions in all files, for one state of the files and the schema."""

    def __init__(self, schema: Schema, files: Files) -> None:
        self.schema = schema
        self._files = files
        self._scopes: dict[str, Scope] = {}
        self._sinks: dict[str, Sink] = {}
        self._waiting: dict[str, list[Lazy]] = {}
        self._done: set[str] = set()
        self._expected: dict[Place, Type] = {}
        self._stale: set[str] = set()
        self._depth = 0

    def read(self, path: str) -> Sink:
        """What a file mentions."""
        for _ in range(_ROUNDS):
            if path in self._done and path not in self._stale:
                break
            if path in self._stale:
                self._stale.discard(path)
                self._scopes.pop(path, None)
                self._sinks.pop(path, None)
            self._read(path)
        self._done.add(path)
        return self.sink(path)

    def _read(self, path: str) -> None:
        code = self._files.code(path)
        scope = self._scope(path)
        self._done.add(path)
        if code is None or scope is None:
            return
        for lazy in self._waiting.pop(path, ()):
            lazy.get()
        if code.default is not None:
            scope.names.setdefault(DEFAULT, Delayed(lambda: self._default(code.default, scope))).get()
        read_statements(self, [each for each in code.statements if not _declares(each)], scope, Body(None))
        while self._waiting.get(path):
            for lazy in self._waiting.pop(path):
                lazy.get()

    def _default(self, code: Code | None, scope: Scope) -> Type:
        return None if code is None else self.value(code, scope)

    def value(self, code: Code, scope: Scope, expected: Type = None) -> Type:
        if self._depth > _DEEPEST:
            return None
        self._depth += 1
        found = read(self, code, scope, expected)
        self._depth -= 1
        return found

    def function(self, code: FunctionCode, scope: Scope, expected: Type, this: Type = None) -> Type:
        return function_type(self, code, scope, expected, this)

    def written(self, code: TypeCode, scope: Scope) -> Type:
        if self._depth > _DEEPEST:
            return None
        self._depth += 1
        found = written(self, code, scope)
        self._depth -= 1
        return found

    def block(self, statements: Sequence[Statement], scope: Scope) -> None:
        read_statements(self, statements, scope.inner(), Body(None))

    def sink(self, path: str) -> Sink:
        found = self._sinks.get(path)
        if found is None:
            found = self._sinks[path] = Sink(Anchor(path, 0))
        return found

    def read_later(self, path: str, delayed: Delayed) -> None:
        self._waiting.setdefault(path, []).append(delayed)

    def is_own(self, path: str) -> bool:
        return self._files.is_own(path)

    def expected_at(self, place: Place, otherwise: Type) -> Type:
        found = self._expected.get(place)
        return otherwise if found is None else found if otherwise is None else joined((otherwise, found))

    def expect(self, place: Place, kind: Type) -> None:
        known = self._expected.get(place)
        if known is None:
            self._expected[place] = kind
        elif isinstance(kind, Shaped) or kind in arms_of(known):
            return
        else:
            self._expected[place] = joined((known, kind))
        self._stale.add(place[0])

    def resolve(self, path: str, module: str) -> str | None:
        return self._files.resolve(path, module)

    def has_untyped_clients(self, path: str) -> bool:
        return self._files.has_untyped_clients(path)

    def exported_value(self, path: str, name: str) -> Type:
        return self._exported(path, name, _MOST_EXPORTS, is_type=False)

    def exported_type(self, path: str, name: str) -> Type:
        return self._exported(path, name, _MOST_EXPORTS, is_type=True)

    def _exported(self, path: str, name: str, left: int, *, is_type: bool) -> Type:
        """What a file exports under a name, as a value or as a type."""
        code, scope = self._files.code(path), self._scope(path)
        if code is None or scope is None or left == 0:
            return None
        for each in code.exports:
            if each.name not in (name, ALL) or (each.name == ALL and name == DEFAULT):
                continue
            if each.module is None:
                return self._own(code, scope, each.local, is_type=is_type)
            target = self._files.resolve(path, each.module)
            if target is None:
                continue
            if each.local == ALL and each.name != ALL:
                return Space(target)
            found = self._exported(target, name if each.name == ALL else each.local, left - 1, is_type=is_type)
            if found is not None or each.name != ALL:
                return found
        return None

    def _own(self, code: FileCode, scope: Scope, name: str, *, is_type: bool) -> Type:
        if is_type:
            found = scope.type(name)
            if found is None:
                return None
            return self.written(NamedType(name), scope)
        if not name:
            default = scope.names.setdefault(DEFAULT, Delayed(lambda: self._default(code.default, scope)))
            return default.get()
        lazy = scope.names.get(name)
        return None if lazy is None else lazy.get()

    def _scope(self, path: str) -> Scope | None:
        """The names of a file, whose types are determined when they are needed."""
        known = self._scopes.get(path)
        if known is not None:
            return known
        code = self._files.code(path)
        if code is None:
            return None
        scope = self._scopes[path] = Scope(None, path)
        for each in code.imports:
            scope.names[each.local] = self._imported(path, each, is_type=False)
            scope.types[each.local] = self._imported(path, each, is_type=True)
        self._waiting[path] = declare(self, code.statements, scope)
        return scope

    def _imported(self, path: str, imported: Imported, *, is_type: bool) -> Lazy:
        def read_import() -> Type:
            if imported.module.endswith(_OUTPUTS):
                return None if is_type else Outputs(None)
            target = self._files.resolve(path, imported.module)
            if target is None:
                name = imported.local if imported.name in (DEFAULT, ALL) else imported.name
                return Built(name) if name in KNOWN and not is_type else None
            if imported.name == ALL:
                return None if is_type else Space(target)
            return self._exported(target, imported.name, _MOST_EXPORTS, is_type=is_type)

        return Delayed(read_import)


def _declares(statement: Statement) -> bool:
    return isinstance(statement, (Declared, FunctionDeclared, ClassDeclared, TypeDeclared))
