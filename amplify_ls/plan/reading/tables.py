"""The tables of models: keys, indexes and relationships."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.plurals import plural_of
from amplify_ls.model.data.authorization import called_back
from amplify_ls.plan.facts.api import Index, KeyAttribute, Relation, Table
from amplify_ls.plan.facts.unseen import REST, Unseen
from amplify_ls.values.values import Array, Chain, Symbol, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from amplify_ls.model.data.entries import Entry
    from amplify_ls.plan.facts.api import StoredType
    from amplify_ls.plan.facts.plain import Plain
    from amplify_ls.plan.facts.unseen import Maybe
    from amplify_ls.plan.reading.context import Context
    from amplify_ls.values.values import Link, Value

_INDEX = "index"
_NUMBERS = frozenset({"Int", "Float", "AWSTimestamp"})
"""The GraphQL types that DynamoDB stores as numbers."""
_SHAPING = frozenset({"identifier", "secondaryIndexes", "authorization", "disableOperations", "required", "array"})
"""Links that facts of their own describe."""


class TableReader:
    """Reads the table of one model, with the types of the whole API."""

    def __init__(self, context: Context, types: Mapping[str, StoredType]) -> None:
        self._context = context
        self._types = types

    def table(self, entry: Entry, owners: Maybe[tuple[tuple[str, str], ...]]) -> Table:
        """The table of a model; the indexes that the relationships of other models make are added later."""
        assert entry.call is not None
        indexes, has_all = self._declared_indexes(entry)
        return Table(
            not entry.database.is_sql,
            self._key(entry),
            indexes,
            has_all,
            {name: self._relation(entry, name) for name in entry.relationships},
            owners,
            self._settings(entry),
        )

    def _key(self, entry: Entry) -> Maybe[tuple[KeyAttribute, ...]]:
        assert entry.call is not None
        places, link = self._context.places, entry.call.modifier("identifier")
        places.note(
            f"identifier {entry.name}",
            entry.name_span if link is None else link.name_span,
            None if link is None else link.span,
        )
        if entry.identifier is None:
            return self._context.values.unseen(entry.call.chain.span if link is None else link.span)
        return self.attributes(entry.name, entry.identifier.names)

    def index(self, model: str, name: str, fields: Sequence[str]) -> Index:
        """An index over the given fields, with all attributes."""
        return Index(self.attributes(model, fields), "ALL", f"index {model} {name}")

    def attributes(self, model: str, names: Sequence[str]) -> tuple[KeyAttribute, ...]:
        """The attributes of a key: a third and further field share an attribute with the second one."""
        first = KeyAttribute(names[0], self._type(model, names[0]))
        if len(names) == 1:
            return (first,)
        if len(names) > 2:
            return (first, KeyAttribute("#".join(names[1:]), "S"))
        return (first, KeyAttribute(names[1], self._type(model, names[1])))

    def _type(self, model: str, field: str) -> Maybe[str]:
        stored = self._types.get(model)
        found = None if stored is None else stored.fields.get(field)
        if isinstance(found, Unseen):
            return found
        if found is None:
            # A reference field that is missing here is rejected, unless it is among the fields that are unknown.
            return "S" if stored is not None and not stored.is_open else Unseen()
        return "N" if found.base in _NUMBERS and not found.is_list else "S"

    def _declared_indexes(self, entry: Entry) -> tuple[dict[str, Index], bool]:
        assert entry.call is not None
        link = entry.call.modifier("secondaryIndexes")
        if link is None or not entry.database.makes_indexes:
            return {}, entry.call.lacks("secondaryIndexes") or not entry.database.makes_indexes
        given = None if link.arguments is None else link.arguments[0]
        result = None if given is None else called_back(given, _INDEX)
        self._context.places.note(f"indexes {entry.name}", link.name_span)
        if not isinstance(result, Array):
            return {}, False
        found: dict[str, Index] = {}
        is_complete = not result.is_open
        for item in result.items:
            index = self._index(entry.name, item)
            if index is None:
                is_complete = False
            else:
                found[index[0]] = index[1]
        return found, is_complete

    def _index(self, model: str, value: Value) -> tuple[str, Index] | None:
        if not isinstance(value, Chain) or not isinstance(value.base, Symbol) or value.base.role != _INDEX or value.is_open:
            return None
        links = {link.name: link for link in value.links}
        partition = _argument(links.get(""))
        sort = _argument(links.get("sortKeys"))
        items = sort.items if isinstance(sort, Array) and not sort.is_open else ()
        names = [item.value for item in (partition, *items) if isinstance(item, Text)]
        if len(names) != 1 + len(items) or ("sortKeys" in links and not isinstance(sort, Array)):
            return None
        name = index_name(model, names)
        if "name" in links:
            given = _argument(links["name"])
            if not isinstance(given, Text):
                return None
            name = given.value
        key = self._context.places.note(f"index {model} {name}", value.span, value.span)
        return name, Index(self.attributes(model, names), self._projection(links.get("projection")), key)

    def _projection(self, link: Link | None) -> Plain:
        if link is None or link.arguments is None:
            return "ALL"
        found = tuple(self._context.values.plain(each) for each in link.arguments.values)
        return "ALL" if found[:1] == ("ALL",) else found

    def _relation(self, entry: Entry, name: str) -> Relation:
        found = entry.relationships[name]
        self._context.places.note(f"relation {entry.name}.{name}", found.field.name_span, found.field.property.span)
        target: Maybe[str] | None = found.target_name
        references: Maybe[tuple[str, ...]] | None = found.references
        if target is None or references is None:
            unseen = self._context.values.unseen(found.field.value.span)
            target, references = target or unseen, unseen if references is None else references
        return Relation(found.kind, target, references)

    def implied(self, parent: str, tables: Mapping[str, Table]) -> Iterator[tuple[str, str, Index | None]]:
        """The indexes that the relationships of a model make: (child, name, index); None for an unknown index."""
        for name, relation in tables[parent].relations.items():
            if relation.kind == "belongsTo" or isinstance(relation.target, Unseen):
                continue
            child = tables.get(relation.target)
            if child is None or child.is_stored is False:
                continue
            index_of_relation = f"gsi-{parent}.{name}"
            if isinstance(relation.references, Unseen) or not relation.references:
                yield relation.target, index_of_relation, None
                continue
            keys = self.attributes(relation.target, relation.references)
            yield relation.target, index_of_relation, Index(keys, "ALL", f"relation {parent}.{name}")

    def _settings(self, entry: Entry) -> Plain:
        """Options of the model and of its fields that change the API, and nothing that is stored."""
        found: dict[str, Plain] = {}
        for field in entry.fields:
            links = () if field.call is None else field.call.modifiers
            words = tuple(
                (link.name, *(self._context.values.plain(each) for each in link.arguments.values))
                for link in links
                if link.arguments is not None and link.name not in _SHAPING
            )
            if words:
                found[field.name] = words
        if entry.fields.is_open and entry.call is not None:
            found[REST] = self._context.values.unseen(entry.call.chain.span)
        return found


def index_name(model: str, fields: Sequence[str]) -> str:
    """The name of an index that has no name: ``todosByStatusAndDueAt``."""
    many = plural_of(model)
    joined = "And".join(field[:1].upper() + field[1:] for field in fields)
    return f"{many[:1].lower()}{many[1:]}By{joined}"


def _argument(link: Link | None) -> Value | None:
    return None if link is None or link.arguments is None else link.arguments[0]
