"""Fixes of identifiers that more than one rule offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Remove, RemoveItem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.entries import Entry
    from amplify_ls.values.values import Text


def without_field(entry: Entry, item: Text) -> Iterator[Fix]:
    """Take a field out of the identifier; the identifier itself where it has no other."""
    link = None if entry.call is None else entry.call.modifier("identifier")
    if entry.identifier is None or link is None:
        return
    if len(entry.identifier.items) > 1:
        yield Fix(f"Remove `{item.value}` from the identifier", (RemoveItem(item.span),))
    else:
        yield Fix("Remove the identifier, so that `id` is the key", (Remove(link.span),))
