"""Completion after a dot: builders, links of a chain, strategies, validations; only those that are valid there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.labels import signature_label
from amplify_ls.catalog.lookup import aliases_of, builder, links_of, members_of, methods_of
from amplify_ls.catalog.schema.scalars import SCALARS
from amplify_ls.catalog.snippet_text import last_stop
from amplify_ls.catalog.snippets import method_snippet
from amplify_ls.catalog.types import Either, ListOf, Made, Method, Placed, Property
from amplify_ls.ide.completion.backend import resource_members
from amplify_ls.ide.completion.writer import About, compact, other_names
from amplify_ls.ide.names import schema_place
from amplify_ls.ide.words import about_member

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from amplify_ls.catalog.kinds import Receiver
    from amplify_ls.catalog.types import Member, Type
    from amplify_ls.ide.answers import CompletionItem
    from amplify_ls.ide.completion.writer import Writer
    from amplify_ls.ide.place import Place
    from amplify_ls.ide.typed import Built
    from amplify_ls.ide.view import View

_SCALAR_NAMES = tuple(sorted((each.name for each in SCALARS), key=lambda name: name != "string"))
_OWN_RANK = 100
"""The members of the backend itself come after its resources."""
_FIRST_AT_TOP = ("schema", "combine", "model", "customType", "enum")
_FIRST_STRATEGIES = ("owner", "authenticated", "group", "groups", "ownerDefinedIn")
"""More restrictive strategies come before less restrictive ones."""


def member_items(view: View, place: Place, writer: Writer) -> Iterator[CompletionItem]:
    """The completions after the dot."""
    built = place.target
    if built is None:
        return
    expected = place.innermost.value
    for receiver in built.receivers:
        if receiver == "backend":
            yield from resource_members(view, built, writer)
        before = ".".join(link.name for link in place.segment.chain or ()) + "." if receiver[:1] == "a" else "."
        for rank, member in enumerate(legal_members(built, receiver, expected, is_top=len(place.steps) == 1)):
            yield member_item(writer, receiver, member, rank + (_OWN_RANK if receiver == "backend" else 0), before)


def legal_members(built: Built, receiver: Receiver, expected: Type | None, *, is_top: bool) -> list[Member]:
    """The members that can be called next, if a value of the expected type is required."""
    place = schema_place(expected)
    members = members_of(receiver)
    if receiver in ("a", "a.ai", "a.handler"):
        fitting = [each for each in members if fits(each, receiver, expected)]
        if expected is None and is_top:
            return _with_first(members, _FIRST_AT_TOP)
        return _with_first(fitting or members, _SCALAR_NAMES)
    made = builder(built.builder)
    # `configure(...).schema` is a schema of another kind than `a.schema`.
    is_builder = made is not None and made.returns == receiver
    links = links_of(built.builder, built.called, place) if is_builder else methods_of(receiver, built.called, place)
    properties = [each for each in members if isinstance(each, Property)]
    return _with_first([*properties, *(link for link in links if not link.caution)], _FIRST_STRATEGIES)


def _with_first(members: Sequence[Member], names: Sequence[str]) -> list[Member]:
    return sorted(members, key=lambda each: names.index(each.name) if each.name in names else len(names))


def fits(member: Member, receiver: Receiver, expected: Type | None) -> bool:
    """Whether the result of a builder has an expected type."""
    if expected is None:
        return True
    if isinstance(expected, Either):
        return any(fits(member, receiver, each) for each in expected.types)
    if isinstance(expected, ListOf):
        return fits(member, receiver, expected.item)
    if isinstance(member, Property):
        inner = member.gives
        return inner is not None and any(fits(each, inner, expected) for each in members_of(inner))
    if isinstance(expected, Placed):
        return expected.place in member.places
    return isinstance(expected, Made) and member.returns in expected.receivers


def member_item(writer: Writer, receiver: Receiver, member: Member, rank: int, before: str = "") -> CompletionItem:
    """The item of a member: its name, with arguments if there are none yet."""
    aliases = tuple(other_names(aliases_of(receiver), member.name))
    documentation = about_member(member, before)
    is_continued = writer.cursor.next_sign in (".", "(")
    if isinstance(member, Property):
        about = About(member.summary, documentation, rank, aliases)
        return writer.snippet(member.name, "property", member.name if is_continued else finished(member), about)
    about = About(signature_label(member), documentation, rank, aliases)
    if writer.cursor.next_sign == "(":
        return writer.code(member.name, "method", member.name, about)
    return writer.snippet(member.name, "method", snippet_of(member) if is_continued else finished(member), about)


def finished(member: Member) -> str:
    """A member as a snippet, with ``.to([...])`` if the rule requires it."""
    text = member.name if isinstance(member, Property) else snippet_of(member)
    if member.needs != ("to",):
        return text
    return f"{text}.to(['${last_stop(text) + 1}'])"


def snippet_of(method: Method) -> str:
    """The call of a method as a snippet."""
    return compact(method_snippet(method))
