"""What it means that a value of one type is used where another type is expected.

A literal in the code gets the type that is expected where it is used later: ``const input = { title }``, passed to
``client.models.Post.create(input)``, is an input of that model. Where a record meets a type that the author wrote with a member
of the same name, a rename of the field would need a rename of that member too, which may not be wanted: such places are noted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.names.front.combining import arms_of
from amplify_ls.names.front.members import member_of
from amplify_ls.names.front.settings import Mode, Provider, RouteName
from amplify_ls.names.front.types import (
    Arguments,
    Filter,
    FunctionOf,
    Keys,
    Later,
    ListOf,
    MapOf,
    Record,
    Selection,
    Shaped,
    Spelled,
    TupleOf,
    Type,
    Values,
)

if TYPE_CHECKING:
    from amplify_ls.names.front.typing import Typing

_NAMED = (Values, Keys, Mode, Provider, RouteName)
_FIELDS = (Record, Arguments, Filter)
_DEEPEST = 4


def flow(typing: Typing, kind: Type, expected: Type, place: tuple[str, int], depth: int = 0) -> None:
    """Note that a value is used at a place where a type is expected."""
    if kind is None or expected is None or depth > _DEEPEST:
        return
    for target in arms_of(expected):
        for arm in arms_of(kind):
            _flow(typing, arm, target, place, depth)


def _flow(typing: Typing, kind: Type, expected: Type, place: tuple[str, int], depth: int) -> None:
    if isinstance(kind, Spelled):
        is_value = not isinstance(expected, Values) or kind.text in typing.schema.enums.get(expected.owner, ())
        if isinstance(expected, _NAMED) and is_value:
            typing.expect(kind.place, expected)
    elif isinstance(kind, Shaped):
        _from_object(typing, kind, expected, place, depth)
    elif isinstance(kind, _FIELDS) and isinstance(expected, Shaped) and expected.place is None:
        for name in expected.members:
            _note(typing, kind, name, place)
    elif isinstance(kind, (ListOf, TupleOf)):
        if kind.place is not None and isinstance(expected, (ListOf, TupleOf, Selection)):
            typing.expect(kind.place, expected)
        inner = expected.item if isinstance(expected, ListOf) else None
        for item in kind.items if isinstance(kind, TupleOf) else (kind.item,):
            flow(typing, item, inner, place, depth + 1)
    elif (isinstance(kind, Later) and isinstance(expected, Later)) or (isinstance(kind, MapOf) and isinstance(expected, MapOf)):
        flow(typing, kind.value, expected.value, place, depth + 1)
    elif isinstance(kind, FunctionOf) and isinstance(expected, FunctionOf):
        # A function accepts what it will be passed.
        for accepted, passed in zip(kind.parameters, expected.parameters, strict=False):
            flow(typing, passed, accepted, place, depth + 1)


def _from_object(typing: Typing, kind: Shaped, expected: Type, place: tuple[str, int], depth: int) -> None:
    if isinstance(expected, (*_FIELDS, MapOf)) or (isinstance(expected, Shaped) and expected is not kind):
        if kind.place is not None:
            typing.expect(kind.place, expected)
        elif isinstance(expected, _FIELDS):
            for name in kind.members:
                _note(typing, expected, name, place)
        elif isinstance(expected, Shaped):
            for name, found in kind.members.items():
                other = expected.members.get(name)
                if other is not None and other is not found:
                    flow(typing, found.get(), other.get(), place, depth + 1)
    for base in kind.bases:
        flow(typing, base, expected, place, depth + 1)


def _note(typing: Typing, kind: Type, name: str, place: tuple[str, int]) -> None:
    if any(each.name is not None for each in member_of(typing.schema, kind, name)):
        typing.sink(place[0]).unclear(name, place[1])
