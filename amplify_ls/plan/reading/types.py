"""The fields of models and custom types, and the types that they bring along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.model.data.entries import EntryKind
from amplify_ls.model.data.fields import FieldKind, fields_of
from amplify_ls.plan.facts.api import FieldType, StoredType
from amplify_ls.plan.facts.unseen import Unseen
from amplify_ls.values.values import Array, Text

if TYPE_CHECKING:
    from amplify_ls.model.builders import BuilderCall
    from amplify_ls.model.data.entries import Entry
    from amplify_ls.model.data.fields import Field, Fields
    from amplify_ls.plan.facts.unseen import Maybe
    from amplify_ls.plan.reading.context import Context
    from amplify_ls.values.values import Value

_TIMESTAMP = FieldType("AWSDateTime", is_required=True, is_list=False, are_items_required=False)
_ID = FieldType("ID", is_required=True, is_list=False, are_items_required=False)
_DEEPEST = 12


class Types:
    """The types of an API, collected while its entries are read."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.stored: dict[str, StoredType] = {}
        self.enums: dict[str, Maybe[tuple[str, ...]]] = {}

    def read(self, entry: Entry) -> None:
        """Read the type that an entry declares, with the inline types in it."""
        if entry.kind is EntryKind.ENUM and entry.call is not None:
            self.enums[entry.name] = self._values(entry.call)
            self._context.places.note(f"enum {entry.name}", entry.name_span)
        elif entry.kind in (EntryKind.MODEL, EntryKind.CUSTOM_TYPE):
            self._read_fields(entry.name, entry.fields, 0)
            if entry.kind is EntryKind.MODEL and entry.database.has_implied_fields:
                self._add_implied(entry)

    def _read_fields(self, name: str, fields: Fields, depth: int) -> None:
        found: dict[str, Maybe[FieldType]] = {}
        for field in fields:
            if field.kind is FieldKind.RELATIONSHIP:
                continue
            self._context.places.note(f"field {name}.{field.name}", field.name_span, field.property.span)
            found[field.name] = self._type(name, field, depth)
        self.stored[name] = StoredType(found, fields.is_open, self._rest(fields))

    def _rest(self, fields: Fields) -> Maybe[None]:
        if not fields.is_open or fields.literal is None:
            return None
        return self._context.values.unseen(fields.literal.span, [field.property.span for field in fields])

    def _add_implied(self, entry: Entry) -> None:
        stored = self.stored[entry.name]
        fields = dict(stored.fields)
        if entry.identifier is not None and entry.identifier.names == ("id",) and "id" not in fields:
            fields["id"] = _ID
        for name in ("createdAt", "updatedAt"):
            fields.setdefault(name, _TIMESTAMP)
        self.stored[entry.name] = StoredType(fields, stored.is_open, stored.rest)

    def imply(self, model: str, field: str, *, is_list: bool) -> None:
        """Add a field that an authorization rule needs, unless the model declares it."""
        stored = self.stored.get(model)
        if stored is not None and field not in stored.fields and not stored.is_open:
            added = FieldType("String", is_required=False, is_list=is_list, are_items_required=False)
            self.stored[model] = StoredType({**stored.fields, field: added}, is_open=False)

    def _type(self, owner: str, field: Field, depth: int) -> Maybe[FieldType]:
        call = field.call
        if call is None or call.chain.is_open:
            return self._context.values.unseen(field.value.span)
        base = self._base(f"{_capital(owner)}{_capital(field.name)}", field, call, depth)
        return base if isinstance(base, Unseen) else field_type(base, call)

    def _base(self, made_name: str, field: Field, call: BuilderCall, depth: int) -> Maybe[str]:
        if field.graphql_type is not None:
            return field.graphql_type
        given = call.argument(0)
        if field.kind is FieldKind.REFERENCE and isinstance(given, Text):
            return given.value
        if field.kind is FieldKind.ENUM:
            self.enums[made_name] = self._values(call)
            self._context.places.note(f"enum {made_name}", field.name_span)
            return made_name
        if field.kind is FieldKind.CUSTOM_TYPE and depth < _DEEPEST:
            self._read_fields(made_name, fields_of(given), depth + 1)
            return made_name
        return self._context.values.unseen(field.value.span)

    def _values(self, call: BuilderCall) -> Maybe[tuple[str, ...]]:
        return _texts(call.argument(0)) or self._context.values.unseen(call.chain.span)


def _texts(value: Value | None) -> tuple[str, ...] | None:
    """The strings of a list, sorted: their order has no meaning."""
    if not isinstance(value, Array) or value.is_open:
        return None
    found = [item.value for item in value.items if isinstance(item, Text)]
    return tuple(sorted(found)) if len(found) == len(value.items) else None


def field_type(base: str, call: BuilderCall) -> FieldType:
    """The type of a field: what is called before ``.array()`` is about the items."""
    names = [link.name for link in call.modifiers]
    if "array" not in names:
        return FieldType(base, "required" in names, is_list=False, are_items_required=False)
    at = names.index("array")
    return FieldType(base, "required" in names[at:], is_list=True, are_items_required="required" in names[:at])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
