"""The types of expressions, and the names that they mention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.names.front import built
from amplify_ls.names.front.calls import calling
from amplify_ls.names.front.combining import arms_of, awaited, item_of, joined, keys_of
from amplify_ls.names.front.flows import flow
from amplify_ls.names.front.generics import Inference
from amplify_ls.names.front.list_calls import reducing
from amplify_ls.names.front.members import member_of
from amplify_ls.names.front.patterns import bind
from amplify_ls.names.front.scopes import Delayed
from amplify_ls.names.front.settings import Backend
from amplify_ls.names.front.strings import read_string
from amplify_ls.names.front.types import (
    PLAIN,
    Arguments,
    Built,
    Filter,
    FunctionOf,
    Known,
    Later,
    ListOf,
    MapOf,
    Method,
    Record,
    SchemaType,
    Selection,
    Shaped,
    Space,
    Spelled,
    TupleOf,
    Type,
    Values,
)
from amplify_ls.names.front.typing import member, start_of
from amplify_ls.syntax.clients.code import (
    Applied,
    As,
    Assigning,
    CallCode,
    Choosing,
    Code,
    Comparing,
    Element,
    FunctionCode,
    Get,
    Ident,
    Importing,
    Item,
    ListCode,
    ObjectCode,
    Plain,
    SpreadCode,
    StringCode,
    Unseen,
    Waiting,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from amplify_ls.names.front.scopes import Scope
    from amplify_ls.names.front.typing import Typing

_SEARCHING = frozenset({"includes", "indexOf"})
_FIELDS = (Record, Arguments, Filter)


def read(typing: Typing, code: Code, scope: Scope, expected: Type) -> Type:
    """The type of an expression."""
    return _READERS[type(code)](typing, code, scope, expected)


def _name(typing: Typing, code: Ident, scope: Scope, expected: Type) -> Type:
    lazy = scope.name(code.name)
    if lazy is None:
        return Built(code.name) if code.name in built.KNOWN else PLAIN if code.name in built.GLOBALS else None
    found = lazy.get()
    flow(typing, found, expected, (scope.path, code.start))
    return found


def _get(typing: Typing, code: Get, scope: Scope, expected: Type) -> Type:
    owner = typing.value(code.object, scope)
    found = member(typing, owner, code.key, scope)
    flow(typing, found, expected, (scope.path, code.key.start))
    return found


def _item(typing: Typing, code: Item, scope: Scope, expected: Type) -> Type:
    owner = typing.value(code.object, scope)
    keys = joined(keys_of(arm) for arm in arms_of(owner))
    index = typing.value(code.position, scope, keys)
    found: list[Type] = []
    for arm in arms_of(owner):
        if isinstance(arm, (Record, Shaped)):
            found += _named(typing, arm, index)
        else:
            found.append(arm.value if isinstance(arm, MapOf) else item_of(arm))
    result = joined(found)
    flow(typing, result, expected, (scope.path, start_of(code)))
    return result


def _named(typing: Typing, owner: Type, index: Type) -> list[Type]:
    """The member whose name a string literal is."""
    names = [arm.text for arm in arms_of(index) if isinstance(arm, Spelled)]
    return [each.type for name in names for each in member_of(typing.schema, owner, name)] or [None]


def _call(typing: Typing, code: CallCode, scope: Scope, expected: Type) -> Type:
    callee = typing.value(code.callee, scope)
    result = joined(_called(typing, code, arm, scope, expected) for arm in arms_of(callee))
    flow(typing, result, expected, (scope.path, start_of(code)))
    return result


def _called(typing: Typing, code: CallCode, callee: Type, scope: Scope, expected: Type = None) -> Type:
    types = [typing.written(each, scope) for each in code.types]
    if isinstance(callee, Built):
        if callee.name in built.MAKERS and not types and typing.has_untyped_clients(scope.path):
            types = [SchemaType()]
        given = _given(typing, code.arguments, built.expected_by(callee, types, expected), scope)
        if callee.name == built.BACKEND:
            return Backend() if typing.is_own(scope.path) else None
        names = [each.text for each in code.arguments if isinstance(each, StringCode)]
        return built.result_of(callee, types, given, names)
    if isinstance(callee, Method) and callee.name == "reduce" and len(code.arguments) > 1:
        start = types[0] if types else typing.value(code.arguments[1], scope)
        _given(typing, code.arguments, reducing(callee.owner, start), scope)
        return start
    if isinstance(callee, FunctionOf) and callee.variables:
        return _inferred(typing, code.arguments, callee, tuple(types), scope)
    call = calling(typing.schema, callee)
    given = _given(typing, code.arguments, () if call is None else call.expected, scope)
    if isinstance(callee, Method) and callee.name in _SEARCHING and given:
        # `['OPEN'].includes(post.status)` compares.
        flow(typing, item_of(callee.owner), given[0], (scope.path, start_of(code)))
    return None if call is None else call.result(given)


def _inferred(typing: Typing, arguments: Sequence[Code], callee: FunctionOf, types: tuple[Type, ...], scope: Scope) -> Type:
    """The result of a call of a function with type parameters: an argument may determine what the next one must be."""
    inference = Inference(callee, types)
    for argument, parameter in zip(arguments, [*callee.parameters, *[None] * len(arguments)], strict=False):
        inference.infer(parameter, typing.value(argument, scope, inference.applied(parameter)))
    return inference.applied(callee.returns.get())


def _given(typing: Typing, arguments: Sequence[Code], expected: Sequence[Type], scope: Scope) -> list[Type]:
    wanted = [*expected, *[None] * len(arguments)]
    return [typing.value(each, scope, kind) for each, kind in zip(arguments, wanted, strict=False)]


def _applied(typing: Typing, code: Applied, scope: Scope, expected: Type) -> Type:
    del expected
    result = _called(typing, CallCode(code.callee, (), code.types), typing.value(code.callee, scope), scope)
    return FunctionOf((), Known(result))


def _function(typing: Typing, code: FunctionCode, scope: Scope, expected: Type) -> Type:
    return typing.function(code, scope, expected)


def _object(typing: Typing, code: ObjectCode, scope: Scope, expected: Type) -> Type:
    place = (scope.path, code.start)
    wanted = typing.expected_at(place, expected)
    sink = typing.sink(scope.path)
    members: dict[str, Known] = {}
    bases: list[Type] = []
    for member_code in code.members:
        key, value = member_code.key, member_code.value
        if key is None:
            bases.insert(0, typing.value(value, scope, wanted))
            continue
        # What follows a record that is spread into an object overwrites its fields.
        found = member_of(typing.schema, joined(bases) if wanted is None and bases else wanted, key.text)
        for each in found:
            if each.name is not None:
                sink.mention(key, each.name, each.role)
        members[key.text] = Known(typing.value(value, scope, joined(each.type for each in found) if found else None))
    records = [arm for arm in arms_of(wanted) if isinstance(arm, _FIELDS)]
    return joined(records) if records else Shaped(members, tuple(bases), place)


def _list(typing: Typing, code: ListCode, scope: Scope, expected: Type) -> Type:
    place = (scope.path, code.start)
    wanted = typing.expected_at(place, expected)
    inner = joined(arm if isinstance(arm, Selection) else item_of(arm) for arm in arms_of(wanted))
    tuples = next((arm.items for arm in arms_of(wanted) if isinstance(arm, TupleOf)), ())
    items: list[Type] = []
    for index, item in enumerate(code.items):
        if isinstance(item, SpreadCode):
            items.append(item_of(typing.value(item.value, scope, wanted)))
        else:
            items.append(typing.value(item, scope, tuples[index] if index < len(tuples) else inner))
    has_spread = any(isinstance(item, SpreadCode) for item in code.items)
    if len(items) > 1 and not has_spread:
        return TupleOf(tuple(items), place)
    return ListOf(joined(items) if items else PLAIN, place)


def _await(typing: Typing, code: Waiting, scope: Scope, expected: Type) -> Type:
    return awaited(typing.value(code.value, scope, None if expected is None else joined((expected, Later(expected)))))


def _choice(typing: Typing, code: Choosing, scope: Scope, expected: Type) -> Type:
    for test in code.tests:
        typing.value(test, scope)
    found: list[Type] = []
    for side in code.sides:
        found.append(typing.value(side, scope, expected))
        if not code.tests and expected in (None, PLAIN) and any(isinstance(arm, Values) for arm in arms_of(found[0])):
            # What takes the place of a missing value of an enum is one of its values: `post.status ?? 'OPEN'`.
            expected = found[0]
    return joined(found)


def _comparison(typing: Typing, code: Comparing, scope: Scope, expected: Type) -> Type:
    del expected
    first, second = (code.right, code.left) if isinstance(code.left, StringCode) else (code.left, code.right)
    typing.value(second, scope, typing.value(first, scope))
    return PLAIN


def _assignment(typing: Typing, code: Assigning, scope: Scope, expected: Type) -> Type:
    del expected
    if code.pattern is not None:
        found = typing.value(code.value, scope)
        bind(typing, code.pattern, found, scope.inner(), {})
        return found
    target = typing.value(code.target, scope)
    found = typing.value(code.value, scope, target)
    variable = scope.name(code.target.name) if target is None and isinstance(code.target, Ident) else None
    if isinstance(variable, Delayed) and variable.place is not None and found is not None:
        typing.expect(variable.place, found)
    return found


def _cast(typing: Typing, code: As, scope: Scope, expected: Type) -> Type:
    if code.type is None:
        return typing.value(code.value, scope, expected)
    kind = typing.written(code.type, scope)
    if kind is None or kind == PLAIN:
        # A type that is not known says nothing: `client as unknown as Client`.
        return typing.value(code.value, scope, expected)
    typing.value(code.value, scope, kind)
    return kind


def _element(typing: Typing, code: Element, scope: Scope, expected: Type) -> Type:
    del expected
    component = None if code.name is None else typing.value(code.name, scope)
    called = next((arm for arm in arms_of(component) if isinstance(arm, FunctionOf)), FunctionOf((), Known(None)))
    inference = Inference(called, ())
    properties = called.parameters[0] if called.parameters else None
    for attribute in code.attributes:
        key, value = attribute.key, attribute.value
        if key is None:
            typing.value(value, scope, inference.applied(properties))
            continue
        found = member_of(typing.schema, properties, key.text)
        for each in found:
            if each.name is not None:
                typing.sink(scope.path).mention(key, each.name, each.role)
        wanted = joined(each.type for each in found) if found else None
        inference.infer(wanted, typing.value(value, scope, inference.applied(wanted)))
    for child in code.children:
        typing.value(child, scope)
    return PLAIN


def _import(typing: Typing, code: Importing, scope: Scope, expected: Type) -> Type:
    del expected
    target = typing.resolve(scope.path, code.module)
    return None if target is None else Later(Space(target))


def _plain(typing: Typing, code: Plain, scope: Scope, expected: Type) -> Type:
    del expected
    for each in code.inner:
        typing.value(each, scope)
    return PLAIN


def _unseen(typing: Typing, code: Unseen, scope: Scope, expected: Type) -> Type:
    del expected
    for each in code.inner:
        typing.value(each, scope)
    return None


_READERS: dict[type, Callable[..., Type]] = {
    Ident: _name,
    StringCode: read_string,
    Get: _get,
    Item: _item,
    CallCode: _call,
    Applied: _applied,
    FunctionCode: _function,
    ObjectCode: _object,
    ListCode: _list,
    SpreadCode: lambda typing, code, scope, expected: typing.value(code.value, scope, expected),
    Waiting: _await,
    Choosing: _choice,
    Comparing: _comparison,
    Assigning: _assignment,
    As: _cast,
    Element: _element,
    Importing: _import,
    Plain: _plain,
    Unseen: _unseen,
}
