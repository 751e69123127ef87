"""Functions that are known by their names: those of JavaScript, React, Vue, Angular and the packages of Amplify."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.names.front.combining import arms_of, awaited, function, item_of, joined, returned_by, shaped
from amplify_ls.names.front.types import (
    PLAIN,
    Arguments,
    Built,
    Client,
    Context,
    FunctionOf,
    Known,
    Later,
    ListOf,
    MapOf,
    Mode,
    Provider,
    RouteName,
    SchemaType,
    Shaped,
    TupleOf,
    Type,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MAKERS = ("generateClient", "generateServerClientUsingCookies", "generateServerClientUsingReqRes")
"""The functions that make a client, with the type of the schema as type argument."""
CLIENT_OPTIONS = shaped(authMode=Mode())
BACKEND = "defineBackend"
_STATES = frozenset({"useState", "useOptimistic", "useAtom"})
_SAME = frozenset(
    {"memo", "cache", "observer", "useCallback", "structuredClone", "reactive", "useDebounce", "useDeferredValue"}
    | {"shallowReactive", "readonly", "withDefaults", "defineComponent", "$derived"}
)
_QUERIES = frozenset({"useQuery", "useSuspenseQuery", "useInfiniteQuery"})


def expected_by(built: Built, types: Sequence[Type]) -> tuple[Type, ...]:
    """The types of the arguments of a call, as far as names depend on them."""
    first = types[0] if types else None
    if built.name in MAKERS:
        return (CLIENT_OPTIONS,)
    if built.name == "useAIConversation":
        return (RouteName("conversations"),)
    if built.name == "useAIGeneration":
        return (RouteName("generations"),)
    if built.name == "signInWithRedirect":
        return (shaped(provider=shaped(custom=Provider())),)
    if built.name == "forwardRef" and len(types) > 1:
        return (function((types[1], PLAIN), PLAIN),)
    if built.name == "memo":
        return (function((first,), PLAIN) if types else None,)
    if built.name in ("Set", "Map"):
        return (ListOf(first if len(types) < 2 else TupleOf((first, types[1]))),)
    if built.name in ("useMemo", "computed"):
        return (function((), first),)
    return (joined((first, function((), first))),) if types else ()


def result_of(built: Built, types: Sequence[Type], given: Sequence[Type], names: Sequence[str]) -> Type:
    """What a call results in, from its type arguments, the types of its arguments, and those that are strings."""
    first = types[0] if types else given[0] if given else PLAIN
    if built.name in MAKERS:
        has_context = built.name.endswith("ReqRes")
        return Client(has_context) if types and isinstance(types[0], SchemaType) else None
    if built.name in _STATES:
        return _state(types, first)
    if built.name in _SAME or built.name == "forwardRef":
        return given[0] if given else None
    if built.name in _QUERIES:
        fetched = _member(given[0] if given else None, "queryFn")
        return shaped(data=awaited(returned_by(fetched)), error=PLAIN, isLoading=PLAIN, isPending=PLAIN, refetch=None)
    made = _RESULTS.get(built.name)
    if made is not None:
        return made(first, types, given)
    if built.name == "useAIGeneration":
        call = function((Arguments(names[0]),), PLAIN) if names else None
        return TupleOf((shaped(data=None, isLoading=PLAIN, hasError=PLAIN), call))
    return None


def _state(types: Sequence[Type], first: Type) -> Type:
    state = first if types else _initial(first)
    return TupleOf((state, function((joined((state, function((state,), state))),), PLAIN)))


def _initial(first: Type) -> Type:
    """The state from its initial value, which a function may compute."""
    return joined(arm.returns.get() if isinstance(arm, FunctionOf) else arm for arm in arms_of(first))


def _member(kind: Type, name: str) -> Type:
    return joined(arm.members[name].get() if isinstance(arm, Shaped) and name in arm.members else None for arm in arms_of(kind))


def _values(kind: Type) -> Type:
    return joined(_value(arm) for arm in arms_of(kind))


def _value(kind: Type) -> Type:
    if isinstance(kind, MapOf):
        return kind.value
    if isinstance(kind, Shaped):
        return joined((*(each.get() for each in kind.members.values()), *map(_value, kind.bases)))
    return item_of(kind) if isinstance(kind, (ListOf, TupleOf)) else None


def _all(given: Type) -> Type:
    """The values of several promises."""
    for arm in arms_of(given):
        if isinstance(arm, TupleOf):
            return Later(TupleOf(tuple(awaited(each) for each in arm.items)))
        if isinstance(arm, ListOf):
            return Later(ListOf(awaited(arm.item)))
    return None


def _assigned(given: Sequence[Type]) -> Type:
    return Shaped({}, tuple(reversed(given)), None) if given else None


def _used(kind: Type) -> Type:
    return joined(arm.value if isinstance(arm, Context) else awaited(arm) for arm in arms_of(kind))


def _hooks(kind: Type) -> Type:
    if not isinstance(kind, Client):
        return None
    return Shaped({name: Known(Built(name)) for name in ("useAIConversation", "useAIGeneration")})


_RESULTS: dict[str, Callable[[Type, Sequence[Type], Sequence[Type]], Type]] = {
    "useMemo": lambda first, types, given: first if types else returned_by(given[0]) if given else None,
    "computed": lambda first, types, given: _computed(first if types else returned_by(given[0]) if given else None),
    "defineProps": lambda first, types, given: first,
    "toRef": lambda first, types, given: shaped(value=first),
    "$state": lambda first, types, given: first,
    "$state.raw": lambda first, types, given: first,
    "$derived.by": lambda first, types, given: returned_by(given[0]) if given else None,
    "$effect": lambda first, types, given: PLAIN,
    "useRef": lambda first, types, given: shaped(current=first),
    "createRef": lambda first, types, given: shaped(current=first),
    "ref": lambda first, types, given: shaped(value=first),
    "shallowRef": lambda first, types, given: shaped(value=first),
    "signal": lambda first, types, given: function((), first),
    "createContext": lambda first, types, given: Context(first),
    "useContext": lambda first, types, given: _used(given[0]) if given else None,
    "use": lambda first, types, given: _used(given[0]) if given else None,
    "createAIHooks": lambda first, types, given: _hooks(given[0]) if given else None,
    "Promise.all": lambda first, types, given: _all(given[0]) if given else None,
    "Promise.resolve": lambda first, types, given: Later(first),
    "Object.values": lambda first, types, given: ListOf(_values(given[0])) if given else None,
    "Object.entries": lambda first, types, given: ListOf(TupleOf((PLAIN, _values(given[0])))) if given else None,
    "Object.keys": lambda first, types, given: ListOf(PLAIN),
    "Object.assign": lambda first, types, given: _assigned(given),
    "Array.from": lambda first, types, given: ListOf(item_of(given[0])) if given else None,
    "Array.isArray": lambda first, types, given: PLAIN,
    "Set": lambda first, types, given: ListOf(first if types else item_of(first)),
    "Map": lambda first, types, given: MapOf(first, types[1], is_map=True) if len(types) > 1 else _map_from(given),
}
KNOWN = frozenset({*_RESULTS, *MAKERS, *_STATES, *_SAME, *_QUERIES, "forwardRef", "signInWithRedirect", BACKEND}) | {
    "React",
    "Object",
    "Promise",
    "Array",
}
"""The names that are known without a declaration, or if a package exports them."""


def _computed(kind: Type) -> Type:
    """A value of Vue, ``.value``, or of Angular, which is called."""
    return joined((shaped(value=kind), function((), kind)))


def _map_from(given: Sequence[Type]) -> Type:
    entry = item_of(given[0]) if given else None
    for arm in arms_of(entry):
        if isinstance(arm, TupleOf) and len(arm.items) > 1:
            return MapOf(arm.items[0], arm.items[1], is_map=True)
    return None
