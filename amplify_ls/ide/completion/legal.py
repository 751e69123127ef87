"""Which members the packages accept at a position, the most used ones first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog import usage
from amplify_ls.catalog.lookup import builder, leads_to, links_of, members_by_name, members_of, methods_of
from amplify_ls.catalog.types import Either, ListOf, Made, Placed, Property
from amplify_ls.ide.completion.access import is_asked_for, usable_strategies
from amplify_ls.ide.completion.by_name import suggested_builder
from amplify_ls.ide.completion.entries import entry_snippet
from amplify_ls.ide.names import schema_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amplify_ls.catalog.kinds import Receiver
    from amplify_ls.catalog.types import Member, Type
    from amplify_ls.ide.place import Place
    from amplify_ls.ide.typed import Built
    from amplify_ls.ide.view import View

_SQL_HANDLERS = ("inlineSql", "sqlReference")
FIELD_PLACES = ("model-field", "custom-type-field", "argument")
ENTRY_PLACES = ("schema-entry", "sql-schema-entry")
_BUILDERS = ("a", "a.ai", "a.handler")


class Offer(NamedTuple):
    """A member that can be written, with its place in the order."""

    member: Member
    rank: int
    snippet: str = ""
    """What is written, if it is not what the catalog has for the member."""


def offers_after_dot(view: View, place: Place, built: Built, receiver: Receiver) -> list[Offer]:
    """The members that can follow the dot at the cursor."""
    expected = place.innermost.value
    later = place.cursor.links_after
    if receiver in _BUILDERS:
        return _builders(view, place, receiver, later)
    if receiver.startswith("allow:"):
        return accepted(view, place, receiver, expected, later)
    made = builder(built.builder)
    in_schema = schema_place(expected)
    # `configure(...).schema` is a schema of another kind than `a.schema`.
    is_builder = made is not None and made.returns == receiver
    if is_builder:
        links = links_of(built.builder, built.called, in_schema, later)
    else:
        links = methods_of(receiver, built.called, in_schema, later)
    properties = [each for each in members_of(receiver) if isinstance(each, Property)]
    return _ranked(receiver, [*properties, *(link for link in links if not link.caution)])


def accepted(view: View, place: Place, receiver: Receiver, expected: Type | None, later: tuple[str, ...] = ()) -> list[Offer]:
    """The members of an `allow` that make a rule of the expected type, and that the rules around the cursor leave possible."""
    members = members_by_name(receiver)
    return [
        Offer(members[each.name], each.rank, each.snippet)
        for each in usable_strategies(view, place, receiver)
        if fits(members[each.name], receiver, expected) and _is_followed(members[each.name], later)
    ]


def _builders(view: View, place: Place, receiver: Receiver, later: tuple[str, ...]) -> list[Offer]:
    expected = place.innermost.value
    members = [each for each in members_of(receiver) if is_available(view, place, each)]
    if expected is None:
        if len(place.steps) > 1:
            return _ranked(receiver, [each for each in members if _is_followed(each, later)])
        return [Offer(each, usage.place_among(usage.AT_TOP, each.name)) for each in members]
    fitting = [each for each in members if fits(each, receiver, expected)]
    followed = [each for each in fitting or members if _is_followed(each, later)]
    in_schema = schema_place(expected)
    if in_schema not in ENTRY_PLACES:
        first = suggested_builder(view, place) if in_schema in FIELD_PLACES else ""
        return [each._replace(rank=-1) if each.member.name == first else each for each in _ranked(receiver, followed)]
    variable = ".".join(link.name for link in place.segment.chain or ())
    offers = _ranked(receiver, followed, usage.ENTRIES)
    return [each._replace(snippet=entry_snippet(view, each.member.name, variable)) for each in offers]


def _is_followed(member: Member, later: tuple[str, ...]) -> bool:
    return isinstance(member, Property) or leads_to(member, later)


def is_available(view: View, place: Place, member: Member) -> bool:
    """Whether the API can have it: SQL statements need a SQL database."""
    if member.name not in _SQL_HANDLERS or is_asked_for(place, "a.handler", member.name):
        return True
    return view.api.data is None or bool(view.api.data.sql_schemas)


def _ranked(receiver: Receiver, members: list[Member], order: Sequence[str] = ()) -> list[Offer]:
    order = order or usage.MEMBERS.get(receiver, ())
    return [Offer(each, usage.place_among(order, each.name)) for each in members]


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
        if isinstance(expected, Made) and inner in expected.receivers:
            return True
        return inner is not None and any(fits(each, inner, expected) for each in members_of(inner))
    if isinstance(expected, Placed):
        return expected.place in member.places
    return isinstance(expected, Made) and member.returns in expected.receivers
