"""Calls of functions with type parameters: what these are, and the types that depend on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.names.front.combining import arms_of, item_of, joined
from amplify_ls.names.front.scopes import Delayed
from amplify_ls.names.front.types import (
    FunctionOf,
    Joined,
    Keys,
    Later,
    ListOf,
    MapOf,
    Plain,
    Record,
    Shaped,
    Stream,
    TupleOf,
    Type,
)
from amplify_ls.names.front.variables import KeysOf, Variable

if TYPE_CHECKING:
    from collections.abc import Mapping

_DEEPEST = 8


class Inference:
    """The type parameters of one call, as far as the arguments have determined them."""

    def __init__(self, function: FunctionOf, given: tuple[Type, ...]) -> None:
        self._variables = function.variables
        self._known: dict[Variable, Type] = dict(zip(function.variables, given, strict=False))

    def infer(self, parameter: Type, given: Type, depth: int = 0) -> None:
        """Learn from an argument."""
        if given is None or depth > _DEEPEST:
            return
        for arm in arms_of(parameter):
            self._infer(arm, given, depth + 1)

    def _infer(self, parameter: Type, given: Type, depth: int) -> None:
        if isinstance(parameter, Variable):
            if parameter in self._variables and not isinstance(given, Plain):
                self._known.setdefault(parameter, given)
        elif isinstance(parameter, ListOf):
            self.infer(parameter.item, item_of(given), depth)
        for arm in arms_of(given):
            if isinstance(parameter, (Later, Stream, MapOf)) and isinstance(arm, type(parameter)):
                self.infer(parameter.value, arm.value, depth)
            elif isinstance(parameter, FunctionOf) and isinstance(arm, FunctionOf):
                self.infer(parameter.returns.get(), arm.returns.get(), depth)
                for expected, accepted in zip(parameter.parameters, arm.parameters, strict=False):
                    self.infer(expected, accepted, depth)
            elif isinstance(parameter, Shaped) and isinstance(arm, Shaped):
                for name in parameter.members.keys() & arm.members.keys():
                    self.infer(parameter.members[name].get(), arm.members[name].get(), depth)

    def applied(self, kind: Type) -> Type:
        """A type of the function, with what is known about its parameters."""
        return substituted(kind, self._variables, self._known) if self._variables else kind


def substituted(kind: Type, variables: tuple[Variable, ...], known: Mapping[Variable, Type], depth: int = 0) -> Type:
    """A type with other types in place of type parameters; those that are unknown are what they extend."""
    if depth > _DEEPEST:
        return None

    def within(inner: Type) -> Type:
        return substituted(inner, variables, known, depth + 1)

    if isinstance(kind, Variable):
        return kind if kind not in variables else known[kind] if kind in known else within(kind.bound)
    if isinstance(kind, KeysOf):
        return joined(Keys(arm.owner) if isinstance(arm, Record) else None for arm in arms_of(within(kind.of)))
    if isinstance(kind, Joined):
        return joined(map(within, kind.types))
    if isinstance(kind, ListOf):
        return ListOf(within(kind.item))
    if isinstance(kind, TupleOf):
        return TupleOf(tuple(map(within, kind.items)))
    if isinstance(kind, (Later, Stream)):
        return type(kind)(within(kind.value))
    if isinstance(kind, MapOf):
        return MapOf(within(kind.key), within(kind.value), kind.is_map)
    if isinstance(kind, FunctionOf):
        returns = kind.returns
        return FunctionOf(tuple(map(within, kind.parameters)), Delayed(lambda: within(returns.get())), kind.variables)
    if isinstance(kind, Shaped) and kind.members:
        members = {name: Delayed(lambda lazy=lazy: within(lazy.get())) for name, lazy in kind.members.items()}  # type: ignore[misc]
        return Shaped(members, tuple(map(within, kind.bases)), kind.place)
    return kind
