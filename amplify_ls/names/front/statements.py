"""The names that statements declare, and the expressions in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.names.front.combining import arms_of, awaited, item_of, joined, returned_by
from amplify_ls.names.front.patterns import bind, names_in
from amplify_ls.names.front.scopes import Delayed
from amplify_ls.names.front.types import PLAIN, FunctionOf, Known, Later, Shaped, Type
from amplify_ls.names.front.variables import Variable
from amplify_ls.syntax.clients.code import FunctionCode, NamePattern
from amplify_ls.syntax.clients.statement_code import (
    Block,
    ClassDeclared,
    ClassMember,
    Declared,
    ForEach,
    FunctionDeclared,
    Returned,
    Statement,
    Switch,
    TypeDeclared,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from amplify_ls.names.front.scopes import Scope
    from amplify_ls.names.front.types import Lazy
    from amplify_ls.names.front.typing import Typing
    from amplify_ls.syntax.clients.type_code import TypeCode


class Body:
    """The body of a function: what its `return` statements must be, and what they are."""

    def __init__(self, expected: Type) -> None:
        self.expected = expected
        self.returned: list[Type] = []


def declare(typing: Typing, statements: Iterable[Statement], scope: Scope) -> list[Lazy]:
    """Declare the names of a block. The result has everything that is still to be read."""
    waiting: list[Lazy] = []
    for statement in statements:
        if isinstance(statement, Declared):
            waiting.append(_variable(typing, statement, scope))
        elif isinstance(statement, FunctionDeclared):
            found = _delayed_function(typing, statement.function, scope)
            scope.names[statement.name] = found
            waiting.append(found)
        elif isinstance(statement, ClassDeclared):
            waiting += _class(typing, statement, scope)
        elif isinstance(statement, TypeDeclared):
            scope.aliases[statement.name] = statement
            waiting.append(_delayed_type(typing, statement, scope))
    return waiting


def read_statements(typing: Typing, statements: Sequence[Statement], scope: Scope, body: Body) -> None:
    """Read the statements of a block."""
    for lazy in declare(typing, statements, scope):
        lazy.get()
    for statement in statements:
        if isinstance(statement, Block):
            for value in statement.values:
                typing.value(value, scope)
            read_statements(typing, statement.body, scope.inner(), body)
        elif isinstance(statement, Returned):
            body.returned.append(typing.value(statement.value, scope, body.expected))
        elif isinstance(statement, ForEach):
            inner = scope.inner()
            bind(typing, statement.pattern, item_of(typing.value(statement.value, scope)), inner, inner.names)
            read_statements(typing, statement.body, inner, body)
        elif isinstance(statement, Switch):
            kind = typing.value(statement.value, scope)
            for label in statement.labels:
                typing.value(label, scope, kind)
            read_statements(typing, statement.body, scope.inner(), body)


def function_type(typing: Typing, code: FunctionCode, scope: Scope, expected: Type, this: Type) -> Type:
    """The type of a function, whose parameters may have the types that a callback is expected to have."""
    inner = scope.inner()
    if this is not None:
        inner.names["this"] = Known(this)
    variables = tuple(_variable_of(typing, inner, code.start, *each) for each in code.variables)
    wanted = next((arm for arm in arms_of(expected) if isinstance(arm, FunctionOf)), None)
    parameters: list[Type] = []
    for index, parameter in enumerate(code.parameters):
        passed = wanted.parameters[index] if wanted is not None and index < len(wanted.parameters) else None
        kind = passed if parameter.type is None else typing.written(parameter.type, inner)
        if parameter.type is not None and kind is None:
            kind = passed
        if parameter.default is not None:
            default = typing.value(parameter.default, scope, kind)
            kind = default if kind is None else kind
        parameters.append(kind)
        bind(typing, parameter.pattern, kind, inner, inner.names)
    promised = None if code.returns is None else typing.written(code.returns, inner)
    result = promised if promised is not None else None if wanted is None else wanted.returns.get()
    body = Body(awaited(result) if code.is_async else result)
    if code.value is not None:
        body.returned.append(typing.value(code.value, inner, body.expected))
    else:
        read_statements(typing, code.body, inner, body)
    if promised is not None:
        return FunctionOf(tuple(parameters), Known(promised), variables)
    found = joined(body.returned) if body.returned else PLAIN
    return FunctionOf(tuple(parameters), Known(Later(awaited(found)) if code.is_async else found), variables)


def _variable_of(typing: Typing, scope: Scope, start: int, name: str, bound: TypeCode | None) -> Variable:
    """Declare a type parameter."""
    found = Variable(name, scope.path, start, None if bound is None else typing.written(bound, scope))
    scope.types[name] = Known(found)
    return found


def _delayed_function(typing: Typing, code: FunctionCode, scope: Scope) -> Delayed:
    return Delayed(lambda: typing.function(code, scope, None))


def _delayed_type(typing: Typing, declared: TypeDeclared, scope: Scope) -> Delayed:
    def read() -> Type:
        inner = scope.inner()
        for parameter in declared.parameters:
            inner.types[parameter] = Known(None)
        return typing.written(declared.type, inner)

    return Delayed(read)


def _variable(typing: Typing, declared: Declared, scope: Scope) -> Lazy:
    def read() -> Type:
        kind = None if declared.type is None else typing.written(declared.type, scope)
        value = None if declared.value is None else typing.value(declared.value, scope, kind)
        found = value if kind is None else kind
        return typing.expected_at(place, None) if found is None and place is not None else found

    place = (scope.path, declared.pattern.start) if isinstance(declared.pattern, NamePattern) else None
    source = Delayed(read, place)
    if isinstance(declared.pattern, NamePattern):
        scope.names[declared.pattern.name] = source
        return source
    names: dict[str, Lazy] = {}

    def take_out() -> Type:
        bind(typing, declared.pattern, source.get(), scope, names)
        return None

    taken = Delayed(take_out)
    for name in names_in(declared.pattern):
        scope.names[name] = _taken(taken, names, name)
    return taken


def _taken(taken: Delayed, names: dict[str, Lazy], name: str) -> Delayed:
    def read() -> Type:
        taken.get()
        return names[name].get() if name in names else None

    return Delayed(read)


def _class(typing: Typing, declared: ClassDeclared, scope: Scope) -> list[Lazy]:
    members: dict[str, Lazy] = {}
    base = None if declared.base is None else returned_by(typing.value(declared.base, scope))
    instance = Shaped(members, () if base is None else (base,), (scope.path, declared.start))
    inner = scope.inner()
    inner.names["this"] = Known(instance)
    for each in declared.members:
        members[each.name] = _member(typing, each, inner)
    if declared.name:
        scope.names[declared.name] = Known(FunctionOf((), Known(instance)))
        scope.types[declared.name] = Known(instance)
    return list(members.values())


def _member(typing: Typing, member: ClassMember, scope: Scope) -> Delayed:
    written, value = member.type, member.value

    def read() -> Type:
        kind = None if written is None else typing.written(written, scope)
        if isinstance(value, FunctionCode):
            return typing.function(value, scope, kind)
        found = None if value is None else typing.value(value, scope, kind)
        return found if kind is None else kind

    return Delayed(read)
