"""The API of a project."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from amplify_ls.catalog.plurals import plural_of
from amplify_ls.plan.facts.api import Api, Modes
from amplify_ls.plan.facts.unseen import Unseen
from amplify_ls.plan.reading.entries import reading_of
from amplify_ls.plan.reading.tables import TableReader
from amplify_ls.plan.reading.types import Types
from amplify_ls.values.values import Array, Object, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.model import DataModel
    from amplify_ls.plan.facts.api import Operation, Table
    from amplify_ls.plan.facts.plain import Plain
    from amplify_ls.plan.facts.unseen import Maybe
    from amplify_ls.plan.reading.context import Context
    from amplify_ls.plan.reading.entries import EntryReading
    from amplify_ls.values.values import Value

DEFAULT_NAME = "amplifyData"
_OWN_FACTS = frozenset({"schema", "name", "authorizationModes", "functions", "stackMappings"})
_IMPORTED = "migratedAmplifyGen1DynamoDbTableMappings"


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
        self._table_stacks: dict[str, str] = {}
        self._is_open = data.is_open

    def read(self, *, has_users: bool) -> Api:
        readings = {name: found for name in self._data.names if (found := reading_of(self._data, name)) is not None}
        for reading in readings.values():
            self._add(reading)
        self._note_schema()
        self._read_text()
        self._add_implied_indexes(TableReader(self._context, self._types.stored))
        self._move_resolvers()
        return Api(
            self._name(),
            self._tables,
            self._types.stored,
            self._types.enums,
            self._operations,
            self._resolvers,
            self._has_all_resolvers,
            self._table_stacks,
            self._is_open,
            self._modes(has_users=has_users),
            any(each.uses_key for each in readings.values()) or self._schemas_use_key(),
            self._imported(),
            self._context.values.members(self._options, (*_OWN_FACTS, _IMPORTED)),
            self._rest({name for name, reading in readings.items() if not reading.is_unknown}),
        )

    def _rest(self, known: set[str]) -> Plain:
        """What determines the entries that are not known: the schemas without those that are."""
        if not self._is_open:
            return None
        found: list[Plain] = []
        for schema in self._data.schemas:
            place = schema.call.chain.span if schema.entries is None else schema.entries.span
            entries = () if schema.entries is None else schema.entries
            found.append(self._context.values.unseen(place, [prop.span for prop in entries if prop.name in known]))
        return (*found, self._context.values.plain(None if self._data.table.has_all_schemas else self._option("schema")))

    def _add(self, reading: EntryReading) -> None:
        self._types.stored.update(reading.types)
        self._types.enums.update(reading.enums)
        self._tables.update(reading.tables)
        self._operations.update(reading.operations)
        self._resolvers.update(reading.resolvers)
        self._has_all_resolvers = self._has_all_resolvers and reading.has_all_resolvers
        self._is_open = self._is_open or reading.is_unknown
        self._context.places.spans.update(reading.places)
        self._context.places.wholes.update(reading.wholes)

    def _note_schema(self) -> None:
        for schema in self._data.schemas[:1]:
            self._context.places.note("schema", schema.call.name_span)

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

    def _add_implied_indexes(self, reader: TableReader) -> None:
        may_be_anywhere = False
        for parent in tuple(self._tables):
            if self._tables[parent].is_stored is False:
                continue
            for child, name, index in reader.implied(parent, self._tables):
                table = self._tables[child]
                if index is None:
                    self._tables[child] = replace(table, has_all_implied=False)
                else:
                    self._tables[child] = replace(table, indexes={**table.indexes, name: index})
            unknown = any(isinstance(each.target, Unseen) for each in self._tables[parent].relations.values())
            stored = self._types.stored.get(parent)
            may_be_anywhere = may_be_anywhere or unknown or self._is_open or (stored is not None and stored.is_open)
        if may_be_anywhere:
            # A relationship that is unknown, or of a model that is, may make an index on any model.
            self._tables = {name: replace(each, has_all_implied=False) for name, each in self._tables.items()}

    def _move_resolvers(self) -> None:
        """``stackMappings``: stacks by logical IDs, such as ``GetTodoResolver`` and ``TodoTable``."""
        given = self._option("stackMappings")
        if given is None:
            return
        if not isinstance(given, Object) or given.is_open:
            self._has_all_resolvers = False
            return
        self._context.places.note("stack mappings", given.span)
        by_id = {logical_id: field for field, stack in self._resolvers.items() for logical_id in _logical_ids(field, stack)}
        tables = {f"{name}table".lower(): name for name in self._tables}
        for prop in given:
            field = by_id.get(prop.name.lower())
            table = tables.get(prop.name.lower())
            if isinstance(prop.value, Text) and table is not None:
                self._table_stacks[table] = prop.value.value
                self._context.places.note(f"stack of {table}", prop.name_span)
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
            self._context.places.note("api name", prop.name_span, prop.span)
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

    def _schemas_use_key(self) -> bool:
        found = [schema.authorization for schema in self._data.schemas]
        return any(rule.name == "publicApiKey" for each in found if each is not None for rule in each.rules)

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


def _logical_ids(field: str, stack: str) -> Iterator[str]:
    """The logical IDs that a resolver may have, in lowercase: ``ListTodoResolver`` for ``Query.listTodos`` of ``Todo``."""
    root, _, name = field.partition(".")
    yield f"{root}{name}resolver".lower()
    yield f"{name}resolver".lower()
    if name == f"list{plural_of(stack[:1].upper() + stack[1:])}":
        yield f"list{stack}resolver".lower()
