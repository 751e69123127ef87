"""Functions that are known by their names: those of JavaScript, React, Vue, Angular and the packages of Amplify."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.names.front.combining import arms_of, awaited, function, item_of, joined, returned_by, shaped
from amplify_ls.names.front.settings import Mode, Provider, RouteName
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
    SchemaType,
    Shaped,
    Stream,
    TupleOf,
    Type,
)
from amplify_ls.names.front.variables import Variable

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
    | {"devtools", "persist", "immer", "subscribeWithSelector"}
)
"""The functions that result in their first argument."""
_STORES = frozenset({"create", "createStore", "createWithEqualityFn"})
_QUERIES = frozenset({"useQuery", "useSuspenseQuery", "useInfiniteQuery"})


def expected_by(built: Built, types: Sequence[Type], expected: Type) -> tuple[Type, ...]:
    """The types of the arguments of a call whose result is expected to have some type, as far as names depend on them."""
    first = types[0] if types else None
    if built.name in MAKERS:
        return (CLIENT_OPTIONS,)
    if built.name == "useAIConversation":
        return (RouteName("conversations"),)
    if built.name == "useAIGeneration":
        return (RouteName("generations"),)
    if built.name == "signInWithRedirect":
        return (shaped(provider=shaped(custom=Provider())),)
    if built.name in _STORES:
        return (_creator(first),)
    if built.name == "forwardRef" and len(types) > 1:
        return (function((types[1], PLAIN), PLAIN),)
    if built.name == "memo":
        return (function((first,), PLAIN) if types else None,)
    if built.name in ("Set", "Map"):
        return (ListOf(first if len(types) < 2 else TupleOf((first, types[1]))),)
    if built.name in ("useMemo", "computed"):
        return (function((), first),)
    if types:
        return (joined((first, function((), first))),)
    return (expected,) if built.name in _SAME else ()


def result_of(built: Built, types: Sequence[Type], given: Sequence[Type], names: Sequence[str]) -> Type:
    """What a call results in, from its type arguments, the types of its arguments, and those that are strings."""
    first = types[0] if types else given[0] if given else PLAIN
    if built.name in MAKERS:
        return Client(built.name.endswith("ReqRes")) if types and isinstance(types[0], SchemaType) else None
    if built.name in _STATES:
        return _state(types, first)
    if built.name in _SAME or built.name == "forwardRef":
        return given[0] if given else None
    if built.name in _STORES:
        return _store(types, given)
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


def _creator(state: Type) -> Type:
    """What a store of Zustand is created by: ``(set, get) => state``."""
    update = function((joined((state, function((state,), state))),), PLAIN)
    return function((update, function((), state)), state)


def _store(types: Sequence[Type], given: Sequence[Type]) -> Type:
    if types and not given:
        # `create<State>()(creator)`
        return function((_creator(types[0]),), _stored(types[0]))
    return _stored(types[0] if types else returned_by(given[0]) if given else None)


def _stored(state: Type) -> Type:
    """The hook of a store: the state, or what a selector takes of it."""
    chosen = Variable("Chosen", "", 0, state)
    hook = FunctionOf((function((state,), chosen),), Known(chosen), (chosen,))
    update = function((joined((state, function((state,), state))),), PLAIN)
    return joined((hook, shaped(getState=function((), state), setState=update)))


def _signal(first: Type) -> Type:
    """A signal of Angular."""
    update = function((function((first,), first),), PLAIN)
    changing = shaped(set=function((first,), PLAIN), update=update, asReadonly=function((), function((), first)))
    return joined((function((), first), changing))


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
    "useActionState": lambda first, types, given: _action(given),
    "useFormState": lambda first, types, given: _action(given),
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
    "signal": lambda first, types, given: _signal(first),
    "input": lambda first, types, given: function((), first),
    "input.required": lambda first, types, given: function((), first),
    "inject": lambda first, types, given: first if types else returned_by(given[0]) if given else None,
    "BehaviorSubject": lambda first, types, given: Stream(first),
    "ReplaySubject": lambda first, types, given: Stream(first if types else None),
    "Subject": lambda first, types, given: Stream(first if types else None),
    "of": lambda first, types, given: Stream(first),
    "from": lambda first, types, given: Stream(awaited(first)),
    "firstValueFrom": lambda first, types, given: _streamed(given[0]) if given else None,
    "toSignal": lambda first, types, given: function((), _streamed(given[0]) if given else None),
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
KNOWN = frozenset({*_RESULTS, *_STORES, *MAKERS, *_STATES, *_SAME, *_QUERIES, "forwardRef", "signInWithRedirect", BACKEND}) | {
    "React",
    "Object",
    "Promise",
    "Array",
}
"""The names that are known without a declaration, or if a package exports them."""
GLOBALS = frozenset(
    {"undefined", "NaN", "console", "Math", "Intl", "Date", "Number", "String", "Boolean", "Symbol", "process", "performance"}
    | {"document", "location", "navigator", "localStorage", "sessionStorage"}
)
"""Globals of JavaScript, Node.js and browsers whose members are never records."""


def _action(given: Sequence[Type]) -> Type:
    """The state that a server action returns, and the function that submits a form to it."""
    initial = given[1] if len(given) > 1 else PLAIN
    state = joined((awaited(returned_by(given[0])), initial)) if given else None
    return TupleOf((state, function((None,), PLAIN), PLAIN))


def _streamed(kind: Type) -> Type:
    return joined(arm.value if isinstance(arm, Stream) else None for arm in arms_of(kind))


def _computed(kind: Type) -> Type:
    """A value of Vue, ``.value``, or of Angular, which is called."""
    return joined((shaped(value=kind), function((), kind)))


def _map_from(given: Sequence[Type]) -> Type:
    entry = item_of(given[0]) if given else None
    for arm in arms_of(entry):
        if isinstance(arm, TupleOf) and len(arm.items) > 1:
            return MapOf(arm.items[0], arm.items[1], is_map=True)
    return None
