"""The data model of a project: one or more schemas that become one API."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog.schema.databases import DYNAMODB
from amplify_ls.incremental.cell_map import owned_map
from amplify_ls.incremental.graph import is_equal, owned
from amplify_ls.model.data.api_names import QUERY, ApiNames, api_names
from amplify_ls.model.data.entries import Entry, EntryKind
from amplify_ls.model.data.group_use import groups_in
from amplify_ls.model.data.parts_walk import parts_of_entry, parts_of_schema
from amplify_ls.model.data.resolvers import resolvers_in
from amplify_ls.model.data.schemas import has_rules, schema_table
from amplify_ls.model.handlers.function_usage import ACCESS, names_all_functions, usages_in_data

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from amplify_ls.catalog.schema.databases import Database
    from amplify_ls.incremental.cell_map import CellMap
    from amplify_ls.incremental.graph import Derived
    from amplify_ls.model.builders import DefineCall
    from amplify_ls.model.data.group_use import GroupUse
    from amplify_ls.model.data.parts import Parts
    from amplify_ls.model.data.resolvers import FileReference
    from amplify_ls.model.data.schemas import Schema, SchemaTable
    from amplify_ls.model.data.sql import SqlSchema
    from amplify_ls.model.handlers.function_usage import FunctionUsage
    from amplify_ls.model.project import Project
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.values import Property, Value


class SharedNames(NamedTuple):
    """Names of the API that may clash."""

    groups: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]
    """What a name is unique in, the name, and all that brings it in: entry and source (see ``ApiName``)."""
    may_have_queries: bool
    """Whether the API has a query, as far as that can be seen."""


class OuterNames(NamedTuple):
    """What entries name of other resources, and of other files."""

    functions: tuple[FunctionUsage, ...]
    groups: tuple[GroupUse, ...]
    resolvers: tuple[FileReference, ...]


_TOGETHER = 24
"""How many entries are read together."""


class DataModel:
    """An API, kept up to date: what is asked of it is computed once and again only when it may have changed.

    Its cells belong to the cell that makes it, and go with that when no definition of this name is left.
    """

    def __init__(self, project: Project, root: Callable[[], Value | None], definition: Callable[[], DefineCall | None]) -> None:
        self.project = project
        self._definition = owned(definition)
        self._table = owned(lambda: schema_table(root()))
        self._schema_parts: Derived[Parts] = owned(lambda: parts_of_schema(self, root(), definition()))
        self._parts: CellMap[str, Parts | None] = owned_map(self._parts_of)
        self._api_names: CellMap[str, ApiNames] = owned_map(self._api_names_of, is_same=is_equal)
        self._providers: CellMap[str, frozenset[str]] = owned_map(self._providers_of, is_same=is_equal)
        self._outer_names: CellMap[str, OuterNames] = owned_map(self._outer_names_in, is_same=is_equal)
        self._outer_names_of_some: CellMap[int, OuterNames] = owned_map(self._outer_names_from, is_same=is_equal)
        self._all_groups: Derived[tuple[GroupUse, ...]] = owned(self._used_groups, is_same=is_equal)
        self._all_resolvers: Derived[tuple[FileReference, ...]] = owned(
            lambda: tuple(each for found in self._all_outer_names() for each in found.resolvers), is_same=is_equal
        )
        self._all_function_usages: Derived[tuple[FunctionUsage, ...]] = owned(self._usages, is_same=is_equal)
        self._first_users: Derived[dict[str, str]] = owned(self._first_users_of_providers, is_same=is_equal)
        self._shared_names: Derived[SharedNames] = owned(self._all_shared_names, is_same=is_equal)
        self._entries: CellMap[str, Entry | None] = owned_map(self._entry)
        self._by_place: Derived[Mapping[Span, tuple[str, ...]]] = owned(self._all_places, is_same=is_equal)
        self._databases: CellMap[str, Database] = owned_map(self._database_of, is_same=is_equal)
        self._kinds: CellMap[str, EntryKind | None] = owned_map(self._kind, is_same=is_equal)
        self._properties: CellMap[str, Property | None] = owned_map(self._property_of, is_same=_is_same_property)
        self._names: Derived[tuple[str, ...]] = owned(lambda: tuple(self.table.properties), is_same=is_equal)
        self._models: Derived[tuple[str, ...]] = owned(
            lambda: tuple(name for name in self.names if self.kind(name) is EntryKind.MODEL), is_same=is_equal
        )
        self._followers: Derived[Mapping[str, tuple[str, ...]]] = owned(self._all_followers, is_same=is_equal)
        self._is_open: Derived[bool] = owned(lambda: self.table.is_open, is_same=is_equal)
        self._has_global_rules: Derived[bool | None] = owned(self._global_rules, is_same=is_equal)
        self._rules_by_schema: Derived[tuple[bool | None, ...]] = owned(
            lambda: tuple(has_rules(schema) for schema in self.schemas), is_same=is_equal
        )
        self._functions_let_in: Derived[frozenset[Span]] = owned(self._spans_let_in, is_same=is_equal)
        self._has_all_function_rules: Derived[bool] = owned(self._knows_function_rules, is_same=is_equal)
        self._has_schema_rules: CellMap[str, bool | None] = owned_map(self._schema_rules, is_same=is_equal)

    @property
    def definition(self) -> DefineCall | None:
        """The ``defineData`` call, None for a schema that none refers to."""
        return self._definition.get()

    @property
    def table(self) -> SchemaTable:
        """Everything at once: for rules about the whole schema. Rules about one entry ask by name."""
        return self._table.get()

    @property
    def schemas(self) -> tuple[Schema, ...]:
        return self.table.schemas

    @property
    def sql_schemas(self) -> tuple[SqlSchema, ...]:
        """The schemas over a SQL database."""
        return tuple(schema.sql for schema in self.schemas if schema.sql is not None)

    def database(self, name: str) -> Database:
        """The database of the schema that an entry is in."""
        return self._databases.get(name)

    def new_name(self, name: str) -> str | None:
        """The name that a model of a former name has been given."""
        found = (schema.new_name(name) for schema in self.sql_schemas)
        return next((each for each in found if each is not None), None)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all entries that can be seen."""
        return self._names.get()

    @property
    def models(self) -> tuple[str, ...]:
        """The names of the entries that are models."""
        return self._models.get()

    def followers(self, name: str) -> tuple[str, ...]:
        """The models that have a relationship to a model. Who asks becomes a reader of all of them."""
        return self._followers.get().get(name, ())

    @property
    def is_open(self) -> bool:
        """Whether there may be entries that cannot be seen."""
        return self._is_open.get()

    def entry(self, name: str) -> Entry | None:
        """The entry of that name, if one can be seen."""
        return self._entries.get(name)

    def kind(self, name: str) -> EntryKind | None:
        """The kind of an entry: for those who need to know no more of it."""
        return self._kinds.get(name)

    def parts(self, name: str) -> Parts | None:
        """All that is built within an entry."""
        return self._parts.get(name)

    @property
    def schema_parts(self) -> Parts:
        """What the schema's own chain builds, its entries left out."""
        return self._schema_parts.get()

    @property
    def shared_names(self) -> SharedNames:
        """The names of the API that more than one thing brings in."""
        return self._shared_names.get()

    @property
    def first_users(self) -> dict[str, str]:
        """The providers that the rules of entries name, each with the first entry that needs it."""
        return self._first_users.get()

    @property
    def function_usages(self) -> tuple[FunctionUsage, ...]:
        """The functions that answer operations, that may use the API, that decide about access."""
        return self._all_function_usages.get()

    @property
    def resolvers(self) -> tuple[FileReference, ...]:
        """The JavaScript files that answer operations."""
        return self._all_resolvers.get()

    @property
    def functions_let_in(self) -> frozenset[Span]:
        """The places of the functions that a rule lets in."""
        return self._functions_let_in.get()

    @property
    def has_all_function_rules(self) -> bool:
        """Whether ``functions_let_in`` is complete. Only schemas have such rules: for models ``allow`` has no ``resource``."""
        return self._has_all_function_rules.get()

    def lacks_access(self, function: Span) -> bool:
        """Whether surely no rule grants a function access. ``function`` is the place that ``functions_let_in`` has."""
        return function not in self.functions_let_in and self.has_all_function_rules

    @property
    def groups(self) -> tuple[GroupUse, ...]:
        """The groups of users that rules name, in order."""
        return self._all_groups.get()

    def lacks(self, name: str) -> bool:
        """Whether there is surely no entry of that name."""
        return self._property(name) is None and not self._is_open.get()

    def schema_of(self, name: str) -> Schema | None:
        """The schema that an entry stands in, whole: who asks becomes a reader of the table."""
        found = self.table.properties.get(name)
        return None if found is None else found[0]

    def entries(self) -> Iterable[Entry]:
        """All entries that can be seen. Who iterates becomes a reader of every one of them."""
        for name in self.names:
            entry = self.entry(name)
            if entry is not None:
                yield entry

    def made_at(self, place: Span) -> tuple[str, ...]:
        """The entries whose fields, or one link of whose chain, are written at a place: a function makes many at one."""
        return self._by_place.get().get(place, ())

    @property
    def has_global_rules(self) -> bool | None:
        """Whether any of the schemas has rules that hold for every model of it; None where that cannot be seen."""
        return self._has_global_rules.get()

    def has_schema_rules(self, name: str) -> bool | None:
        """Whether the schema that an entry stands in has rules that hold for its models; None where that cannot be seen."""
        return self._has_schema_rules.get(name)

    def _spans_let_in(self) -> frozenset[Span]:
        return frozenset(usage.function for usage in self.function_usages if usage.purpose == ACCESS)

    def _knows_function_rules(self) -> bool:
        return bool(self.schemas) and self.table.has_all_schemas and all(map(names_all_functions, self.schemas))

    def _global_rules(self) -> bool | None:
        answers = self._rules_by_schema.get()
        if True in answers:
            return True
        return None if None in answers else False

    def _schema_rules(self, name: str) -> bool | None:
        schema = self.schema_of(name)
        if schema is None:
            return None
        return dict(zip(map(id, self.schemas), self._rules_by_schema.get(), strict=True)).get(id(schema))

    def _all_places(self) -> Mapping[Span, tuple[str, ...]]:
        found: dict[Span, tuple[str, ...]] = {}
        for entry in self.entries():
            places = [] if entry.call is None else [link.span for link in entry.call.chain.links]
            places += [] if entry.fields.literal is None else [entry.fields.literal.span]
            for place in dict.fromkeys(places):
                found[place] = (*found.get(place, ()), entry.name)
        return found

    def _all_followers(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = {}
        for entry in self.entries():
            for relationship in entry.relationships.values():
                if relationship.target_name is not None:
                    found.setdefault(relationship.target_name, {})[entry.name] = None
        return {target: tuple(names) for target, names in found.items()}

    def _property(self, name: str) -> Property | None:
        return self._properties.get(name)

    def _property_of(self, name: str) -> Property | None:
        found = self.table.properties.get(name)
        return None if found is None else found[1]

    def _database_of(self, name: str) -> Database:
        schema = self.schema_of(name)
        return DYNAMODB if schema is None else schema.database

    def _entry(self, name: str) -> Entry | None:
        found = self._property(name)
        return None if found is None else Entry(self, found)

    def _api_names_of(self, name: str) -> ApiNames:
        parts = self.parts(name)
        return ApiNames((), has_unseen_queries=True) if parts is None else api_names(parts)

    def _providers_of(self, name: str) -> frozenset[str]:
        parts = self.parts(name)
        grantings = () if parts is None else parts.grantings
        return frozenset(provider for granting in grantings for provider, _ in granting.providers())

    def _used_groups(self) -> tuple[GroupUse, ...]:
        return tuple(groups_in(self.schema_parts)) + tuple(use for found in self._all_outer_names() for use in found.groups)

    def _usages(self) -> tuple[FunctionUsage, ...]:
        own = tuple(usages_in_data(self.schema_parts))
        return own + tuple(usage for found in self._all_outer_names() for usage in found.functions)

    def _all_outer_names(self) -> Iterable[OuterNames]:
        return (self._outer_names_of_some.get(start) for start in range(0, len(self.names), _TOGETHER))

    def _outer_names_from(self, start: int) -> OuterNames:
        """Those of some entries together: a keystroke in one of hundreds must not go through all of them."""
        found = [self._outer_names.get(name) for name in self.names[start : start + _TOGETHER]]
        return OuterNames(
            tuple(usage for each in found for usage in each.functions),
            tuple(use for each in found for use in each.groups),
            tuple(resolver for each in found for resolver in each.resolvers),
        )

    def _outer_names_in(self, name: str) -> OuterNames:
        parts = self.parts(name)
        if parts is None:
            return OuterNames((), (), ())
        return OuterNames(tuple(usages_in_data(parts)), tuple(groups_in(parts)), tuple(resolvers_in(parts)))

    def _first_users_of_providers(self) -> dict[str, str]:
        first: dict[str, str] = {}
        for name in self.names:
            for provider in self._providers.get(name):
                first.setdefault(provider, name)
        return first

    def _all_shared_names(self) -> SharedNames:
        users: dict[tuple[str, str], list[tuple[str, str]]] = {}
        has_queries, is_unseen = False, self._is_open.get()
        for entry in self.names:
            found = self._api_names.get(entry)
            is_unseen = is_unseen or found.has_unseen_queries
            for name in found.names:
                users.setdefault((name.space, name.name), []).append((entry, name.source))
                has_queries = has_queries or name.space == QUERY
        groups = tuple((space, name, tuple(uses)) for (space, name), uses in users.items() if len(uses) > 1)
        return SharedNames(groups, has_queries or is_unseen or not users)

    def _parts_of(self, name: str) -> Parts | None:
        entry = self.entry(name)
        return None if entry is None else parts_of_entry(entry)

    def _kind(self, name: str) -> EntryKind | None:
        entry = self.entry(name)
        return None if entry is None else entry.kind


def _is_same_property(left: Property | None, right: Property | None) -> bool:
    if left is None or right is None:
        return left is right
    return left.is_same_as(right)
