"""What relationships of Gen 1 become: pairs of fields with explicit references, and fields that models get."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from amplify_ls.conversion.notes import Note
    from amplify_ls.gen1.facts.api import Api
    from amplify_ls.gen1.facts.models import Index

HAS_MANY, HAS_ONE, BELONGS_TO = "hasMany", "hasOne", "belongsTo"


class Link(NamedTuple):
    """What a relationship field becomes: `a.kind('target', references)`."""

    kind: str
    target: str
    references: tuple[str, ...]


class Key(NamedTuple):
    """A foreign key field that Gen 1 adds to a model."""

    name: str
    type: str
    is_required: bool


class Added(NamedTuple):
    """A field that a model gets."""

    name: str
    value: Link | Key
    before: str | None
    """The field that it is written above; None for the end."""


class Relations(NamedTuple):
    """The relationships of all models."""

    links: dict[tuple[str, str], Link]
    """By model and field. A relationship field that is missing here cannot be carried over."""
    added: dict[str, tuple[Added, ...]]
    """The fields that each model gets."""
    replaced_indexes: frozenset[tuple[str, str]]
    """Models and names of indexes without a query that only a relationship reads, which has an index of its own in Gen 2."""
    declared_ids: frozenset[str]
    """Models whose `id` is declared, because a relationship refers to it."""
    text_fields: frozenset[tuple[str, str]]
    """Models and names of fields that become strings, because their types cannot be part of an identifier."""
    optional_fields: frozenset[tuple[str, str]]
    """Models and names of required fields that become optional, because the references of a relationship have to be alike."""
    notes: tuple[Note, ...]


def has_query(index: Index, api: Api) -> bool:
    """Whether Gen 1 generates a query over an index."""
    return index.has_query and (index.written_query is not None or api.flags.names_index_queries)
