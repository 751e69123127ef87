"""A schema of a Gen 2 backend that is a text, as the index of names needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.syntax.nodes import Kind
from amplify_ls.ide.gen1.names import SchemaName, occurrences
from amplify_ls.ide.gen1.navigation import consequences, described, refusal
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.names.front.schema import EntryShape, Member
from amplify_ls.names.name import Form, Mention, Name, Role, collected

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from amplify_ls.gen1.facts.api import Api
    from amplify_ls.gen1.syntax.nodes import Definition, Field
    from amplify_ls.names.name import Mentions, NameKind

_OPERATIONS = {"Query": EntryKind.QUERY, "Mutation": EntryKind.MUTATION, "Subscription": EntryKind.SUBSCRIPTION}
_KINDS: dict[str, NameKind] = {
    "type": "entry",
    "field": "field",
    "argument": "argument",
    "member": "enum-value",
    "index": "index",
    "query": "query",
    "relation": "relation",
    "group": "group",
}


class TextSchema:
    """The names of one schema. The places are those of its file."""

    def __init__(self, key: str, api: Api) -> None:
        self.key = key
        self._api = api
        self._found: Mentions | None = None
        self._names: dict[Name, SchemaName] = {}

    def mentions(self) -> Mentions:
        """What the schema declares and mentions."""
        if self._found is None:
            self._found = collected(self._mentions())
        return self._found

    def entries(self) -> tuple[tuple[str, EntryShape], ...]:
        """Its types and operations."""
        return tuple(entry for definition in self._api.definitions() for entry in self._entries(definition))

    def refusal(self, name: Name, new: str) -> str | None:
        """Why a name cannot be changed to a new one; None if it can."""
        return refusal(self._api, self._names[name], new)

    def consequences(self, name: Name) -> Sequence[str]:
        """What a deployment makes of a rename."""
        return tuple(consequences(self._api, self._names[name])) if name in self._names else ()

    def described(self, name: Name) -> str:
        """A name with what it is the name of."""
        return described(self._names[name])

    def _mentions(self) -> Iterator[Mention]:
        for each in occurrences(self._api):
            name = _name(each.name, self.key)
            self._names[name] = each.name
            yield Mention(each.span, name, Role.DECLARATION if each.is_declaration else Role.READ, Form.PART)

    def _entries(self, definition: Definition) -> Iterator[tuple[str, EntryShape]]:
        name = "" if definition.name is None else definition.name.text
        if name in _OPERATIONS:
            for field in definition.fields:
                arguments = tuple((each.name.text, self._member(each)) for each in field.arguments)
                yield field.name.text, EntryShape(_OPERATIONS[name], (), arguments, self._member(field))
        elif definition.kind is Kind.ENUM:
            values = tuple(member.name.text for member in definition.members)
            yield name, EntryShape(EntryKind.ENUM, enums=((name, values),))
        elif definition.kind in (Kind.TYPE, Kind.INPUT):
            members = ((name, tuple((field.name.text, self._member(field)) for field in definition.fields)),)
            kind = EntryKind.MODEL if definition.is_model else EntryKind.CUSTOM_TYPE
            queries = frozenset(each.name for each in self._queries(name))
            yield name, EntryShape(kind, members, queries=queries)

    def _queries(self, model: str) -> Iterator[SchemaName]:
        return (each.name for each in occurrences(self._api) if each.name.kind == "query" and each.name.owner == model)

    def _member(self, field: Field) -> Member:
        base, is_list = field.type.name.text, field.type.text.startswith("[")
        if self._api.chunk(base) is None:
            return Member("scalar", "", is_list)
        kind = "relationship" if self._api.is_model(base) else "reference"
        return Member(kind, base, is_list)


def _name(name: SchemaName, key: str) -> Name:
    if name.kind == "group":
        return Name("group", "", name.name)
    root, _, operation = name.owner.partition(".")
    if root in _OPERATIONS:
        # Operations are entries of the API, as in a schema of the builder.
        return Name("argument", operation, name.name, key) if operation else Name("entry", "", name.name, key)
    return Name(_KINDS[name.kind], name.owner, name.name, key)
