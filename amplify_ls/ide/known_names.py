"""Which completions of TypeScript are redundant where ours are offered."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog.lookup import all_members, all_methods
from amplify_ls.catalog.types import Either, ListOf, OneOf, Record
from amplify_ls.syntax.cursor.brackets import Inside

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from amplify_ls.catalog.types import Type
    from amplify_ls.ide.answers import CompletionItem
    from amplify_ls.ide.place import Place
    from amplify_ls.ide.view import View


class ForeignItem(NamedTuple):
    """A completion of another server at the same position."""

    name: str
    is_global: bool
    """Whether it is a global name, a keyword, or a name that would be imported."""


def redundant_names(view: View, offset: int, own: Iterable[CompletionItem], others: Iterable[ForeignItem]) -> Collection[str]:
    """The names of other items that say nothing new where ``own`` are offered; none if there are none of our own.

    A name of the catalog or of the project that ours lack is not allowed at this position, nor is a name that the object has.
    Other names remain, because a newer version of the packages may have declared them.
    """
    labels = {word for item in own for word in _words(item)}
    if not labels:
        return ()
    cursor = view.cursor(offset)
    place = view.place(cursor)
    known = labels | set(_known(view, place, cursor.inside))
    is_key = place.is_key and cursor.inside is not Inside.STRING
    return {item.name for item in others if item.name in known or (is_key and item.is_global)}


def _words(item: CompletionItem) -> Iterator[str]:
    yield item.label
    # A label such as `google: { ... }` or `allow.owner()` begins with the name.
    name = ""
    for character in item.label:
        if not (character.isalnum() or character in "_$"):
            break
        name += character
    if name:
        yield name


def _known(view: View, place: Place, inside: Inside) -> Iterator[str]:
    if place.is_key:
        yield from place.cursor.names(place.innermost.level)
    if place.segment.ends_with_dot:
        yield from all_members()
    elif inside is Inside.STRING:
        yield from _names_of_project(view)
        if place.expected is not None:
            yield from _choices(place.expected)
        # The types allow in `.to` of a field what only models have.
        for call in place.calls[:1]:
            for method in all_methods():
                if method.name == call.callee.method.name:
                    yield from (choice for parameter in method.parameters for choice in _choices(parameter.type))
    elif place.is_key and isinstance(place.object_type, Record):
        yield from (option.name for option in place.object_type.shape.options)


def _names_of_project(view: View) -> Iterator[str]:
    yield from view.api.kinds()
    data = view.api.data
    for name in () if data is None else data.names:
        entry = data.entry(name) if data is not None else None
        if entry is not None:
            yield from (field.name for field in entry.fields)


def _choices(kind: Type) -> Iterator[str]:
    if isinstance(kind, OneOf):
        yield from (choice.value for choice in kind.choices if isinstance(choice.value, str))
    elif isinstance(kind, ListOf):
        yield from _choices(kind.item)
    elif isinstance(kind, Either):
        for each in kind.types:
            yield from _choices(each)
