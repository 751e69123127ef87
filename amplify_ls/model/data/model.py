"""The data model of a project: one or more schemas that become one API."""

from __future__ import annotations

from operator import is_
from typing import TYPE_CHECKING

from amplify_ls.catalog.schema.databases import DYNAMODB
from amplify_ls.incremental.attached import Attached
from amplify_ls.incremental.declared import derived, derived_by, derived_map, derived_map_by, own_cells
from amplify_ls.model.data.api_authorization import ApiAuthorization
from amplify_ls.model.data.entries import Entry, EntryKind
from amplify_ls.model.data.parts_walk import parts_of_entry, parts_of_schema
from amplify_ls.model.data.schemas import schema_table
from amplify_ls.model.data.shared_names import ApiNameTable
from amplify_ls.model.data.uses import ApiUses
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from amplify_ls.catalog.schema.databases import Database
    from amplify_ls.model.builders import DefineCall
    from amplify_ls.model.data.parts import Parts
    from amplify_ls.model.data.schemas import Schema, SchemaTable
    from amplify_ls.model.data.sql import SqlSchema
    from amplify_ls.model.project import Project
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.values import Property, Value


def _is_same_property(left: Property | None, right: Property | None) -> bool:
    if left is None or right is None:
        return left is right
    return left.is_same_as(right)


class DataModel:
    """An API, kept up to date: what is asked of it is computed once and again only when it may have changed.

    Its cells belong to the cell that makes it, and go with that when no definition of this name is left.
    """

    def __init__(
        self,
        project: Project,
        key: tuple[str, str],
        root: Callable[[], Value | None],
        definition: Callable[[], DefineCall | None],
    ) -> None:
        self.project = project
        self.key = "#".join(key)
        """The file and the name of its definition, which no other API has."""
        self._root = root
        self._find_definition = definition
        self.names_of_api = ApiNameTable(self)
        """The names of types, queries, mutations, ..."""
        self.authorization = ApiAuthorization(self)
        """What the authorization rules say as a whole."""
        self.uses = ApiUses(self)
        """The functions, groups and files that it names."""
        self.attached = Attached()
        """What is derived from it elsewhere, such as who has access (``access.matrix``)."""
        own_cells(self, self.names_of_api, self.authorization, self.uses)

    @derived_by(is_)
    def definition(self) -> DefineCall | None:
        """The ``defineData`` call, None for a schema that none refers to."""
        return self._find_definition()

    @derived_by(is_)
    def table(self) -> SchemaTable:
        """Everything at once: for rules about the whole schema. Rules about one entry ask by name."""
        return schema_table(self._root())

    @derived
    def text(self) -> Text | None:
        """The schema, if it is a string with GraphQL definitions."""
        root = self._root()
        return root if isinstance(root, Text) else None

    @property
    def schemas(self) -> tuple[Schema, ...]:
        return self.table.schemas

    @property
    def sql_schemas(self) -> tuple[SqlSchema, ...]:
        """The schemas over a SQL database."""
        return tuple(schema.sql for schema in self.schemas if schema.sql is not None)

    @derived_map
    def database(self, name: str) -> Database:
        """The database of the schema that an entry is in."""
        schema = self.schema_of(name)
        return DYNAMODB if schema is None else schema.database

    def new_name(self, name: str) -> str | None:
        """The name that a model of a former name has been given."""
        found = (schema.new_name(name) for schema in self.sql_schemas)
        return next((each for each in found if each is not None), None)

    @derived
    def names(self) -> tuple[str, ...]:
        """The names of all known entries."""
        return tuple(self.table.properties)

    @derived
    def models(self) -> tuple[str, ...]:
        """The names of the entries that are models."""
        return tuple(name for name in self.names if self.kind(name) is EntryKind.MODEL)

    @derived
    def kinds(self) -> Mapping[str, EntryKind | None]:
        """The kind of every known entry."""
        return {name: self.kind(name) for name in self.names}

    def followers(self, name: str) -> tuple[str, ...]:
        """The models that have a relationship to a model. Who asks becomes a reader of what all of them are related to."""
        return self._followers.get(name, ())

    @derived
    def is_open(self) -> bool:
        """Whether there may be entries that are unknown."""
        return self.table.is_open

    @derived_map_by(is_)
    def entry(self, name: str) -> Entry | None:
        """The entry of that name, if one is known."""
        found = self._property(name)
        return None if found is None else Entry(self, found)

    @derived_map
    def kind(self, name: str) -> EntryKind | None:
        """The kind of an entry: for those who need to know no more of it."""
        entry = self.entry(name)
        return None if entry is None else entry.kind

    @derived_map_by(is_)
    def parts(self, name: str) -> Parts | None:
        """All that is built within an entry."""
        entry = self.entry(name)
        return None if entry is None else parts_of_entry(entry)

    @derived_by(is_)
    def schema_parts(self) -> Parts:
        """What the schema's own chain builds, its entries left out."""
        return parts_of_schema(self, self._root(), self._find_definition())

    def lacks(self, name: str) -> bool:
        """Whether there is surely no entry of that name."""
        return self._property(name) is None and not self.is_open

    def schema_of(self, name: str) -> Schema | None:
        """The schema that an entry is in, whole: who asks becomes a reader of the table."""
        found = self.table.properties.get(name)
        return None if found is None else found[0]

    def entries(self) -> Iterable[Entry]:
        """All known entries. Who iterates becomes a reader of every one of them."""
        for name in self.names:
            entry = self.entry(name)
            if entry is not None:
                yield entry

    def made_at(self, place: Span) -> tuple[str, ...]:
        """The entries whose fields, or one link of whose chain, are written at a place: a function makes many at one."""
        return self._by_place.get(place, ())

    @derived
    def _by_place(self) -> Mapping[Span, tuple[str, ...]]:
        found: dict[Span, tuple[str, ...]] = {}
        for entry in self.entries():
            places = [] if entry.call is None else [link.span for link in entry.call.chain.links]
            places += [] if entry.fields.literal is None else [entry.fields.literal.span]
            for place in dict.fromkeys(places):
                found[place] = (*found.get(place, ()), entry.name)
        return found

    @derived
    def _followers(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for name in self.names:
            for target in self._targets(name):
                found.setdefault(target, []).append(name)
        return {target: tuple(names) for target, names in found.items()}

    @derived_map
    def _targets(self, name: str) -> tuple[str, ...]:
        """The models that an entry has relationships to."""
        entry = self.entry(name)
        return () if entry is None else entry.targets

    @derived_map_by(_is_same_property)
    def _property(self, name: str) -> Property | None:
        found = self.table.properties.get(name)
        return None if found is None else found[1]
