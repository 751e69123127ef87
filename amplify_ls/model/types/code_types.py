"""Of which type the code of a file is, as far as the CDK and the resources of Amplify go.

What is not surely known is None, and None is contagious.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog.cdk_types import declared, submodule
from amplify_ls.catalog.language.modules import MODULES
from amplify_ls.catalog.lookup import function
from amplify_ls.incremental.cell_map import CellMap
from amplify_ls.incremental.graph import is_equal
from amplify_ls.model.builders import DATA_BUILDER, define_call
from amplify_ls.model.known_types import (
    ENVIRONMENT_VALUE,
    BackendItself,
    ClassItself,
    CodeType,
    Definer,
    Instance,
    Method,
    Space,
    element_type,
    exported,
    factory,
    instance,
    is_of_cdk,
    member_type,
)
from amplify_ls.syntax.code import (
    Code,
    Constant,
    Element,
    Invocation,
    ListCode,
    Member,
    Name,
    ObjectCode,
    StatementCode,
    Typed,
    environment_variable,
)
from amplify_ls.syntax.code_reader import read_code, read_entry
from amplify_ls.syntax.expressions import (
    ArrayLiteral,
    Call,
    Cast,
    Expression,
    Identifier,
    MemberAccess,
    New,
    Opaque,
    Spread,
    StringLiteral,
    Subscript,
)
from amplify_ls.syntax.uses import UseKind

if TYPE_CHECKING:
    from amplify_ls.syntax.outline import EntryChunk, StatementChunk
    from amplify_ls.values.resolution.module import Module
    from amplify_ls.values.resolution.sources import Sources


_OF_MEMBERS = frozenset({UseKind.METHOD, UseKind.MEMBER, UseKind.WRITE})


class Scope(NamedTuple):
    """Where code stands: what its local names are, and which file knows the others."""

    path: str
    code: StatementCode


class CodeTypes:
    """The code of all files and its types, each in a cell of its own."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._code: CellMap[tuple[str, StatementChunk, EntryChunk | None], StatementCode] = CellMap(
            lambda key: self._read(*key), is_same=is_equal
        )
        self._names: CellMap[tuple[str, str], CodeType] = CellMap(
            lambda key: self._type_of_name(*key), in_cycle=lambda _: None, is_same=is_equal
        )

    def code(self, path: str, chunk: StatementChunk, entry: EntryChunk | None = None) -> Scope:
        """The code of a statement, or of a member of its large object."""
        return Scope(path, self._code.get((path, chunk, entry)))

    def type_of(self, code: Code, scope: Scope) -> CodeType:
        """The type of an expression."""
        if isinstance(code, Name):
            return self._names.get((scope.path, code.name)) if code.local is None else self._local(code.local, scope)
        if isinstance(code, Constant):
            return None if code.kind == "f" else Instance("", code.kind)
        if isinstance(code, ListCode):
            return Instance("", ["[", "?"])
        if isinstance(code, Typed):
            return self._annotated(code.names, scope.path)
        if environment_variable(code) and self._is_global("process", scope.path):
            return ENVIRONMENT_VALUE
        if isinstance(code, Member):
            return member_type(self.type_of(code.object, scope), code.name)
        if isinstance(code, Element):
            return element_type(self.type_of(code.object, scope), code.key)
        return self._made(code, scope) if isinstance(code, Invocation) else None

    def _is_global(self, name: str, path: str) -> bool:
        module = self._sources.module(path)
        return module is not None and module.file.site(name) is None

    def _local(self, place: int, scope: Scope) -> CodeType:
        value = scope.code.locals[place]
        # A name is declared by what stands before it, or else it is read in its own declaration.
        is_own = isinstance(value, Name) and value.local == place
        return None if value is None or is_own else self.type_of(value, scope)

    def _made(self, code: Invocation, scope: Scope) -> CodeType:
        made_by = self.type_of(code.callee, scope)
        if code.is_new:
            return Instance(made_by.module, f":{made_by.name}") if isinstance(made_by, ClassItself) else None
        if isinstance(made_by, Method):
            return instance(made_by.member.module, made_by.member.gives)
        if not isinstance(made_by, Definer):
            return None
        if made_by.name != "defineBackend":
            return factory(made_by.name)
        given = code.arguments[0] if code.arguments else None
        return BackendItself(tuple(self._resources(given, scope.path))) if isinstance(given, ObjectCode) else None

    def _resources(self, given: ObjectCode, path: str) -> list[tuple[str, str]]:
        module = self._sources.module(path)
        found: list[tuple[str, str]] = []
        for field in given.fields:
            is_name = isinstance(field.value, Name) and field.value.local is None
            if module is None or not is_name or not isinstance(field.value, Name):
                continue
            call = define_call(module.name(field.value.name, field.value.span))
            known = None if call is None else function(call.name)
            if known is not None and known.returns is not None:
                found.append((field.name, known.returns.removeprefix("resource:")))
        return found

    def _read(self, path: str, chunk: StatementChunk, entry: EntryChunk | None) -> StatementCode:
        module = self._sources.module(path)
        if module is None:
            return StatementCode()
        return read_code(module.file, chunk) if entry is None else read_entry(module.file, chunk, entry)

    def _type_of_name(self, path: str, name: str) -> CodeType:
        module = self._sources.module(path)
        site = None if module is None else module.file.site(name)
        if module is None or site is None:
            return None
        if site.is_import:
            return self._imported(module, name)
        content = site.statement.content.get()
        written = content.bindings[site.place].value if site.place < len(content.bindings) else None
        if isinstance(written, Call) and isinstance(written.callee, Identifier):
            called = self._names.get((path, written.callee.name))
            if isinstance(called, Definer) and called.name != "defineBackend":
                return factory(called.name)
        if written is None or not self._is_of_interest(path, written):
            return None
        scope = self.code(path, site.statement)
        value = dict(scope.code.bindings).get(name)
        return None if value is None else self.type_of(value, scope)

    def _is_of_interest(self, path: str, value: Expression) -> bool:
        """Whether a constant may be of a known type: what its value starts with is. It spares reading all schemas."""
        while not isinstance(value, Identifier):
            if isinstance(value, (Cast, Spread)):
                value = value.value
            elif isinstance(value, (MemberAccess, Subscript)):
                value = value.object
            elif isinstance(value, Call):
                value = value.callee
            elif isinstance(value, New):
                value = value.constructor
            else:
                return isinstance(value, (ArrayLiteral, StringLiteral, Opaque))
        return self._names.get((path, value.name)) is not None

    def is_used(self, module: Module, chunk: StatementChunk, entry: EntryChunk | None = None) -> bool:
        """Whether a statement, or a member of its large object, names something that may be used wrongly."""
        names = [each.name for each in module.file.names.references(chunk, entry)]
        # A constant may be named within its own value: `const files = defineStorage({ access: () => files.groups() })`.
        # The chunked members of a large object are left out: whoever reads them is computed again with each of them.
        for binding in chunk.content.get().bindings if entry is None else ():
            if next(module.file.facts.words(chunk)).count(binding.name) > 1:
                names.append(binding.name)
        return any(self._may_be_misused(module, name) for name in names)

    def _may_be_misused(self, module: Module, name: str) -> bool:
        found = self._names.get((module.path, name))
        if not isinstance(found, Definer) or found.name == "defineBackend":
            return found is not None
        # Other rules look at how they are called.
        return any(use.kind in _OF_MEMBERS for use in module.file.uses(name))

    def _imported(self, module: Module, name: str) -> CodeType:
        origin = self._origin(module, name)
        if origin is None:
            return None
        source, imported = origin
        target = self._sources.resolve(module.path, source)
        if target is not None:
            return self._exported_by(target, imported)
        if imported in MODULES.get(source, ()) and imported != DATA_BUILDER:
            return Definer(imported)
        if not is_of_cdk(source):
            return None
        return Space(source) if imported == "*" else exported(source, imported)

    def _exported_by(self, path: str, name: str) -> CodeType:
        module = self._sources.module(path)
        local, source = (None, None) if module is None else module.file.header.get().exports.get(name, (None, None))
        return self._names.get((path, local)) if local is not None and source is None else None

    def _annotated(self, names: tuple[str, ...], path: str) -> CodeType:
        """An object of the class or interface that a type names."""
        module = self._sources.module(path)
        origin = None if module is None else self._origin(module, names[0])
        if module is None or origin is None or not is_of_cdk(origin[0]) or self._sources.resolve(path, origin[0]) is not None:
            return None
        source, *rest = (origin[0], *names[1:]) if origin[1] == "*" else (origin[0], origin[1], *names[1:])
        inner = submodule(source, rest[0]) if rest else None
        if inner is not None:
            source, rest = inner, rest[1:]
        name = ".".join(rest)
        return Instance(source, f":{name}") if name and declared(source, name) is not None else None

    def _origin(self, module: Module, name: str) -> tuple[str, str] | None:
        """The module that a name is imported from, and its name there."""
        site = module.file.site(name)
        if site is None or not site.is_import:
            return None
        imports = site.statement.content.get().imports
        return (imports[site.place].module, imports[site.place].imported) if site.place < len(imports) else None
