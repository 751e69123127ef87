"""The types that an author has written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.names.front.combining import arms_of, awaited, function, item_of, joined, returned_by, shaped
from amplify_ls.names.front.flows import flow
from amplify_ls.names.front.members import entry_type, member_of
from amplify_ls.names.front.scopes import Delayed, Scope
from amplify_ls.names.front.settings import Backend
from amplify_ls.names.front.types import (
    PLAIN,
    Client,
    Context,
    EntryType,
    FunctionOf,
    Keys,
    Known,
    Later,
    ListOf,
    MapOf,
    Record,
    SchemaType,
    Selection,
    Shaped,
    Space,
    Stream,
    TupleOf,
    Type,
)
from amplify_ls.names.front.typing import member
from amplify_ls.names.front.variables import KeysOf, Variable
from amplify_ls.syntax.clients.code import StringCode
from amplify_ls.syntax.clients.statement_code import TypeDeclared
from amplify_ls.syntax.clients.type_code import (
    FunctionType,
    ItemType,
    JoinedType,
    KeyOf,
    ListType,
    LiteralType,
    LookupType,
    NamedType,
    ObjectType,
    PlainType,
    TupleType,
    TypeCode,
    TypeOf,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from amplify_ls.names.front.scopes import Scope as _Scope
    from amplify_ls.names.front.typing import Typing

_SAME = frozenset(
    {
        "Partial",
        "Required",
        "Readonly",
        "NonNullable",
        "Nullable",
        "Maybe",
        "PropsWithChildren",
        "DeepPartial",
        "Extract",
        "Exclude",
    }
    | {"Signal", "UnwrapRef", "Writable"}
)
_LISTS = frozenset({"Array", "ReadonlyArray", "Set", "ReadonlySet", "Iterable", "QueryList"})
_STREAMS = frozenset({"Observable", "Subject", "BehaviorSubject"})
_COMPONENTS = frozenset({"FC", "FunctionComponent", "ComponentType", "VFC", "NextPage"})
_REFERENCES = {
    "RefObject": "current",
    "MutableRefObject": "current",
    "Ref": "value",
    "ComputedRef": "value",
    "ShallowRef": "value",
}
_CLIENTS = frozenset({"Client", "V6Client"})


def written(typing: Typing, code: TypeCode, scope: Scope) -> Type:
    """A type that an author has written; None if it is unknown."""
    reader = _READERS.get(type(code))
    return None if reader is None else reader(typing, code, scope)


def _named(typing: Typing, code: NamedType, scope: Scope) -> Type:
    space, _, name = code.name.rpartition(".")
    lazy = scope.name(space) if space and "." not in space else None
    inside = None if lazy is None else lazy.get()
    if isinstance(inside, Space):
        return typing.exported_type(inside.path, name)
    found = None if space else scope.type(name)
    if found is not None:
        around, meaning = found
        if not isinstance(meaning, TypeDeclared):
            known = meaning.get()
            if known is not None or not code.arguments:
                return known
        else:
            return _instance(typing, meaning, around, [typing.written(each, scope) for each in code.arguments])
    generic = _generic(typing, name, code.arguments, scope)
    if generic is not None or code.arguments or found is not None or space:
        return generic
    # What nothing declares is a global type, such as `Date`, or the parameter of a type.
    return None if len(name) == 1 or (name[0] == "T" and name[1:2].isupper()) else PLAIN


def _instance(typing: Typing, declared: TypeDeclared, around: Scope, arguments: Sequence[Type]) -> Type:
    if not declared.parameters:
        known = around.types.get(declared.name)
        if known is None:
            known = around.types[declared.name] = Delayed(lambda: typing.written(declared.type, around))
        return known.get()
    inner = around.inner()
    for index, parameter in enumerate(declared.parameters):
        inner.types[parameter] = Known(arguments[index] if index < len(arguments) else None)
    return typing.written(declared.type, inner)


def _generic(typing: Typing, name: str, arguments: Sequence[TypeCode], scope: Scope) -> Type:
    """A type of the language, of React or of the packages."""
    if name == "ClientSchema":
        return SchemaType() if typing.is_own(scope.path) else None
    if name == "Backend" and typing.is_own(scope.path):
        return _backend(typing, arguments, scope)
    types = [typing.written(each, scope) for each in arguments]
    first = types[0] if types else None
    second = types[1] if len(types) > 1 else None
    if name in ("Omit", "Pick"):
        for arm in arms_of(first):
            if isinstance(arm, Record):
                flow(typing, second, Keys(arm.owner), (scope.path, 0))
        return first
    if name == "SelectionSet":
        for arm in arms_of(first):
            if isinstance(arm, Record):
                flow(typing, second, Selection(arm.owner), (scope.path, 0))
        return first
    made = _MADE.get(name)
    return None if made is None or not types else made(first, second)


def _backend(typing: Typing, arguments: Sequence[TypeCode], scope: Scope) -> Type:
    """``Backend<{ auth: ConstructFactory<BackendAuth> }>``, the result of `defineBackend` with some of its resources."""
    for given in arguments:
        for key, _ in given.members if isinstance(given, ObjectType) else ():
            for found in member_of(typing.schema, Backend(), key.text):
                if found.name is not None:
                    typing.sink(scope.path).mention(key, found.name, found.role)
    return Backend()


def _handler(arguments: Type, result: Type) -> Type:
    event = shaped(arguments=arguments, identity=None, source=None, request=PLAIN, info=PLAIN)
    return function((event, PLAIN, PLAIN), Later(result))


_MADE: dict[str, Callable[[Type, Type], Type]] = {
    **dict.fromkeys(_SAME, lambda first, _: first),
    **dict.fromkeys(_LISTS, lambda first, _: ListOf(first)),
    **dict.fromkeys(_STREAMS, lambda first, _: Stream(first)),
    **dict.fromkeys(_COMPONENTS, lambda first, _: function((first,), PLAIN)),
    **{name: lambda first, _, key=key: shaped(**{key: first}) for name, key in _REFERENCES.items()},  # type: ignore[misc]
    **dict.fromkeys(_CLIENTS, lambda first, _: Client(has_context=False) if isinstance(first, SchemaType) else None),
    "Promise": lambda first, _: Later(first),
    "PromiseLike": lambda first, _: Later(first),
    "Awaited": lambda first, _: awaited(first),
    "ReturnType": lambda first, _: returned_by(first),
    "InstanceType": lambda first, _: returned_by(first),
    "Parameters": lambda first, _: _parameters(first),
    "ComponentProps": lambda first, _: _first_parameter(first),
    "Record": MapOf,
    "Map": lambda first, second: MapOf(first, second, is_map=True),
    "SetStateAction": lambda first, _: joined((first, function((first,), first))),
    "Dispatch": lambda first, _: function((first,), PLAIN),
    "Context": lambda first, _: Context(first),
    "AppSyncResolverHandler": _handler,
    "AppSyncResolverEvent": lambda first, _: shaped(arguments=first, identity=None, source=None, request=PLAIN, info=PLAIN),
}


def _parameters(kind: Type) -> Type:
    return next((TupleOf(arm.parameters) for arm in arms_of(kind) if isinstance(arm, FunctionOf)), None)


def _first_parameter(kind: Type) -> Type:
    return next((arm.parameters[0] for arm in arms_of(kind) if isinstance(arm, FunctionOf) and arm.parameters), None)


def _lookup(typing: Typing, code: LookupType, scope: Scope) -> Type:
    owner = typing.written(code.object, scope)
    if isinstance(owner, EntryType):
        # The fields of its nested types are found like those of the entry.
        nested = Record(owner.entry) if code.key.text == "nestedTypes" else None
        return nested or entry_type(typing.schema, owner.entry, code.key.text)
    return member(typing, owner, code.key, scope)


def _item(typing: Typing, code: ItemType, scope: Scope) -> Type:
    return item_of(typing.written(code.object, scope))


def _list(typing: Typing, code: ListType, scope: Scope) -> Type:
    return ListOf(typing.written(code.item, scope))


def _tuple(typing: Typing, code: TupleType, scope: Scope) -> Type:
    return TupleOf(tuple(typing.written(each, scope) for each in code.items))


def _joined(typing: Typing, code: JoinedType, scope: Scope) -> Type:
    return joined(typing.written(each, scope) for each in code.types)


def _object(typing: Typing, code: ObjectType, scope: Scope) -> Type:
    return Shaped({key.text: _delayed(typing, each, scope) for key, each in code.members})


def _function(typing: Typing, code: FunctionType, scope: Scope) -> Type:
    parameters = tuple(None if each is None else typing.written(each, scope) for each in code.parameters)
    returns = Known(None) if code.returns is None else _delayed(typing, code.returns, scope)
    return FunctionOf(parameters, returns)


def _delayed(typing: Typing, code: TypeCode, scope: _Scope) -> Delayed:
    found = Delayed(lambda: typing.written(code, scope))
    typing.read_later(scope.path, found)
    return found


def _type_of(typing: Typing, code: TypeOf, scope: Scope) -> Type:
    return typing.value(code.value, scope)


def _key_of(typing: Typing, code: KeyOf, scope: Scope) -> Type:
    owner = typing.written(code.object, scope)
    return joined(_keys(arm) for arm in arms_of(owner))


def _keys(owner: Type) -> Type:
    if isinstance(owner, Variable):
        return KeysOf(owner)
    return Keys(owner.owner) if isinstance(owner, Record) else None


def _literal(typing: Typing, code: LiteralType, scope: Scope) -> Type:
    return typing.value(StringCode(*code.value), scope)


def _plain(typing: Typing, code: PlainType, scope: Scope) -> Type:
    del typing, code, scope
    return PLAIN


_READERS: dict[type, Callable[..., Type]] = {
    NamedType: _named,
    LookupType: _lookup,
    ItemType: _item,
    ListType: _list,
    TupleType: _tuple,
    JoinedType: _joined,
    ObjectType: _object,
    FunctionType: _function,
    TypeOf: _type_of,
    KeyOf: _key_of,
    LiteralType: _literal,
    PlainType: _plain,
}
