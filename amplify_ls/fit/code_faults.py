"""What the code of a file does with the CDK that its types surely refuse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.backend.cdk_texts import ARGUMENT_FORMS, STATEMENT_METHODS, STATEMENT_NEEDS
from amplify_ls.catalog.cdk_types import RESOURCES, declared, exports, split
from amplify_ls.catalog.cdk_types.lookup import (
    OF_FUNCTIONS,
    OF_LISTS,
    OF_OBJECTS,
    OF_TEXTS,
    instance_members,
    is_reference,
    static_members,
)
from amplify_ls.fit.argument_types import fitting, other_form, with_undefined
from amplify_ls.fit.code_fault import CodeFault, FaultKind
from amplify_ls.incremental.cell_map import GROUP_SIZE, CellMap, group_starts
from amplify_ls.incremental.graph import is_equal
from amplify_ls.model.files.cdk_versions import misspelt
from amplify_ls.model.known_types import (
    ENVIRONMENT_VALUE,
    FACTORY,
    BackendItself,
    ClassItself,
    Definer,
    Instance,
    Method,
    Space,
    member_of,
)
from amplify_ls.syntax.code import Assignment, Invocation, Member, Name, ObjectCode, parts_of
from amplify_ls.syntax.code_reader import is_split
from amplify_ls.syntax.outline import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from amplify_ls.catalog.cdk_types import Parameter
    from amplify_ls.model.known_types import CodeType
    from amplify_ls.model.types.code_types import CodeTypes, Scope
    from amplify_ls.syntax.outline import EntryChunk, StatementChunk
    from amplify_ls.values.resolution.sources import Sources


class CodeFaults:
    """The faults of files, statement by statement."""

    def __init__(self, sources: Sources, types: CodeTypes) -> None:
        self._sources = sources
        self._types = types
        self._chunks: CellMap[tuple[str, StatementChunk, EntryChunk | None], tuple[CodeFault, ...]] = CellMap(
            lambda key: tuple(self._of_chunk(*key)), is_same=is_equal
        )
        self._groups: CellMap[tuple[str, StatementChunk, int], tuple[CodeFault, ...]] = CellMap(
            lambda key: tuple(self._of_group(*key)), is_same=is_equal
        )

    def get(self, path: str) -> Iterator[CodeFault]:
        """The faults of a file."""
        module = self._sources.module(path)
        for chunk in () if module is None else module.file.header.get().statements:
            yield from self._chunks.get((path, chunk, None))
            for start in group_starts(chunk.entry_list.get() if is_split(chunk) else ()):
                yield from self._groups.get((path, chunk, start))

    def _of_group(self, path: str, chunk: StatementChunk, start: int) -> Iterator[CodeFault]:
        for entry in chunk.entry_list.get()[start : start + GROUP_SIZE]:
            yield from self._chunks.get((path, chunk, entry))

    def _of_chunk(self, path: str, chunk: StatementChunk, entry: EntryChunk | None) -> Iterator[CodeFault]:
        module = self._sources.module(path)
        parts = (None,) if entry is not None or is_split(chunk) else (None, *chunk.entry_list.get())
        if module is None or not any(self._types.is_used(module, chunk, each or entry) for each in parts):
            return
        scope = self._types.code(path, chunk, entry)
        waiting = list(reversed(scope.code.roots))
        while waiting:
            code = waiting.pop()
            if isinstance(code, Member):
                yield from self._member(code, scope)
            elif isinstance(code, Invocation):
                yield from self._call(code, scope)
            elif isinstance(code, Assignment):
                yield from self._assignment(code, scope)
            waiting.extend(reversed(parts_of(code)))

    def _member(self, code: Member, scope: Scope) -> Iterator[CodeFault]:
        owner = self._types.type_of(code.object, scope)
        names = known_names(owner) or _similar(owner, code.name)
        if names is None or code.name in names or code.name.startswith("_"):
            return
        title = owner_name(owner)
        yield CodeFault(
            FaultKind.MEMBER,
            code.name_span,
            code.name,
            title,
            tuple(names),
            is_of_cdk=is_described(owner),
            is_low_level=title.startswith("Cfn"),
            is_of_class=_is_of_class(owner, code.name),
            whole=self._between(code, scope),
        )

    def _between(self, code: Member, scope: Scope) -> Span | None:
        """What stands between a resource of Amplify and a member that it has, and that was taken from something of it."""
        inner = code.object
        while isinstance(inner, Member):
            outer = self._types.type_of(inner.object, scope)
            if is_resource(outer) and member_of(outer, code.name) is not None:
                end, start = code.object.span, inner.object.span
                return Span(end.anchor, start.end, end.end) if end.anchor is start.anchor else None
            inner = inner.object
        return None

    def _assignment(self, code: Assignment, scope: Scope) -> Iterator[CodeFault]:
        """What does not fit the property that it is assigned to."""
        if not isinstance(code.target, Member):
            return
        owner = self._types.type_of(code.target.object, scope)
        member = None if is_resource(owner) and not is_item(owner) else member_of(owner, code.target.name)
        if member is not None and member.parameters is None:
            kind = member.kind if member.is_required else with_undefined(member.kind)
            yield from fitting(self._types, code.value, scope, member.module, kind, code.target.name)

    def _call(self, code: Invocation, scope: Scope) -> Iterator[CodeFault]:
        called = self._types.type_of(code.callee, scope)
        if isinstance(code.callee, Member) and not code.is_new:
            owner = self._types.type_of(code.callee.object, scope)
            if isinstance(owner, BackendItself) or is_resource(owner):
                # Other rules look at what those are given.
                return
            member = member_of(owner, code.callee.name)
            if member is not None and (member.kind in ("s", "n", "b") or is_reference(member.kind)):
                title = owner_name(owner)
                yield CodeFault(FaultKind.NOT_CALLABLE, code.callee.name_span, code.callee.name, title)
                return
        if isinstance(called, (Instance, BackendItself, Space)):
            title = code.callee.name if isinstance(code.callee, (Name, Member)) else ""
            place = code.callee.name_span if isinstance(code.callee, Member) else code.callee.span
            yield CodeFault(FaultKind.NOT_CALLABLE, place, title, owner_name(called), is_of_cdk=is_described(called))
            return
        if isinstance(called, ClassItself) and not code.is_new and _is_class(called):
            yield CodeFault(FaultKind.MISSING_NEW, code.callee.span, called.name, called.module)
            return
        parameters = _parameters(called, code)
        if parameters is None:
            return
        name = called.name if isinstance(called, ClassItself) else code.callee.name if isinstance(code.callee, Member) else ""
        place = code.callee.name_span if isinstance(code.callee, Member) else code.callee.span
        module = (
            called.module if isinstance(called, ClassItself) else called.member.module if isinstance(called, Method) else ""
        )
        yield from _counts(code, parameters, name, place)
        for index, value in enumerate(() if code.is_open else code.arguments):
            parameter = parameters[min(index, len(parameters) - 1)] if parameters else None
            if parameter is None or (index >= len(parameters) and not parameter.is_rest):
                break
            kind = parameter.kind[1] if parameter.is_rest and isinstance(parameter.kind, list) else parameter.kind
            kind = kind if parameter.is_required else with_undefined(kind)
            yield from fitting(self._types, value, scope, module, kind, name)
            yield from other_form(value, ARGUMENT_FORMS.get((module, name, index)), name)
        if name in STATEMENT_METHODS and code.arguments and isinstance(code.arguments[0], Invocation):
            yield from self._statement(code.arguments[0], scope, name)

    def _statement(self, code: Invocation, scope: Scope, name: str) -> Iterator[CodeFault]:
        """What a statement lacks that becomes part of the policy of a role."""
        made = self._types.type_of(code, scope)
        given = code.arguments[0] if code.arguments else None
        if made != _STATEMENT or not isinstance(given, ObjectCode) or given.is_open:
            return
        names = {field.name for field in given.fields}
        for choice in STATEMENT_NEEDS:
            if names.isdisjoint(choice):
                yield CodeFault(FaultKind.ONE_OF, given.span, name, "PolicyStatementProps", choice)


_STATEMENT = Instance("aws-cdk-lib/aws-iam", ":PolicyStatement")


def is_resource(owner: CodeType) -> bool:
    """Whether something is a resource of Amplify, or an object of its resources."""
    if not isinstance(owner, Instance) or owner.module != RESOURCES:
        return False
    # Lists and maps of resources have kinds that are lists.
    return not (isinstance(owner.kind, str) and owner.kind.startswith(FACTORY))


def is_item(owner: CodeType) -> bool:
    """Whether something is an item of a keyed object of Amplify, such as a table of `amplifyDynamoDbTables`."""
    if not isinstance(owner, Instance) or owner.module != RESOURCES:
        return False
    return isinstance(owner.kind, str) and owner.kind.endswith(".*")


def is_described(owner: CodeType) -> bool:
    """Whether something is of the CDK."""
    return isinstance(owner, (ClassItself, Space)) or (isinstance(owner, Instance) and owner.module not in ("", RESOURCES))


def _is_class(called: ClassItself) -> bool:
    found = declared(called.module, called.name)
    return found is not None and found.is_class and not found.is_enumeration


def _is_of_class(owner: CodeType, name: str) -> bool:
    """Whether something is known by an interface, and the class that implements it has a member."""
    if not isinstance(owner, Instance) or not is_reference(owner.kind):
        return False
    module, interface = split(owner.module, owner.kind)
    return interface.startswith("I") and name in instance_members(module, interface[1:]).found


def known_names(owner: CodeType) -> Iterable[str] | None:
    """All members that something has; None where there may be others."""
    if isinstance(owner, ClassItself):
        found = static_members(owner.module, owner.name)
        return {**dict.fromkeys(found.found), **dict.fromkeys(sorted(OF_FUNCTIONS))} if found.is_complete else None
    if isinstance(owner, Definer):
        return sorted(OF_FUNCTIONS)
    if isinstance(owner, Instance) and not owner.module:
        if owner == ENVIRONMENT_VALUE:
            return OF_TEXTS
        return OF_LISTS if isinstance(owner.kind, list) else OF_TEXTS if owner.kind == "s" else None
    if isinstance(owner, Instance) and is_reference(owner.kind) and not is_resource(owner):
        found = instance_members(*split(owner.module, owner.kind))
        return {**dict.fromkeys(found.found), **dict.fromkeys(sorted(OF_OBJECTS))} if found.is_complete else None
    return _exports(owner.module) if isinstance(owner, Space) else None


def _similar(owner: CodeType, name: str) -> Iterable[str] | None:
    """The members of an item of Amplify's keyed objects, if one of them is surely meant: versions of Amplify may add others."""
    if not isinstance(owner, Instance) or not isinstance(owner.kind, str) or not is_item(owner):
        return None
    found = instance_members(*split(owner.module, owner.kind)).found
    return found if name in found or misspelt(name, found) else None


