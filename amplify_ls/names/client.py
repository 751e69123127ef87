"""The names of an API that code mentions through a typed client, or through the types of the schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.model.data.entries import OPERATION_KINDS, EntryKind
from amplify_ls.model.data.fields import FieldKind, fields_of
from amplify_ls.names.name import Form, Mention, Name, Role
from amplify_ls.syntax.clients.facts import ListValue, ObjectValue, StringValue
from amplify_ls.syntax.outline import Span
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.fields import Field, Fields
    from amplify_ls.model.data.model import DataModel
    from amplify_ls.names.name import NameKind
    from amplify_ls.syntax.clients.facts import Access, Handled, Key, TypeAccess, Value
    from amplify_ls.syntax.outline import Anchor

_FORMS = {"member": Form.MEMBER, "string": Form.STRING, "key": Form.KEY, "shorthand": Form.SHORTHAND}
_WRITING = frozenset({"create", "update"})
_BY_KEY = frozenset({"get", "delete"})
_LISTING = frozenset({"list", "observeQuery", "onCreate", "onUpdate", "onDelete"})
_LOGIC = frozenset({"and", "or", "not"})
_ARGUMENTS = "args"
_NESTED = "nestedTypes"


class ClientNames:
    """The mentions in one file."""

    def __init__(self, data: DataModel, anchor: Anchor) -> None:
        self._data = data
        self._anchor = anchor

    def of_type(self, access: TypeAccess) -> Iterator[Mention]:
        """The names in ``Schema['Post']['type']['title']``."""
        entry, *rest = access.keys
        yield self._mention(entry, "entry", "")
        if len(rest) < 2:
            return
        kind, key = rest[0].text, rest[1]
        if kind == _ARGUMENTS and self._data.kind(entry.text) in OPERATION_KINDS:
            yield self._mention(key, "argument", entry.text)
        elif kind == _NESTED or kind.lower().endswith("type"):
            yield from self._path_of_keys(entry.text, tuple(rest[1:]))

    def of_access(self, access: Access) -> Iterator[Mention]:
        """The names in ``client.models.Post.create({ title })`` or ``client.queries.search({ text })``."""
        member, *rest = access.keys
        if not rest:
            return
        entry = rest[0]
        yield self._mention(entry, "entry", "")
        first = access.arguments[0] if access.arguments else None
        if member.text != "models":
            if len(rest) == 1 and isinstance(first, ObjectValue):
                for key, value in first.members:
                    yield self._mention(key, "argument", entry.text)
                    owner = self._type_of_argument(entry.text, key.text)
                    if owner is not None:
                        yield from self._of_fields(owner, value, Role.READ)
            yield from self._of_options(entry.text, _options(access, 1))
        elif len(rest) > 1 and self._data.kind(entry.text) is EntryKind.MODEL:
            yield from self._of_operation(entry.text, rest[1], access)

    def of_handler(self, handled: Handled) -> Iterator[Mention]:
        """The arguments that the handler of an operation reads."""
        first, *rest = handled.keys
        yield self._mention(first, "argument", handled.operation)
        owner = self._type_of_argument(handled.operation, first.text)
        for key in rest:
            if owner is None:
                return
            yield self._mention(key, "field", owner)
            owner = self._owner_below(owner, key.text)

    def _type_of_argument(self, operation: str, name: str) -> str | None:
        """The custom type of an argument."""
        parts = self._data.parts(operation)
        for part in () if parts is None else parts.all:
            if part.place == "argument" and part.name == f"{operation}.{name}" and part.call is not None:
                given = part.call.argument(0)
                if part.call.name == "customType":
                    return part.name
                return given.value if isinstance(given, Text) and part.call.name == "ref" else None
        return None

    def _of_operation(self, model: str, operation: Key, access: Access) -> Iterator[Mention]:
        first = access.arguments[0] if access.arguments else None
        if operation.text in _LISTING:
            yield from self._of_options(model, first)
            return
        if operation.text not in _WRITING | _BY_KEY:
            yield self._mention(operation, "query", model)
        role = Role.WRITE if operation.text in _WRITING else Role.READ
        yield from self._of_fields(model, first, role)
        yield from self._of_options(model, _options(access, 1))

    def _of_fields(self, owner: str, value: Value | None, role: Role) -> Iterator[Mention]:
        """The keys of an object that are fields, and those of objects that are values of custom types."""
        for key, inner in value.members if isinstance(value, ObjectValue) else ():
            yield self._mention(key, "field", owner, role)
            yield from self._of_value(owner, key.text, inner)
            below = self._owner_below(owner, key.text)
            for item in inner.items if isinstance(inner, ListValue) else (inner,):
                if below is not None:
                    yield from self._of_fields(below, item, role)

    def _of_options(self, model: str, options: Value | None) -> Iterator[Mention]:
        for key, value in options.members if isinstance(options, ObjectValue) else ():
            if key.text == "filter":
                yield from self._of_filter(model, value)
            elif key.text == "selectionSet" and isinstance(value, ListValue):
                for item in value.items:
                    if isinstance(item, StringValue):
                        yield from self._of_selection(model, item)

    def _of_filter(self, model: str, value: Value | None) -> Iterator[Mention]:
        for item in value.items if isinstance(value, ListValue) else (value,):
            for key, inner in item.members if isinstance(item, ObjectValue) else ():
                if key.text in _LOGIC:
                    yield from self._of_filter(model, inner)
                else:
                    yield self._mention(key, "field", model)
                    for _, compared in inner.members if isinstance(inner, ObjectValue) else ():
                        yield from self._of_value(model, key.text, compared)

    def _of_value(self, owner: str, field: str, value: Value | None) -> Iterator[Mention]:
        """The value of an enum, if a field has one."""
        enum = self._enum_of(owner, field) if isinstance(value, (StringValue, ListValue)) else None
        for item in value.items if isinstance(value, ListValue) else (value,):
            if enum is not None and isinstance(item, StringValue):
                name = Name("enum-value", enum, item.text, self._data.key)
                yield Mention(Span(self._anchor, item.start, item.end), name, Role.READ, Form.STRING)

    def _enum_of(self, owner: str, name: str) -> str | None:
        """What the values of the enum of a field belong to."""
        fields = fields_at(self._data, owner)
        field = None if fields is None else fields.get(name)
        if field is None or field.kind is FieldKind.ENUM:
            return None if field is None else f"{owner}.{name}"
        target = _target(field)
        return target if target is not None and self._data.kind(target) is EntryKind.ENUM else None

    def _of_selection(self, model: str, item: StringValue) -> Iterator[Mention]:
        """The fields in ``'team.members.name'``."""
        owner: str | None = model
        start = item.start + 1
        for part in item.text.split("."):
            end = start + len(part.encode())
            if owner is None or part == "*":
                return
            yield Mention(Span(self._anchor, start, end), Name("field", owner, part, self._data.key), Role.READ, Form.PART)
            owner, start = self._owner_below(owner, part), end + 1

    def _path_of_keys(self, owner: str | None, keys: tuple[Key, ...]) -> Iterator[Mention]:
        for key in keys:
            if owner is None or key.kind != "string":
                return
            yield self._mention(key, "field", owner)
            owner = self._owner_below(owner, key.text)

    def _owner_below(self, owner: str, name: str) -> str | None:
        """The model or type that a field contains: what the names within it belong to."""
        fields = fields_at(self._data, owner)
        field = None if fields is None else fields.get(name)
        if field is None or field.call is None:
            return None
        if field.kind is FieldKind.CUSTOM_TYPE:
            return f"{owner}.{name}"
        target = _target(field)
        return target if target is not None and self._data.kind(target) in (EntryKind.MODEL, EntryKind.CUSTOM_TYPE) else None

    def _mention(self, key: Key, kind: NameKind, owner: str, role: Role = Role.READ) -> Mention:
        name = Name(kind, owner, key.text, self._data.key)
        return Mention(Span(self._anchor, key.start, key.end), name, role, _FORMS[key.kind])


def fields_at(data: DataModel, owner: str) -> Fields | None:
    """The fields of an entry, or of an inline type such as ``Post.address``."""
    first, *rest = owner.split(".")
    entry = data.entry(first)
    fields = None if entry is None else entry.fields
    for name in rest:
        field = None if fields is None else fields.get(name)
        is_inline = field is not None and field.call is not None and field.kind is FieldKind.CUSTOM_TYPE
        fields = fields_of(field.call.argument(0)) if is_inline and field is not None and field.call is not None else None
    return fields


def _target(field: Field) -> str | None:
    if field.kind not in (FieldKind.RELATIONSHIP, FieldKind.REFERENCE) or field.call is None:
        return None
    given = field.call.argument(0)
    return given.value if isinstance(given, Text) else None


def _options(access: Access, index: int) -> Value | None:
    return access.arguments[index] if len(access.arguments) > index else None
