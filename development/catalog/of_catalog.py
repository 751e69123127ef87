"""What the catalog says, brought to comparable facts."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from amplify_ls.catalog import types
from amplify_ls.catalog.labels import literal
from amplify_ls.catalog.lookup import builders_at, links_of, members_of, methods_of
from development.catalog.facts import Call, Member, Members, Option, Parameter, Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.catalog.kinds import Receiver
    from development.catalog.questions import Question

OBJECTS = ("ai-model", "ai-tool", "allow:", "field-rule", "model-proxy", "operation-rule", "rule", "validator:")
"""Receivers that the packages type as plain objects; the first letters of their names."""


def value_of(kind: types.Type) -> Value:
    """What a value of a type of the catalog may be."""
    if isinstance(kind, (types.Text, types.Name)):
        return Value(frozenset(("string",)), patterns=(kind.pattern,) if kind.pattern else ())
    if isinstance(kind, types.Number):
        return Value(frozenset(("number",)))
    if isinstance(kind, types.Exactly):
        return Value(frozenset((literal(kind.value),)))
    if isinstance(kind, types.OneOf):
        return Value(frozenset(literal(choice.value) for choice in kind.choices))
    if isinstance(kind, types.Simple):
        return Value(frozenset(("any" if kind.kind == "anything" else kind.kind,)))
    if isinstance(kind, types.ListOf):
        return Value(frozenset(("list",)), item=value_of(kind.item))
    if isinstance(kind, types.MapOf):
        return Value(frozenset(("object",)), cases=({},), free={"": value_of(kind.value)})
    if isinstance(kind, types.Record):
        return _object(kind.shape)
    if isinstance(kind, types.Callback):
        return Value(frozenset(("callback",)), calls=(_call(kind.parameters, value_of(kind.returns)),))
    if isinstance(kind, types.Either):
        return reduce(joined, (value_of(each) for each in kind.types))
    receivers = kind.receivers if isinstance(kind, types.Made) else _receivers_at(kind)
    return Value(frozenset("object" if receiver.startswith(OBJECTS) else receiver for receiver in receivers))


def members(question: Question) -> Members:
    """The members of a receiver, and what remains of them after the links of the question."""
    if question.builder:
        return {each.name: _member(each) for each in links_of(question.builder)}
    if question.called:
        return {each.name: _member(each) for each in methods_of(question.receiver, question.called)}
    return {each.name: _member(each) for each in members_of(question.receiver)}


def function(method: types.Method) -> Member:
    """An exported function."""
    return _member(method)


def joined(one: Value, other: Value) -> Value:
    """What is one or the other."""
    return Value(
        words=one.words | other.words,
        item=_either(one.item, other.item),
        cases=one.cases if other.cases is None else (one.cases or ()) + other.cases,
        free=one.free if other.free is None else {**(one.free or {}), **other.free},
        calls=one.calls + tuple(call for call in other.calls if call not in one.calls),
        texts=one.texts | other.texts,
        patterns=one.patterns + other.patterns,
    )


def _either(one: Value | None, other: Value | None) -> Value | None:
    if one is None or other is None:
        return one or other
    return one if one == other else joined(one, other)


def _receivers_at(kind: types.Placed) -> list[Receiver]:
    return [each.returns for _, each in builders_at(kind.place) if each.returns is not None]


def _object(shape: types.Shape) -> Value:
    free = {pattern.prefix: value_of(pattern.option.type) for pattern in shape.patterns}
    return Value(frozenset(("object",)), cases=tuple(_cases(shape)), free=free or None)


def _cases(shape: types.Shape) -> Iterator[dict[str, Option]]:
    common = {option.name: _option(option) for option in shape.options}
    variants = shape.variants
    if variants is None:
        yield from _one_of(common, shape.at_least_one)
        return
    for case in variants.cases:
        options = {**common, **{option.name: _option(option) for option in case.options}}
        if variants.discriminant:
            told = options[variants.discriminant]
            presence = told.presence if case.label == variants.default else "required"
            values = Value(frozenset(literal(value) for value in case.values))
            options[variants.discriminant] = told._replace(presence=presence, value=values)
        yield from _one_of(options, case.at_least_one)


def _one_of(options: dict[str, Option], names: tuple[str, ...]) -> Iterator[dict[str, Option]]:
    """One case for each of the names, which is required there."""
    if not names:
        yield options
    for name in names:
        yield {**options, name: options[name]._replace(presence="required")}


def _option(option: types.Option) -> Option:
    return Option(option.presence, value_of(option.type), option.default)


def _call(parameters: tuple[types.Parameter, ...], returns: Value | None = None) -> Call:
    return Call(tuple(Parameter(each.name, each.presence, value_of(each.type)) for each in parameters), returns)


def _member(member: types.Member) -> Member:
    if isinstance(member, types.Property):
        return Member(())
    return Member(tuple(_call(parameters) for parameters in (member.parameters, *member.forms)))
