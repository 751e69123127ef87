"""Putting an object together, member by member."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.values.values import Boolean, Nothing, Number, Object, Property, Unknown, Value

if TYPE_CHECKING:
    from amplify_ls.syntax.outline import Span


class ObjectBuilder:
    """Collects the members of an object literal in order."""

    def __init__(self) -> None:
        self._properties: dict[str, Property] = {}
        self._duplicates: list[Property] = []
        self._own: set[str] = set()
        self._is_open = False

    def put(self, prop: Property) -> None:
        """A member that is written in the literal."""
        if prop.name in self._properties:
            hidden = self._properties.pop(prop.name)
            if prop.name in self._own:
                self._duplicates.append(hidden)
        self._properties[prop.name] = prop
        self._own.add(prop.name)

    def spread(self, value: Value) -> None:
        """``...value``: adds its members; an unknown value may overwrite any."""
        if isinstance(value, (Nothing, Boolean, Number)):
            return
        if not isinstance(value, Object):
            self._forget()
            return
        if value.is_open:
            self._forget()
        for prop in value.listed():
            self._properties.pop(prop.name, None)
            self._properties[prop.name] = prop
            self._own.discard(prop.name)

    def open(self) -> None:
        """There may be members that are unknown."""
        self._is_open = True

    def _forget(self) -> None:
        self._is_open = True
        for name, prop in self._properties.items():
            self._properties[name] = Property(name, prop.name_span, prop.span, Unknown(prop.span))

    def build(self, span: Span) -> Object:
        return Object(span, self._properties, self._is_open, tuple(self._duplicates), frozenset(self._own))