def _exports(module: str) -> Iterable[str] | None:
    found = exports(module)
    return None if found is None else [name for name in found if "." not in name]


def owner_name(owner: CodeType) -> str:
    """What something is called in a message."""
    if isinstance(owner, (ClassItself, Definer)):
        return owner.name
    if isinstance(owner, Instance) and not owner.module:
        return "array" if isinstance(owner.kind, list) else "string"
    if isinstance(owner, Instance) and isinstance(owner.kind, str):
        return owner.kind.rpartition(":")[2]
    return owner.module if isinstance(owner, Space) else ""


def _parameters(called: CodeType, code: Invocation) -> Sequence[Parameter] | None:
    if code.is_new:
        found = declared(called.module, called.name) if isinstance(called, ClassItself) else None
        return None if found is None else found.parameters
    return called.member.parameters if isinstance(called, Method) else None


def _counts(code: Invocation, parameters: Sequence[Parameter], name: str, place: Span) -> Iterator[CodeFault]:
    if code.is_open:
        return
    fewest = sum(parameter.is_required for parameter in parameters)
    given = len(code.arguments)
    if given < fewest:
        is_open = len(parameters) > fewest
        yield CodeFault(FaultKind.MISSING_ARGUMENT, place, name, "", taken=fewest, is_open=is_open)
    elif given > len(parameters) and not any(parameter.is_rest for parameter in parameters):
        extra = code.arguments[len(parameters)]
        is_last = given == len(parameters) + 1
        yield CodeFault(FaultKind.EXTRA_ARGUMENT, extra.span, name, "", taken=len(parameters), is_last=is_last)
