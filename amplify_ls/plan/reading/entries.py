"""The entries of a schema, each read in a cell of its own: a keystroke in one leaves what the others declare as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.backend.constructs import CONVERSATION_TABLES
from amplify_ls.incremental.facts import individual
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.plan.facts.api import KeyAttribute, Operation, StoredType, Table
from amplify_ls.plan.facts.unseen import Unseen
from amplify_ls.plan.reading.context import context_of
from amplify_ls.plan.reading.operations import OPERATIONS, operation_of, resolver_of_operation, resolvers_of_model
from amplify_ls.plan.reading.owners import named_in
from amplify_ls.plan.reading.tables import TableReader
from amplify_ls.plan.reading.types import Types

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amplify_ls.model.data.entries import Entry
    from amplify_ls.model.data.model import DataModel
    from amplify_ls.model.data.parts import Parts
    from amplify_ls.plan.facts.unseen import Maybe
    from amplify_ls.plan.reading.context import Context
    from amplify_ls.syntax.outline import Span

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


@individual
class EntryReading:
    """What one entry declares. The indexes that other models make are not in its table."""

    types: Mapping[str, StoredType]
    enums: Mapping[str, Maybe[tuple[str, ...]]]
    tables: Mapping[str, Table]
    operations: Mapping[str, Operation]
    resolvers: tuple[tuple[str, str], ...]
    has_all_resolvers: bool
    is_unknown: bool
    """Whether it cannot be determined what kind of entry it is."""
    uses_key: bool
    """Whether one of its rules requires an API key."""
    places: Mapping[str, Span]
    wholes: Mapping[str, Span]


def reading_of(data: DataModel, name: str) -> EntryReading | None:
    """What an entry declares, kept until it changes."""
    parts = data.parts(name)
    return None if parts is None else parts.attached.get(_read, parts)


def _read(parts: Parts) -> EntryReading:
    entry = parts.entry
    assert entry is not None
    context = context_of(parts.data.project)
    types = Types(context)
    types.read(entry)
    tables: dict[str, Table] = {}
    operations: dict[str, Operation] = {}
    resolvers: tuple[tuple[str, str], ...] | None = ()
    if entry.kind is EntryKind.MODEL:
        tables[entry.name] = _table(context, parts.data, entry, types)
        found = resolvers_of_model(parts.data, entry)
        resolvers = None if found is None else tuple(found)
    elif entry.kind is EntryKind.CONVERSATION:
        tables = _conversation_tables(context, entry)
        assert entry.call is not None
        settings = context.values.plain(entry.call.argument(0))
        operations[entry.name] = Operation(entry.kind.value, {}, settings)
    elif entry.kind in OPERATIONS:
        operations[entry.name] = operation_of(context, entry)
        one = resolver_of_operation(entry)
        resolvers = () if one is None else (one,)
    rules = () if entry.authorization is None else entry.authorization.rules
    return EntryReading(
        types.stored,
        types.enums,
        tables,
        operations,
        resolvers or (),
        resolvers is not None,
        entry.kind is EntryKind.UNKNOWN,
        any(rule.name == _KEY_RULE for rule in rules),
        context.places.spans,
        context.places.wholes,
    )


def _table(context: Context, data: DataModel, entry: Entry, types: Types) -> Table:
    context.places.note(f"model {entry.name}", entry.name_span)
    context.places.wholes.setdefault(f"entry {entry.name}", entry.property.span)
    named = named_in(data, entry)
    for each in (named or ()) if entry.database.has_implied_fields else ():
        types.imply(entry.name, each.field, is_list=each.is_list)
    owners = None if named is None else tuple(sorted((each.field, each.claim) for each in named))
    _note_rules(context, data, entry)
    return TableReader(context, types.stored).table(entry, Unseen() if owners is None else owners)


def _note_rules(context: Context, data: DataModel, entry: Entry) -> None:
    link = None if entry.call is None else entry.call.modifier("authorization")
    schema = data.schema_of(entry.name) if link is None else None
    if link is None and schema is not None:
        link = schema.call.modifier("authorization")
    context.places.note(f"rules {entry.name}", entry.name_span if link is None else link.name_span)


def _conversation_tables(context: Context, entry: Entry) -> dict[str, Table]:
    """A conversation has a table for itself and one for its messages."""
    capital = entry.name[:1].upper() + entry.name[1:]
    names = [pattern.format(capital) for pattern in CONVERSATION_TABLES]
    for name in names:
        context.places.note(f"model {name}", entry.name_span)
    return dict.fromkeys(names, _CONVERSATION_TABLE)
