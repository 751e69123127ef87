"""Names of the project that a string can contain: models, fields, groups, types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.lookup import scalar, strategy
from amplify_ls.catalog.types import Either, ListOf, Made, Placed
from amplify_ls.ide.candidate import Candidate
from amplify_ls.ide.function_names import FUNCTION_FINDERS
from amplify_ls.ide.likeness import field_around
from amplify_ls.ide.model_around import argument_text
from amplify_ls.ide.source_names import SOURCE_FINDERS
from amplify_ls.ide.typed import Built
from amplify_ls.model.builders import define_call
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.model.data.fields import RELATIONSHIPS, FieldKind
from amplify_ls.values.values import Array, Object, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from amplify_ls.catalog.kinds import NameKind
    from amplify_ls.catalog.kinds import Place as SchemaPlace
    from amplify_ls.catalog.types import Type
    from amplify_ls.ide.place import Call, Place
    from amplify_ls.ide.view import View
    from amplify_ls.model.data.entries import Entry
    from amplify_ls.model.data.fields import Field
    from amplify_ls.values.values import Value

_FIELD_TYPES = (EntryKind.ENUM, EntryKind.CUSTOM_TYPE)
_TYPES_AT_PLACE: dict[SchemaPlace | None, tuple[EntryKind, ...]] = {
    "return": (*_FIELD_TYPES, EntryKind.MODEL),
    "subscription-source": (EntryKind.MUTATION, EntryKind.MODEL),
    "data-source": (EntryKind.MODEL,),
    "tool-source": (EntryKind.MODEL, EntryKind.QUERY),
}
_CLAIMS: dict[str, tuple[str, ...]] = {
    "identityClaim": ("sub", "username", "cognito:username", "email", "sub::username"),
    "withClaimIn": ("cognito:groups", "groups", "roles"),
}
_UNDECLARED_RANK = 50
_REFERENCE_ENDINGS = ("Id", "ID", "Key")
_TIMES = ("datetime", "date", "timestamp", "time")
_SHOWN_WITH_ARGUMENTS = (FieldKind.RELATIONSHIP, FieldKind.REFERENCE, FieldKind.ENUM)


def candidates(view: View, place: Place, kind: NameKind) -> Iterator[Candidate]:
    """The names of a kind that are valid at a position."""
    find = _FINDERS.get(kind)
    if find is not None:
        yield from find(view, place)


def reference_name(parent: str) -> str:
    """The name by which a child usually refers to its parent: ``customerId``."""
    return f"{parent[:1].lower()}{parent[1:]}Id"


def describe(field: Field) -> str:
    """A field as it is declared, on one line: ``a.string().required()``."""
    if field.call is None:
        return ""
    links = "".join(f".{link.name}()" for link in field.call.modifiers if link.name in ("required", "array"))
    arguments = () if field.call.arguments is None else field.call.arguments.values
    shown = ", ".join(_source(each) for each in arguments) if field.kind in _SHOWN_WITH_ARGUMENTS else ""
    return f"a.{field.call.name}({shown}){links}"


def _source(value: Value) -> str:
    if isinstance(value, Text):
        return f"'{value.value}'"
    if isinstance(value, Array):
        return f"[{', '.join(_source(item) for item in value.items)}]"
    return "..."


def is_function(view: View, name: str) -> bool:
    """Whether a name of the file refers to a function resource."""
    call = define_call(view.bindings.value(name))
    return call is not None and call.name == "defineFunction"


def _models(view: View, place: Place) -> Iterator[Candidate]:
    around = view.model_around(place)
    own = None if around is None else around.name
    field = field_around(place, RELATIONSHIPS)
    for name in view.api.names(EntryKind.MODEL):
        rank = 0 if field is not None and field.is_like(name) else 2 if name == own else 1
        yield Candidate(name, "model", rank)


def _types(view: View, place: Place) -> Iterator[Candidate]:
    wanted = _TYPES_AT_PLACE.get(_place_of_reference(place), _FIELD_TYPES)
    field = field_around(place, ("ref",))
    for name, kind in view.api.kinds().items():
        if kind in wanted or kind is EntryKind.UNKNOWN:
            rank = wanted.index(kind) if kind in wanted else 9
            is_likely = kind in _FIELD_TYPES and field is not None and field.is_like(name)
            yield Candidate(name, kind.value, -1 if is_likely else rank)


def _place_of_reference(place: Place) -> SchemaPlace | None:
    """The place in the schema of the ``a.ref`` around the cursor."""
    call = next((call for call in place.calls if call.callee.name == "ref"), None)
    return None if call is None else schema_place(call.outside.value)


def schema_place(kind: Type | None) -> SchemaPlace | None:
    """The place in the schema that a type represents."""
    if isinstance(kind, Either):
        return next((found for each in kind.types if (found := schema_place(each)) is not None), None)
    if isinstance(kind, ListOf):
        return schema_place(kind.item)
    return kind.place if isinstance(kind, Placed) else None


def _groups(view: View, place: Place) -> Iterator[Candidate]:
    del place
    for auth in () if view.project is None else view.project.auth:
        for group in auth.groups or ():
            yield Candidate(group.value, "group in `defineAuth`")


def _references(view: View, place: Place) -> Iterator[Candidate]:
    call = next((call for call in place.calls if call.callee.name in RELATIONSHIPS), None)
    if call is None:
        return
    around = view.model_around(place)
    target = argument_text(view, place, call, 0)
    entry = None if target is None else view.api.entry(target)
    own = None if around is None else around.name
    if call.callee.name == "belongsTo":
        fields = [] if around is None else list(around.fields)
        parent, parent_name = entry, target
    else:
        fields = [] if entry is None else list(entry.fields)
        parent, parent_name = None if own is None else view.api.entry(own), own
    agreed = _agreed_references(call, own, view, target)
    usual = None if parent_name is None else reference_name(parent_name)
    key = call.outside.level.segment.key
    # A child has the reference that is named like its field: `goalId` of `goal`.
    own_usual = reference_name(key) if key and call.callee.name == "belongsTo" else usual
    key_types = _key_types(parent)
    for field in fields:
        if is_key_field(field) and field.graphql_type is not None:
            names = [*agreed, *(name for name in (own_usual, usual) if name is not None)]
            rank = names.index(field.name) if field.name in names else _reference_rank(field, key_types)
            yield Candidate(field.name, describe(field), 0 if field.name in agreed else rank)
    if usual is not None and usual not in {field.name for field in fields}:
        yield Candidate(usual, "common name, not declared yet", 0 if usual in agreed else _UNDECLARED_RANK)


def _agreed_references(call: Call, own: str | None, view: View, target: str | None) -> list[str]:
    """The references of the other side of the relationship, if it exists."""
    other = None if target is None else view.api.entry(target)
    if other is None or own is None:
        return []
    is_child = call.callee.name == "belongsTo"
    found: list[str] = []
    for relationship in other.relationships.values():
        if relationship.target_name == own and relationship.is_child_side != is_child:
            found.extend(relationship.references or ())
    return found


def _key_types(parent: Entry | None) -> frozenset[str | None]:
    if parent is None or parent.identifier is None:
        return frozenset({"ID"})
    fields = (parent.fields.get(name) for name in parent.identifier.names)
    return frozenset("ID" if field is None else field.graphql_type for field in fields)


def _reference_rank(field: Field, key_types: frozenset[str | None]) -> int:
    fits = field.graphql_type in key_types
    looks_like_one = field.name.endswith(_REFERENCE_ENDINGS)
    return _UNDECLARED_RANK + (-1 if fits and looks_like_one else 1 if fits else 2)


def is_key_field(field: Field) -> bool:
    """Whether a field can be part of an identifier or index."""
    if field.kind is not FieldKind.SCALAR or field.call is None or field.has("array"):
        return False
    known = scalar(field.call.name)
    return known is not None and known.key


def _identifier_fields(view: View, place: Place) -> Iterator[Candidate]:
    around = view.model_around(place)
    for field in () if around is None else around.fields:
        if is_key_field(field) and field.call is not None and (field.call.name == "id" or field.has("required")):
            yield Candidate(field.name, describe(field))


def _index_fields(view: View, place: Place) -> Iterator[Candidate]:
    around = view.model_around(place)
    used = _partition_key(view, place)
    for field in () if around is None else around.fields:
        if field.name == used or field.has("array"):
            continue
        if is_key_field(field) or field.kind is FieldKind.ENUM or _is_enum_reference(view, field):
            yield Candidate(field.name, describe(field), index_rank(field, is_sort_key=used is not None))


def index_rank(field: Field, *, is_sort_key: bool) -> int:
    """The order of fields in an index: records are looked up by what they refer to, or by a kind, and sorted by time."""
    name = "" if field.call is None else field.call.name
    is_reference = name == "id" or field.name.endswith(_REFERENCE_ENDINGS)
    if is_sort_key:
        return 0 if name in _TIMES else 2 if is_reference else 1
    return 0 if is_reference else 1 if field.kind is not FieldKind.SCALAR else 3 if name in _TIMES else 2


def _is_enum_reference(view: View, field: Field) -> bool:
    if field.kind is not FieldKind.REFERENCE or field.call is None:
        return False
    name = getattr(field.call.argument(0), "value", None)
    return view.api.kinds().get(str(name)) in (EntryKind.ENUM, EntryKind.UNKNOWN)


def _partition_key(view: View, place: Place) -> str | None:
    """The field of ``index('field')`` before ``.sortKeys``."""
    call = next(iter(place.calls), None)
    built = None if call is None else call.callee.on
    if built is None or not isinstance(built.arguments, tuple):
        return None
    start, end = built.arguments
    text = place.cursor.data[start + 1 : end - 1].strip()
    return text[1:-1].decode("utf-8", "replace") if text[:1] in (b"'", b'"') else None


def _fields(view: View, place: Place) -> Iterator[Candidate]:
    around = view.model_around(place)
    for field in () if around is None else around.fields:
        if field.kind is not FieldKind.RELATIONSHIP:
            yield Candidate(field.name, describe(field))


def _rule_fields(view: View, place: Place) -> Iterator[Candidate]:
    """Fields that can contain users or groups: strings, or arrays of them for the plural strategies."""
    call = next((call for call in place.calls if strategy(call.callee.method.name) is not None), None)
    row = None if call is None else strategy(call.callee.method.name)
    around = view.model_around(place)
    if row is None or around is None:
        return
    for field in around.fields:
        if field.graphql_type not in ("String", "ID"):
            continue
        is_list = bool(field.has("array"))
        if is_list == (row.field == "many"):
            yield Candidate(field.name, describe(field), 1 if _looks_like_owner(field.name) else 2)


def _looks_like_owner(name: str) -> bool:
    lowered = name.lower()
    return any(word in lowered for word in ("owner", "author", "user", "group", "member", "editor", "team", "role"))


def _function_keys(view: View, place: Place) -> Iterator[Candidate]:
    del place
    definition = None if view.api.data is None else view.api.data.definition
    options = None if definition is None else definition.options
    functions = None if options is None else options.get("functions")
    if isinstance(functions, Object):
        for prop in functions:
            yield Candidate(prop.name, "function in `defineData`")


def _claims(view: View, place: Place) -> Iterator[Candidate]:
    del view
    call = next(iter(place.calls), None)
    for index, claim in enumerate(_CLAIMS.get("" if call is None else call.callee.method.name, ())):
        yield Candidate(claim, "claim of the token", index)


def _query_names(view: View, place: Place) -> Iterator[Candidate]:
    around = view.model_around(place)
    call = next(iter(place.calls), None)
    partition = _partition_key(view, place)
    if around is None or around.name is None or partition is None or call is None or not isinstance(call.callee.on, Built):
        return
    yield Candidate(f"list{around.name}By{partition[:1].upper()}{partition[1:]}", "usual name")


def _secrets(view: View, place: Place) -> Iterator[Candidate]:
    """The secrets that the project uses, and the common name of the one that an option expects."""
    call = next((call for call in place.calls if call.callee.method.name == "secret"), None)
    usual = list(secret_examples(None if call is None else call.outside.value))
    known = dict.fromkeys(use.name for use in (() if view.project is None else view.project.secrets) if use.name)
    for name in dict.fromkeys((*usual, *known)):
        yield Candidate(name, "secret of the project" if name in known else "secret", 0 if name in usual else 1)


def secret_examples(kind: Type | None) -> Iterator[str]:
    """The common names of the secrets that a type accepts."""
    for each in kind.types if isinstance(kind, Either) else (kind,):
        if isinstance(each, Made) and "secret" in each.receivers and each.example:
            yield each.example


_FINDERS: dict[NameKind, Callable[[View, Place], Iterator[Candidate]]] = {
    "authorizer-field": _rule_fields,
    "claim": _claims,
    "field": _fields,
    "function-key": _function_keys,
    "group": _groups,
    "identifier-field": _identifier_fields,
    "index-field": _index_fields,
    "model": _models,
    "owner-field": _rule_fields,
    "query-field": _query_names,
    "reference-field": _references,
    "secret": _secrets,
    "type": _types,
    **FUNCTION_FINDERS,
    **SOURCE_FINDERS,
}
