"""The symbols of a project, for a search by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from amplify_ls.ide.outline.items import ItemKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from amplify_ls.ide.outline.items import Item
    from amplify_ls.model.project import Project

MOST_SYMBOLS = 400
"""The maximum number of answers: a longer list is never read."""

_ENTRIES = frozenset({ItemKind.MODEL, ItemKind.CUSTOM_TYPE, ItemKind.ENUM, ItemKind.OPERATION, ItemKind.SUBSCRIPTION})
"""What a schema can list although another file declares it."""
_RESOURCES = frozenset(
    {ItemKind.AUTH, ItemKind.DATA, ItemKind.STORAGE, ItemKind.FUNCTION, ItemKind.BACKEND, ItemKind.STACK, ItemKind.GROUP}
)


@dataclass(frozen=True, slots=True)
class Symbol:
    """A declaration that can be found by its name. Plain data, in bytes of the text that it was read from."""

    name: str
    kind: ItemKind
    path: str
    start: int
    end: int
    container: str


def symbols_of(project: Project, paths: Iterable[str], outline: Callable[[str], tuple[Item, ...]]) -> Iterator[Symbol]:
    """The models, types, operations, functions, groups, stacks and secrets in files of a project, each once."""
    found: dict[tuple[str, ItemKind], tuple[bool, Symbol]] = {}
    for path in paths:
        for symbol, is_whole in _in_items(outline(path), ""):
            key = (symbol.name, symbol.kind)
            # A model that another file declares is in the schema too, where only its name is.
            if key not in found or (is_whole and not found[key][0]):
                found[key] = is_whole, symbol
            elif is_whole:
                found[(f"{symbol.path}:{symbol.start}", symbol.kind)] = is_whole, symbol
    yield from (symbol for _, symbol in found.values())
    secrets = {use.name: use for use in reversed(project.secrets)}
    for name, use in secrets.items():
        yield Symbol(name, ItemKind.SECRET, use.span.path, *use.span.resolve(), "")


def matching(query: str, symbols: Iterable[Symbol]) -> Sequence[Symbol]:
    """The symbols whose names contain the letters of the query in this order, the best matches first."""
    wanted = query.strip().casefold()
    ranked = [(rank, symbol) for symbol in symbols if (rank := _rank(wanted, symbol.name)) is not None]
    ranked.sort(key=lambda each: (each[0], len(each[1].name), each[1].name, each[1].path, each[1].start))
    return [symbol for _, symbol in ranked[:MOST_SYMBOLS]]


def _in_items(items: Iterable[Item], container: str) -> Iterator[tuple[Symbol, bool]]:
    for each in items:
        if each.kind in _ENTRIES or each.kind in _RESOURCES:
            is_whole = bool(each.children) or each.kind not in _ENTRIES
            yield Symbol(each.name, each.kind, each.span.path, *each.name_span.resolve(), container), is_whole
        yield from _in_items(each.children, each.name)


def _rank(wanted: str, name: str) -> int | None:
    """How well a name matches, 0 for best; None if it does not."""
    folded = name.casefold()
    if folded.startswith(wanted):
        return 0 if len(folded) == len(wanted) else 1
    if wanted in folded:
        return 2
    initials = "".join(letter for index, letter in enumerate(name) if letter.isupper() or index == 0).casefold()
    if initials.startswith(wanted):
        return 3
    rest = iter(folded)
    return 4 if all(letter in rest for letter in wanted) else None
