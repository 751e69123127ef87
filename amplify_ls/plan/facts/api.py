"""The API of a backend: tables, types, enums and operations."""

from __future__ import annotations

from amplify_ls.incremental.facts import fact
from amplify_ls.plan.facts.plain import Plain
from amplify_ls.plan.facts.unseen import Maybe


@fact
class FieldType:
    """The type of a field, as the API returns it."""

    base: str
    """The name of the GraphQL type without marks."""
    is_required: bool
    is_list: bool
    are_items_required: bool

    def __str__(self) -> str:
        """The type in GraphQL."""
        if not self.is_list:
            return self.base + ("!" if self.is_required else "")
        return f"[{self.base}{'!' if self.are_items_required else ''}]{'!' if self.is_required else ''}"


@fact
class StoredType:
    """A model or custom type: the fields that are stored."""

    fields: dict[str, Maybe[FieldType]]
    is_open: bool
    """There may be more fields."""
    rest: Plain = None
    """What determines them."""


@fact
class KeyAttribute:
    """One attribute of a key."""

    name: str
    type: Maybe[str]
    """``S`` or ``N``."""


@fact
class Index:
    """A secondary index, declared or implied by a relationship."""

    keys: Maybe[tuple[KeyAttribute, ...]]
    projection: Plain
    source: str
    """The place that makes it: a key of ``Snapshot.places``."""


@fact
class Relation:
    """A relationship field."""

    kind: str
    target: Maybe[str]
    references: Maybe[tuple[str, ...]]


@fact
class Table:
    """A model with its table."""

    is_stored: Maybe[bool]
    """Whether it has a DynamoDB table of its own; a model of a SQL database has none."""
    key: Maybe[tuple[KeyAttribute, ...]]
    indexes: dict[str, Index]
    has_all_indexes: bool
    """Whether all indexes that the model declares are known."""
    relations: dict[str, Relation]
    owners: Maybe[tuple[tuple[str, str], ...]]
    """The fields that name the owner of a record, each with the claim that it is compared with."""
    settings: Plain
    """Defaults, validation and other options that nothing stored depends on."""
    has_all_implied: bool = True
    """Whether all indexes that relationships of other models need are known."""


@fact
class Operation:
    """A query, mutation or subscription of the author."""

    kind: Maybe[str]
    signature: Plain
    handlers: Plain


@fact
class Modes:
    """How callers prove who they are."""

    default: Maybe[str]
    has_key: Maybe[bool]
    """Whether there is an API key."""
    settings: Plain


@fact
class Api:
    """``defineData``."""

    name: Maybe[str]
    """Part of every logical id."""
    tables: dict[str, Table]
    types: dict[str, StoredType]
    """The fields of models and custom types, by name; inline types have the name that the packages give them."""
    enums: dict[str, Maybe[tuple[str, ...]]]
    operations: dict[str, Operation]
    resolvers: dict[str, str]
    """The stack of each field that a resolver answers: ``Query.listTodos``."""
    has_all_resolvers: bool
    table_stacks: dict[str, str]
    """The stacks of tables that are not in the stack of their model."""
    is_open: bool
    """There may be more entries."""
    modes: Modes
    uses_key: bool
    """Whether a rule requires an API key."""
    imported: Maybe[dict[str, dict[str, str]]]
    """The tables that are imported from Gen 1, by branch and model."""
    settings: Plain
    rest: Plain = None
    """What determines the entries that are not known."""
