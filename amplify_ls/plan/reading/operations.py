"""The fields of the API that resolvers answer, and the author's own operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.plurals import plural_of
from amplify_ls.model.builders import builder_call
from amplify_ls.model.data.api_names import api_names, disabled_operations
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.plan.facts.api import Operation
from amplify_ls.values.values import Array

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.entries import Entry
    from amplify_ls.model.data.model import DataModel
    from amplify_ls.plan.facts.plain import Plain
    from amplify_ls.plan.reading.context import Context

RELATIONS_STACK = "ConnectionStack"
FUNCTIONS_STACK = "FunctionDirectiveStack"
DATA_STACK = "data"
_ROOTS = {EntryKind.QUERY: "Query", EntryKind.MUTATION: "Mutation", EntryKind.SUBSCRIPTION: "Subscription"}
OPERATIONS = frozenset({*_ROOTS, EntryKind.GENERATION})


def operation_of(context: Context, entry: Entry) -> Operation:
    """The operation that an entry declares."""
    assert entry.call is not None
    context.places.note(f"operation {entry.name}", entry.name_span)
    signature: dict[str, Plain] = {}
    for link in entry.call.modifiers:
        if link.name in ("arguments", "returns", "for") and link.arguments is not None:
            signature[link.name] = tuple(context.values.plain(each) for each in link.arguments.values)
    handler = entry.call.modifier("handler")
    given = None if handler is None or handler.arguments is None else handler.arguments[0]
    return Operation(entry.kind.value, signature, context.values.plain(given))


def resolvers_of_model(data: DataModel, entry: Entry) -> Iterator[tuple[str, str]] | None:
    """The fields that a model adds to the API, each with its stack; None if they cannot be determined."""
    parts = data.parts(entry.name)
    if parts is None or disabled_operations(entry) is None:
        return None
    return _of_model(data, entry)


def _of_model(data: DataModel, entry: Entry) -> Iterator[tuple[str, str]]:
    parts = data.parts(entry.name)
    assert parts is not None
    capital = entry.name[:1].upper() + entry.name[1:]
    for each in api_names(parts).names:
        if each.space in ("Query", "Mutation", "Subscription"):
            # The plural is the packages' own, whether or not it is correct English.
            name = f"list{plural_of(capital)}" if each.source == "list" else each.name
            yield f"{each.space}.{name}", entry.name
    for name in entry.relationships:
        yield f"{entry.name}.{name}", RELATIONS_STACK


def resolver_of_operation(entry: Entry) -> tuple[str, str] | None:
    """The field of an operation with its stack; None if that cannot be determined."""
    root = _ROOTS.get(entry.kind)
    handler = None if entry.call is None else entry.call.modifier("handler")
    given = None if handler is None or handler.arguments is None else handler.arguments[0]
    steps = given.items if isinstance(given, Array) else () if given is None else (given,)
    calls = [builder_call(step) for step in steps]
    names = {call.name for call in calls if call is not None}
    if root is None or not names or None in calls:
        return None
    return f"{root}.{entry.name}", FUNCTIONS_STACK if "handler.function" in names else DATA_STACK
