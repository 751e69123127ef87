"""The names that an API declares and mentions, entry by entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.lookup import function
from amplify_ls.model.data.access.modes import DEFAULT, MODE_OF_OPTION, MODES
from amplify_ls.model.data.authorization import access_rule
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.model.data.group_use import is_of_user_pool
from amplify_ls.model.data.resolvers import file_reference
from amplify_ls.names.name import NOTHING, Form, Mention, Mentions, Name, Role, collected
from amplify_ls.names.typed import Named, key_form, names_in_call, names_in_step
from amplify_ls.values.values import Array, Object, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.catalog.kinds import NameKind as CatalogKind
    from amplify_ls.model.data.model import DataModel
    from amplify_ls.model.data.parts import Part, Parts
    from amplify_ls.names.name import NameKind

OWNER_FIELD = "owner"
"""The field that `allow.owner()` stores the user in."""
_ENTRIES: frozenset[CatalogKind] = frozenset({"model", "type", "model-or-operation"})
_IN_RULES: frozenset[CatalogKind] = frozenset({"owner-field", "authorizer-field"})
_OWN_FIELDS: frozenset[CatalogKind] = frozenset({"field", "identifier-field", "index-field", "owner-field", "authorizer-field"})
_DECLARING: dict[CatalogKind, NameKind] = {"index": "index", "tool": "tool", "query-field": "query"}
"""The kinds of names that an entry declares in the strings of its chains."""
_FIELD_PLACES = frozenset({"model-field", "custom-type-field"})


def mentions_of_entry(data: DataModel, name: str) -> Mentions:
    """What an entry declares and mentions."""
    parts = data.parts(name)
    return NOTHING if parts is None else parts.attached.get(_collect, parts)


def mentions_of_schema(data: DataModel) -> Mentions:
    """What the chains of the schemas and the options of `defineData` mention."""
    return data.schema_parts.attached.get(_collect, data.schema_parts)


def unknown_name(data: DataModel) -> Name:
    """What the places mention at which an API has a name that cannot be determined."""
    return Name("unknown", "", "", data.key)


def _collect(parts: Parts) -> Mentions:
    return collected(_Collector(parts).mentions())


class _Collector:
    """The mentions of one entry, or of the schemas themselves."""

    def __init__(self, parts: Parts) -> None:
        self._data = parts.data
        self._parts = parts
        self._api = parts.data.key
        self._entry = "" if parts.entry is None else parts.entry.name

    def mentions(self) -> Iterator[Mention]:
        entry = self._parts.entry
        if entry is not None:
            if entry.fields.is_open and entry.kind in (EntryKind.MODEL, EntryKind.CUSTOM_TYPE):
                yield Mention(entry.name_span, unknown_name(self._data), Role.READ, Form.STRING)
            yield Mention(entry.name_span, self._name("entry", "", entry.name), Role.DECLARATION, key_form(entry.property))
        else:
            yield from self._of_schema()
        for parts in _with_arms(self._parts):
            for part in parts.all:
                yield from self._of_part(part)

    def _of_schema(self) -> Iterator[Mention]:
        for schema in self._data.sql_schemas:
            for model in schema.named_models:
                yield Mention(model.place, self._name("entry", "", model.now or model.name), Role.READ, Form.MEMBER)
            generated = schema.call.argument(0)
            for prop in generated if isinstance(generated, Object) else ():
                yield Mention(prop.name_span, self._name("table", "", prop.name), Role.DECLARATION, key_form(prop))
            for renaming in schema.renamings:
                if renaming.now is None:
                    yield Mention(renaming.old.span, self._name("table", "", renaming.old.value), Role.READ, Form.STRING)
                if renaming.new is not None:
                    new = self._name("entry", "", renaming.new.value)
                    yield Mention(renaming.new.span, new, Role.DECLARATION, Form.STRING)
        definition = self._data.definition
        yield from self._modes()
        method = None if definition is None else function(definition.name)
        if definition is not None and method is not None:
            for named in names_in_call(method, definition.arguments):
                role = Role.DECLARATION if named.kind == "function-key" else Role.READ
                yield from self._named(named, None, role)

    def _modes(self) -> Iterator[Mention]:
        """The authorization modes that the options of `defineData` set up."""
        definition = self._data.definition
        modes = None if definition is None or definition.options is None else definition.options.get(MODES)
        for prop in modes if isinstance(modes, Object) else ():
            if prop.name == DEFAULT and isinstance(prop.value, Text):
                mode = self._name("authorization-mode", "", prop.value.value)
                yield Mention(prop.value.span, mode, Role.DECLARATION, Form.STRING)
            elif prop.name in MODE_OF_OPTION:
                mode = self._name("authorization-mode", "", MODE_OF_OPTION[prop.name])
                yield Mention(prop.name_span, mode, Role.DECLARATION, key_form(prop))

    def _of_part(self, part: Part) -> Iterator[Mention]:
        yield from self._declared(part)
        file = file_reference(part)
        if file is not None:
            yield Mention(file.entry.span, Name("file", "", file.path), Role.READ, Form.STRING)
        yield from self._owner(part)
        for step in part.steps:
            for named in names_in_step(step):
                yield from self._named(named, part, Role.READ)

    def _declared(self, part: Part) -> Iterator[Mention]:
        """What a part declares: a field, an argument, the values of an enum."""
        if part.member is not None and part.outer is not None and (part.place in _FIELD_PLACES or part.place == "argument"):
            kind: NameKind = "argument" if part.place == "argument" else "field"
            name = Name(kind, part.outer.name, part.member.name, self._api)
            yield Mention(part.member.name_span, name, Role.DECLARATION, key_form(part.member))
        if part.call is not None and part.call.name == "enum":
            values = part.call.argument(0)
            for item in values.items if isinstance(values, Array) else ():
                if isinstance(item, Text):
                    name = Name("enum-value", part.name, item.value, self._api)
                    yield Mention(item.span, name, Role.DECLARATION, Form.STRING)

    def _owner(self, part: Part) -> Iterator[Mention]:
        """The field that `allow.owner()` names without writing it."""
        if part.place is not None or not part.steps or part.steps[0].name != OWNER_FIELD:
            return
        if part.steps[0].receiver in ("allow:model", "allow:field", "allow:schema"):
            for model in self._models_of_rule():
                name = self._name("field", model, OWNER_FIELD)
                yield Mention(part.steps[0].link.name_span, name, self._role_in_rule(model, OWNER_FIELD), Form.OWNER)

    def _named(self, named: Named, part: Part | None, role: Role) -> Iterator[Mention]:
        """The mentions that a string of a kind of the catalog is."""
        if named.text is None:
            yield Mention(named.span, unknown_name(self._data), Role.READ, named.form)
            return
        for name in self._names(named, part):
            if named.kind in _IN_RULES:
                role = self._role_in_rule(name.owner, name.key)
            elif named.kind in _DECLARING:
                role = Role.DECLARATION
            yield Mention(named.span, name, role, named.form)

    def _names(self, named: Named, part: Part | None) -> Iterator[Name]:
        kind, text = named.kind, named.text or ""
        if kind in _ENTRIES:
            yield self._name("entry", "", text)
        elif kind in _OWN_FIELDS:
            for model in self._models_of_rule() if kind in _IN_RULES else (self._entry,):
                yield self._name("field", model, text)
        elif kind == "reference-field":
            child = _child_of(part)
            if child is not None:
                yield self._name("field", child or self._entry, text)
        elif kind in _DECLARING:
            yield self._name(_DECLARING[kind], self._entry, text)
        elif kind == "function-key":
            yield self._name("function-key", "", text)
        elif kind == "group" and (part is None or _names_group(part)):
            yield Name("group", "", text)
        elif kind == "data-source":
            yield Name("data-source", "", text)

    def _role_in_rule(self, model: str, key: str) -> Role:
        """A rule adds the field that it names to a model that does not declare it."""
        entry = self._data.entry(model)
        return Role.DECLARATION if entry is not None and entry.fields.lacks(key) else Role.READ

    def _models_of_rule(self) -> tuple[str, ...]:
        """The models that a rule applies to."""
        return (self._entry,) if self._entry else _models_without_rules(self._data)

    def _name(self, kind: NameKind, owner: str, key: str) -> Name:
        return Name(kind, owner, key, self._api)


def _with_arms(parts: Parts) -> Iterator[Parts]:
    yield parts
    for arm in parts.arms:
        yield from _with_arms(arm)


def _models_without_rules(data: DataModel) -> tuple[str, ...]:
    """The models that have no rules of their own, so that those of their schema apply."""
    found = (data.entry(name) for name in data.models)
    return tuple(entry.name for entry in found if entry is not None and entry.lacks_authorization)


def _child_of(part: Part | None) -> str | None:
    """The model with the reference fields of a relationship: empty for its own, None if it is unknown."""
    if part is None or part.call is None:
        return None
    if part.call.name == "belongsTo":
        return ""
    target = part.call.argument(0)
    return target.value if isinstance(target, Text) else None


def _names_group(part: Part) -> bool:
    """Whether the groups of a rule are those of the user pool."""
    rule = access_rule(part.value)
    return rule is not None and is_of_user_pool(rule)
