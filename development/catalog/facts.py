"""What both sides are brought to: a value in words that can be compared, whether the catalog or the packages describe it."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

Presence: TypeAlias = Literal["required", "optional", "rest"]


class Option(NamedTuple):
    """A property of an object. `default` is as documented, without quotes; empty when nothing is said."""

    presence: Presence
    value: Value
    default: str = ""


class Parameter(NamedTuple):
    """A parameter of a function."""

    name: str
    presence: Presence
    value: Value


class Call(NamedTuple):
    """One way to call a function. `returns` is None where it is not compared."""

    parameters: tuple[Parameter, ...]
    returns: Value | None = None


class Value(NamedTuple):
    """What a value may be.

    Attributes:
        words: `string`, `number`, `boolean`, `null`, `any`, `cdk`, `list`, `object`, `callback`, literals as TypeScript
            source, and the receivers of the catalog for the results of builders.
        item: Of lists.
        cases: Of objects: one mapping of names for each case. None when the object is not to be opened.
        free: The value behind free keys of an object, by how the keys start.
        calls: Of callbacks: one for each case.
        texts: Samples of the texts that the packages take, where not every text will do.
        patterns: Regular expressions of the catalog for its texts; any text will do when there is none.
    """

    words: frozenset[str] = frozenset()
    item: Value | None = None
    cases: tuple[dict[str, Option], ...] | None = None
    free: dict[str, Value] | None = None
    calls: tuple[Call, ...] = ()
    texts: frozenset[str] = frozenset()
    patterns: tuple[str, ...] = ()


class Member(NamedTuple):
    """Something that is called (`calls`) or read (none)."""

    calls: tuple[Call, ...]


Members: TypeAlias = dict[str, Member]
