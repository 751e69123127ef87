"""What a member of a type is: its type, and the name that it mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog.backend.constructs import KEYED_CONSTRUCTS
from amplify_ls.catalog.lookup import member
from amplify_ls.catalog.types import Property
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.names.front.combining import arms_of, function, item_of, joined, shaped
from amplify_ls.names.front.settings import Backend, Handle, Keyed, Mode, Outputs
from amplify_ls.names.front.types import (
    PLAIN,
    Arguments,
    Built,
    Client,
    Context,
    EntryType,
    Filter,
    FunctionOf,
    Joined,
    Keys,
    Later,
    ListOf,
    MapOf,
    Members,
    Method,
    ModelOperations,
    Operation,
    Plain,
    Record,
    Related,
    Route,
    SchemaType,
    Selection,
    Shaped,
    Spelled,
    Stream,
    TupleOf,
    Type,
    Values,
)
from amplify_ls.names.front.variables import Variable
from amplify_ls.names.name import Name, Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from amplify_ls.names.front.schema import Member, Schema

CLIENT_MEMBERS = frozenset({"models", "queries", "mutations", "subscriptions", "conversations", "generations", "enums"})
STANDARD = frozenset({"create", "update", "delete", "get", "list", "observeQuery", "onCreate", "onUpdate", "onDelete"})
"""The operations of every model; the others are queries of its indexes."""
_LOGIC = frozenset({"and", "or", "not"})
_COMPARED = frozenset({"eq", "ne", "in", "contains", "notContains", "beginsWith", "gt", "ge", "lt", "le", "between"})
_BUILT_IN = frozenset({"React", "Object", "Array", "Promise", "JSON", "$state", "$derived", "input"})


class Found(NamedTuple):
    """A member."""

    type: Type
    name: Name | None = None
    """The name that it mentions."""
    role: Role = Role.READ


def member_of(schema: Schema, kind: Type, key: str) -> tuple[Found, ...]:
    """A member of a value, for each type that the value may have; nothing if the value is unknown."""
    found: list[Found] = []
    for arm in kind.types if isinstance(kind, Joined) else (kind,):
        reader = _READERS.get(type(arm))
        if isinstance(arm, Variable):
            found += member_of(schema, arm.bound, key)
        elif reader is not None:
            found.append(reader(schema, arm, key))
        elif arm is not None:
            found.append(Found(None if isinstance(arm, Built) else PLAIN))
    return tuple(found)


def type_of_member(schema: Schema, member: Member | None) -> Type:
    """The type that a field, argument or result has."""
    if member is None or member.kind == "unknown":
        return None
    single = _single(schema, member)
    return ListOf(single) if member.is_list and not isinstance(single, Related) else single


def _single(schema: Schema, member: Member) -> Type:
    if member.kind == "enum":
        return Values(member.target)
    if member.kind == "type":
        return Record(member.target)
    if member.kind == "relationship":
        return Related(member.target, member.is_list)
    if member.kind == "reference":
        return Values(member.target) if schema.kind(member.target) is EntryKind.ENUM else Record(member.target)
    return PLAIN


def _record(schema: Schema, kind: Record, key: str) -> Found:
    member = schema.member(kind.owner, key)
    if member is None:
        return Found(PLAIN)
    found = type_of_member(schema, member)
    if kind.role is Role.WRITE:
        found = written(found)
    return Found(found, Name("field", kind.owner, key, schema.key), kind.role)


def written(kind: Type) -> Type:
    """A type, where object literals write its fields."""
    if isinstance(kind, Record):
        return Record(kind.owner, Role.WRITE)
    if isinstance(kind, ListOf):
        return ListOf(written(kind.item))
    return joined(map(written, kind.types)) if isinstance(kind, Joined) else kind


def _related(schema: Schema, kind: Related, key: str) -> Found:
    return _list(schema, ListOf(Record(kind.model)), key) if kind.is_list else _record(schema, Record(kind.model), key)


def _list(schema: Schema, kind: Type, key: str) -> Found:
    del schema
    return Found(PLAIN if key in ("length", "size") else Method(kind, key))


def _method(schema: Schema, kind: Type, key: str) -> Found:
    del schema
    return Found(Method(kind, key))


def _stream(schema: Schema, kind: Stream, key: str) -> Found:
    return Found(kind.value) if key == "value" else _method(schema, kind, key)


def _map(schema: Schema, kind: MapOf, key: str) -> Found:
    if kind.is_map:
        return _list(schema, kind, key)
    names = (_key_name(schema, arm, key) for arm in arms_of(kind.key))
    return Found(kind.value, next((name for name in names if name is not None), None))


def _key_name(schema: Schema, kind: Type, key: str) -> Name | None:
    """What a key of an object names whose keys have a type: ``Record<Post['status'], string>``."""
    if isinstance(kind, Values):
        return Name("enum-value", kind.owner, key, schema.key)
    is_field = isinstance(kind, Keys) and schema.member(kind.owner, key) is not None
    return Name("field", kind.owner, key, schema.key) if is_field and isinstance(kind, Keys) else None


def _shaped(schema: Schema, kind: Shaped, key: str) -> Found:
    own = kind.members.get(key)
    if own is not None:
        over = (each.name for base in kind.bases for each in member_of(schema, base, key))
        return Found(own.get(), next((name for name in over if name is not None), None))
    for base in kind.bases:
        found = member_of(schema, base, key)
        if any(each.name is not None or each.type != PLAIN for each in found):
            return Found(joined(each.type for each in found), next((each.name for each in found if each.name), None))
        if not found:
            return Found(None)
    return Found(PLAIN)


def _filter(schema: Schema, kind: Filter, key: str) -> Found:
    if key in _LOGIC:
        return Found(joined((kind, ListOf(kind))))
    found = _record(schema, Record(kind.owner), key)
    values = found.type
    compared = {name: joined((values, ListOf(values))) for name in _COMPARED} if isinstance(values, Values) else {}
    return Found(shaped(**compared), found.name)


def _arguments(schema: Schema, kind: Arguments, key: str) -> Found:
    found = type_of_member(schema, schema.argument(kind.operation, key))
    return Found(found, Name("argument", kind.operation, key, schema.key))


def _outputs(schema: Schema, kind: Outputs, key: str) -> Found:
    del schema
    if kind.owner is None:
        return Found(Outputs("") if key == "custom" else PLAIN)
    return Found(Outputs(f"{kind.owner}.{key}".removeprefix(".")), Name("output", kind.owner, key))


def _client(schema: Schema, kind: Client, key: str) -> Found:
    del schema
    return Found(Members(key, kind.has_context) if key in CLIENT_MEMBERS else None)


def _members(schema: Schema, kind: Members, key: str) -> Found:
    name = Name("entry", "", key, schema.key)
    if kind.kind == "models":
        return Found(ModelOperations(key, kind.has_context), name)
    if kind.kind == "enums":
        return Found(shaped(values=function((), ListOf(Values(key)))), name)
    return Found(Route(kind.kind, key, kind.has_context), name)


def _model(schema: Schema, kind: ModelOperations, key: str) -> Found:
    name = None if key in STANDARD else Name("query", kind.model, key, schema.key)
    return Found(Operation(kind.model, key, kind.has_context), name)


def _tuple(schema: Schema, kind: TupleOf, key: str) -> Found:
    return _list(schema, ListOf(item_of(kind)), key)


def _context(schema: Schema, kind: Context, key: str) -> Found:
    del schema
    properties = shaped(value=kind.value)
    return Found(function((properties,), PLAIN) if key == "Provider" else PLAIN)


def _built(schema: Schema, kind: Built, key: str) -> Found:
    """A member of a value that is known by its name: ``React.useState``, ``Object.values``."""
    del schema
    return Found(Built(key if kind.name == "React" else f"{kind.name}.{key}") if kind.name in _BUILT_IN else None)


def _text(schema: Schema, kind: Type, key: str) -> Found:
    del schema, kind, key
    return Found(PLAIN)


def _unknown(schema: Schema, kind: Type, key: str) -> Found:
    del schema, kind, key
    return Found(None)


def _backend(schema: Schema, kind: Backend, key: str) -> Found:
    del kind
    backend = schema.backend
    if backend is None or key not in backend.resources:
        return Found(None)
    receiver = backend.resources[key]
    return Found(None if receiver is None else Handle(receiver), Name("resource", backend.path, key))


def _handle(schema: Schema, kind: Handle, key: str) -> Found:
    del schema
    constructs = KEYED_CONSTRUCTS.get((kind.receiver, key))
    if constructs is not None:
        return Found(Keyed(constructs.named_after))
    found = member(kind.receiver, key)
    return Found(Handle(found.gives) if isinstance(found, Property) and found.gives is not None else None)


def _keyed(schema: Schema, kind: Keyed, key: str) -> Found:
    if kind.named_after == "group":
        return Found(None, Name("group", "", key))
    is_model = kind.named_after == "model" and schema.kind(key) is not None
    return Found(None, Name("entry", "", key, schema.key) if is_model else None)


def _schema(schema: Schema, kind: SchemaType, key: str) -> Found:
    del kind
    return Found(EntryType(key), Name("entry", "", key, schema.key))


_READERS: dict[type, Callable[..., Found]] = {
    Record: _record,
    Related: _related,
    ListOf: _list,
    TupleOf: _tuple,
    Later: _method,
    Stream: _stream,
    MapOf: _map,
    Shaped: _shaped,
    Filter: _filter,
    Arguments: _arguments,
    Outputs: _outputs,
    Client: _client,
    Members: _members,
    Route: _unknown,
    ModelOperations: _model,
    Context: _context,
    Built: _built,
    SchemaType: _schema,
    Backend: _backend,
    Handle: _handle,
    Keyed: _keyed,
    FunctionOf: _text,
    **dict.fromkeys((Plain, Spelled, Values, Keys, Mode, Selection), _text),
}


def entry_type(schema: Schema, entry: str, key: str) -> Type:
    """``Schema['Post']['type']`` and the other types of an entry; unknown if it is another type."""
    kind = schema.kind(entry)
    if key == "args":
        return Arguments(entry)
    if key == "returnType":
        shape = schema.entries.get(entry)
        return None if shape is None else type_of_member(schema, shape.returns)
    if key == "functionHandler":
        return _handler(schema, entry)
    if key == "type" and kind is EntryKind.ENUM:
        return Values(entry)
    if key == "type" and kind not in (EntryKind.MODEL, EntryKind.CUSTOM_TYPE, None):
        return None
    return Record(entry, Role.READ if key == "type" else Role.WRITE) if key.lower().endswith("type") else None


def _handler(schema: Schema, operation: str) -> Type:
    event = shaped(arguments=Arguments(operation), identity=None, source=None, request=PLAIN, info=PLAIN, prev=None, stash=None)
    result = entry_type(schema, operation, "returnType")
    return function((event, PLAIN, PLAIN), joined((written(result), Later(written(result)))))
