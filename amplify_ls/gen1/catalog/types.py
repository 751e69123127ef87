"""The form of the catalog: directives, their arguments, and the types of these arguments."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Location(Enum):
    """Where GraphQL allows a directive; the values are the names in a directive declaration."""

    OBJECT = "OBJECT"
    FIELD_DEFINITION = "FIELD_DEFINITION"
    ARGUMENT_DEFINITION = "ARGUMENT_DEFINITION"
    INTERFACE = "INTERFACE"
    UNION = "UNION"
    ENUM = "ENUM"
    ENUM_VALUE = "ENUM_VALUE"
    INPUT_OBJECT = "INPUT_OBJECT"
    INPUT_FIELD_DEFINITION = "INPUT_FIELD_DEFINITION"
    SCALAR = "SCALAR"
    SCHEMA = "SCHEMA"


class Place(Enum):
    """Where a directive has an effect; narrower than `Location`, which only GraphQL's own validation checks."""

    MODEL = "model"
    """A type with `@model`, or for `@model` itself any type that is no root type."""
    TYPE = "type"
    """A type without `@model`."""
    MODEL_FIELD = "model field"
    """A scalar or enum field of a model."""
    RELATION = "relation"
    """A field of a model whose type is a model."""
    RELATION_LIST = "relation list"
    """A field of a model whose type is a list of a model."""
    QUERY = "query"
    """A field of `Query`."""
    MUTATION = "mutation"
    """A field of `Mutation`."""
    SUBSCRIPTION = "subscription"
    """A field of `Subscription`."""
    OTHER_FIELD = "other field"
    """A field of a type without `@model`."""
    ENUM_VALUE = "enum value"


@dataclass(frozen=True, slots=True)
class InputKey:
    """An argument of a directive, or a key of an object that is passed to one."""

    name: str
    type: str
    """In GraphQL syntax: `String`, `[String!]`, `AuthRule`."""
    summary: str
    default: str = ""
    """As GraphQL writes it; empty if there is none."""
    skeleton: str = ""
    """What completion inserts as the value, in the snippet syntax of the protocol; empty for the one that its type implies."""
    is_newer: bool = False
    """Whether only the transformers of Gen 2 know it."""

    @property
    def is_required(self) -> bool:
        return self.type.endswith("!") and not self.default

    @property
    def is_list(self) -> bool:
        return self.type.startswith("[")

    @property
    def base(self) -> str:
        """The type without brackets and exclamation marks."""
        return self.type.strip("[]!")


@dataclass(frozen=True, slots=True)
class DirectiveSpec:
    """A directive."""

    name: str
    locations: tuple[Location, ...]
    arguments: tuple[InputKey, ...]
    summary: str
    """One sentence about its effect."""
    places: tuple[Place, ...]
    is_repeatable: bool = False
    is_newer: bool = False
    """Whether only the transformers of Gen 2 know it."""
    is_appsync: bool = False
    """Whether AppSync interprets it, and not a transformer."""

    def argument(self, name: str) -> InputKey | None:
        """The argument with a name."""
        return next((argument for argument in self.arguments if argument.name == name), None)


@dataclass(frozen=True, slots=True)
class InputSpec:
    """The type of an object that is passed to a directive."""

    name: str
    keys: tuple[InputKey, ...]

    def key(self, name: str) -> InputKey | None:
        """The key with a name."""
        return next((key for key in self.keys if key.name == name), None)


@dataclass(frozen=True, slots=True)
class EnumSpec:
    """The type of a bare word that is passed to a directive: its values with their meaning."""

    name: str
    values: tuple[tuple[str, str], ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for name, _ in self.values)
