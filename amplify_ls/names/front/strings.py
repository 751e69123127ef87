"""String literals that name something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.names.front.combining import arms_of, joined
from amplify_ls.names.front.members import member_of
from amplify_ls.names.front.settings import Mode, Provider, RouteName
from amplify_ls.names.front.types import (
    Keys,
    ListOf,
    Record,
    Related,
    Selection,
    Spelled,
    Type,
    Values,
)
from amplify_ls.names.name import Name

if TYPE_CHECKING:
    from amplify_ls.names.front.scopes import Scope
    from amplify_ls.names.front.typing import Typing
    from amplify_ls.syntax.clients.code import StringCode


def read_string(typing: Typing, code: StringCode, scope: Scope, expected: Type) -> Type:
    """The type of a string literal, and what it names where a name is expected."""
    place = (scope.path, code.start)
    sink, schema = typing.sink(scope.path), typing.schema
    for arm in arms_of(typing.expected_at(place, expected)):
        if isinstance(arm, Values):
            if code.text in schema.enums.get(arm.owner, ()):
                sink.spelled(code, Name("enum-value", arm.owner, code.text, schema.key))
        elif isinstance(arm, Keys):
            if schema.member(arm.owner, code.text) is not None:
                sink.spelled(code, Name("field", arm.owner, code.text, schema.key))
        elif isinstance(arm, Selection):
            _path(typing, code, scope, arm.owner)
        elif isinstance(arm, Mode):
            sink.spelled(code, Name("authorization-mode", "", code.text, schema.key))
        elif isinstance(arm, Provider):
            sink.spelled(code, Name("provider", "", code.text))
        elif isinstance(arm, RouteName):
            sink.spelled(code, Name("entry", "", code.text, schema.key))
    return Spelled(place, code.text)


def _path(typing: Typing, code: StringCode, scope: Scope, owner: str) -> None:
    """The fields in ``'team.members.name'``."""
    kind: Type = Record(owner)
    start = code.start + 1
    for part in code.text.split("."):
        end = start + len(part.encode())
        if part == "*":
            return
        found = member_of(typing.schema, kind, part)
        for each in found:
            if each.name is not None:
                typing.sink(scope.path).part(start, end, each.name)
        start = end + 1
        kind = joined(_selected(arm) for each in found for arm in arms_of(each.type))


def _selected(kind: Type) -> Type:
    """What the rest of a path is about: an item of a list, or a related record."""
    if isinstance(kind, Related):
        return Record(kind.model)
    return kind.item if isinstance(kind, ListOf) else kind
