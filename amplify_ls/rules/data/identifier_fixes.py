"""Fixes of identifiers that more than one rule offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Remove, RemoveItem, Replace
from amplify_ls.rules.naming import camel_case

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.entries import Entry
    from amplify_ls.values.values import Text


def without_field(entry: Entry, item: Text) -> Iterator[Fix]:
    """Remove a field from the identifier, or the identifier itself if it has no other field."""
    link = None if entry.call is None else entry.call.modifier("identifier")
    if entry.identifier is None or link is None:
        return
    if entry.database.is_sql and len(entry.identifier.items) == 1:
        name = likely_key(entry)
        if name is not None:
            yield Fix(f"Change to `{name}`", (Replace(item.span, f"'{name}'"),))
        return
    if len(entry.identifier.items) > 1:
        yield Fix(f"Remove `{item.value}` from the identifier", (RemoveItem(item.span),))
    else:
        yield Fix("Remove the identifier to use the default `id`", (Remove(link.span),))


def likely_key(entry: Entry) -> str | None:
    """The field of a model that is most likely its primary key: `id`, `product_id`, or the first required one."""
    required = [field.name for field in entry.fields if field.graphql_type and field.has("required") and not field.has("array")]
    named = (f"{entry.name}_id".lower(), f"{camel_case(entry.name)}id".lower())
    for name in required:
        if name.lower() == "id" or name.lower() in named:
            return name
    return required[0] if required else None
