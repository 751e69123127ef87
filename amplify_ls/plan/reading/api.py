"""The API of a project."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from amplify_ls.catalog.backend.constructs import CONVERSATION_TABLES
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.plan.facts.api import Api, KeyAttribute, Modes, Operation, Table
from amplify_ls.plan.facts.unseen import Unseen
from amplify_ls.plan.reading.operations import OPERATIONS, operation_of, resolver_of_operation, resolvers_of_model
from amplify_ls.plan.reading.owners import named_in
from amplify_ls.plan.reading.tables import TableReader
from amplify_ls.plan.reading.types import Types
from amplify_ls.values.values import Array, Object, Text

if TYPE_CHECKING:
    from amplify_ls.model.data.entries import Entry
    from amplify_ls.model.data.model import DataModel
    from amplify_ls.plan.facts.plain import Plain
    from amplify_ls.plan.facts.unseen import Maybe
    from amplify_ls.plan.reading.context import Context
    from amplify_ls.values.values import Value

DEFAULT_NAME = "amplifyData"
_OWN_FACTS = frozenset({"schema", "name", "authorizationModes", "functions", "stackMappings"})
_IMPORTED = "migratedAmplifyGen1DynamoDbTableMappings"
_KEY_RULE = "publicApiKey"
_CONVERSATION_TABLE = Table(
    is_stored=True,
    key=(KeyAttribute("id", "S"),),
    indexes={},
    has_all_indexes=True,
    relations={},
    owners=(),
    settings={},
)


def api_of(context: Context, data: DataModel, *, has_users: bool) -> Api:
    """The API that a ``defineData`` call makes."""
    return _ApiReader(context, data).read(has_users=has_users)


class _ApiReader:
    def __init__(self, context: Context, data: DataModel) -> None:
        self._context = context
        self._data = data
        self._options = None if data.definition is None else data.definition.options
        self._types = Types(context)
        self._tables: dict[str, Table] = {}
        self._operations: dict[str, Operation] = {}
        self._resolvers: dict[str, str] = {}
        self._has_all_resolvers = True
        self._is_open = data.is_open

    def read(self, *, has_users: bool) -> Api:
        entries = list(self._data.entries())
        for entry in entries:
            self._types.read(entry)
        for entry in entries:
            if entry.kind is EntryKind.MODEL and entry.database.has_implied_fields:
                for named in named_in(self._data, entry) or ():
                    self._types.imply(entry.name, named.field, is_list=named.is_list)
        reader = TableReader(self._context, self._types.stored)
        for entry in entries:
            self._read_entry(entry, reader)
        self._read_text()
        self._add_implied_indexes(reader)
        self._move_resolvers()
        return Api(
            self._name(),
            self._tables,
            self._types.stored,
            self._types.enums,
            self._operations,
            self._resolvers,
            self._has_all_resolvers,
            self._is_open,
            self._modes(has_users=has_users),
            self._uses_key(entries),
            self._imported(),
            self._context.values.members(self._options, (*_OWN_FACTS, _IMPORTED)),
        )

    def _read_entry(self, entry: Entry, reader: TableReader) -> None:
        if entry.kind is EntryKind.MODEL:
            self._context.places.note(f"model {entry.name}", entry.name_span)
            named = named_in(self._data, entry)
            owners = None if named is None else tuple((each.field, each.claim) for each in named)
            self._note_rules(entry)
            self._tables[entry.name] = reader.table(entry, Unseen() if owners is None else tuple(sorted(owners)))
            resolvers = resolvers_of_model(self._data, entry)
            self._has_all_resolvers = self._has_all_resolvers and resolvers is not None
            self._resolvers.update(resolvers or ())
        elif entry.kind is EntryKind.CONVERSATION:
            self._read_conversation(entry)
        elif entry.kind in OPERATIONS:
            self._operations[entry.name] = operation_of(self._context, entry)
            found = resolver_of_operation(entry)
            self._resolvers.update(() if found is None else (found,))
        elif entry.kind is EntryKind.UNKNOWN:
            self._is_open = True

    def _read_text(self) -> None:
        """A schema that is written in GraphQL."""
        schema = self._option("schema")
        if not isinstance(schema, Text):
            return
        # Few projects need the parser.
        from amplify_ls.plan.reading.graphql import GraphqlReader

        reader = GraphqlReader(self._context, schema, self._types)
        reader.read()
        self._is_open = False
        self._tables.update(reader.tables)
        self._operations.update(reader.operations)
        self._resolvers.update(reader.resolvers)

    def _note_rules(self, entry: Entry) -> None:
        link = None if entry.call is None else entry.call.modifier("authorization")
        schema = self._data.schema_of(entry.name)
        if link is None and schema is not None:
            link = schema.call.modifier("authorization")
        self._context.places.note(f"rules {entry.name}", entry.name_span if link is None else link.name_span)

    def _read_conversation(self, entry: Entry) -> None:
        """A conversation has two tables, and the messages an index on the conversation."""
        capital = entry.name[:1].upper() + entry.name[1:]
        for pattern in CONVERSATION_TABLES:
            name = pattern.format(capital)
            self._context.places.note(f"model {name}", entry.name_span)
            self._tables[name] = _CONVERSATION_TABLE
        assert entry.call is not None
        given = entry.call.argument(0)
        settings = self._context.values.plain(given)
        self._operations[entry.name] = Operation(entry.kind.value, {}, settings)

    def _add_implied_indexes(self, reader: TableReader) -> None:
        for parent in tuple(self._tables):
            if self._tables[parent].is_stored is False:
                continue
            for child, name, index in reader.implied(parent, self._tables):
                table = self._tables[child]
                if index is None:
                    self._tables[child] = replace(table, has_all_indexes=False)
                else:
                    self._tables[child] = replace(table, indexes={**table.indexes, name: index})
            unknown = any(isinstance(each.target, Unseen) for each in self._tables[parent].relations.values())
            stored = self._types.stored.get(parent)
            if unknown or (stored is not None and stored.is_open):
                # A relationship that is unknown may make an index on any model.
                self._tables = {name: replace(each, has_all_indexes=False) for name, each in self._tables.items()}

    def _move_resolvers(self) -> None:
        """``stackMappings``: resolvers by their logical ID, ``GetTodoResolver`` for ``Query.getTodo``."""
        given = self._option("stackMappings")
        if given is None:
            return
        if not isinstance(given, Object) or given.is_open:
            self._has_all_resolvers = False
            return
        self._context.places.note("stack mappings", given.span)
        by_id = {_logical_id(field): field for field in self._resolvers}
        for prop in given:
            field = by_id.get(prop.name.lower())
            if isinstance(prop.value, Text) and field is not None:
                self._resolvers[field] = prop.value.value
                self._context.places.note(f"resolver {field}", prop.name_span)

    def _name(self) -> Maybe[str]:
        definition = self._data.definition
        if definition is not None:
            self._context.places.note("api", definition.name_span)
            if self._options is None:
                return self._context.unseen(definition.chain.span)
            if self._options.is_open and "name" not in self._options.properties:
                return self._context.unseen(self._options.span)
        prop = None if self._options is None else self._options.properties.get("name")
        if prop is not None:
            self._context.places.note("api name", prop.name_span)
        return self._context.text(self._option("name"), DEFAULT_NAME)

    def _option(self, name: str) -> Value | None:
        return None if self._options is None else self._options.get(name)

    def _modes(self, *, has_users: bool) -> Modes:
        given = self._option("authorizationModes")
        if given is not None and not isinstance(given, Object):
            unseen = self._context.values.unseen(given.span)
            return Modes(unseen, unseen, unseen)
        options = given if isinstance(given, Object) else None
        prop = None if self._options is None else self._options.properties.get("authorizationModes")
        if prop is not None:
            self._context.places.note("authorization modes", prop.name_span)
        fallback = "userPool" if has_users else "apiKey"
        default = self._context.text(None if options is None else options.get("defaultAuthorizationMode"), fallback)
        key = None if options is None else options.properties.get("apiKeyAuthorizationMode")
        if key is not None:
            self._context.places.note("api key", key.name_span)
        has_key: Maybe[bool] = key is not None or default == "apiKey"
        if key is None and options is not None and options.is_open and default != "apiKey":
            has_key = self._context.values.unseen(options.span)
        return Modes(default, has_key, self._context.values.members(options, ("defaultAuthorizationMode",)))

    def _uses_key(self, entries: list[Entry]) -> bool:
        found = [schema.authorization for schema in self._data.schemas]
        found += [entry.authorization for entry in entries]
        return any(rule.name == _KEY_RULE for each in found if each is not None for rule in each.rules)

    def _imported(self) -> Maybe[dict[str, dict[str, str]]]:
        given = self._option(_IMPORTED)
        if given is None:
            return {}
        if not isinstance(given, Array) or given.is_open:
            return self._context.values.unseen(given.span)
        found: dict[str, dict[str, str]] = {}
        for item in given.items:
            branch = item.get("branchName") if isinstance(item, Object) else None
            mapping = item.get("modelNameToTableNameMapping") if isinstance(item, Object) else None
            plain: Plain = self._context.values.plain(mapping)
            if not isinstance(branch, Text) or not isinstance(plain, dict) or not isinstance(mapping, Object):
                return self._context.values.unseen(given.span)
            found[branch.value] = {model: str(table) for model, table in plain.items()}
            for prop in mapping:
                self._context.places.note(f"imported {prop.name}", prop.name_span)
        return found


def _logical_id(field: str) -> str:
    return f"{field.partition('.')[2]}resolver".lower()
