"""The vocabulary of the catalog: descriptions of options, methods and values.

The catalog says what the Amplify packages offer; it knows no project and no rules. Validation, completion, hover and
signature help read the same rows.

Rows are named tuples, not dataclasses: there are many of them on the start-up path, and a named tuple costs a third of
a frozen dataclass to define and to create. Treat them as opaque records: tell them apart with `isinstance`, never
compare rows of different types, and key caches by a row's name or identity.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from amplify_ls.catalog.kinds import NameKind, Place, Presence, Receiver, Repeat


class Alias(NamedTuple):
    """A name that people write although it does not exist, with the right names, the preferred one first.

    `right` is empty if there is no equivalent; `reason` then explains why, in words that follow a colon.
    """

    wrong: str
    right: tuple[str, ...] = ()
    reason: str = ""


Constant: TypeAlias = "str | int | bool | None"
"""A literal value; None represents `null`."""


class Choice(NamedTuple):
    """One allowed literal. `since` is the same as for an option."""

    value: Constant
    summary: str = ""
    since: str = ""


# Descriptions of values -------------------------------------------------------------------------------------------


class Text(NamedTuple):
    """Any text.

    `pattern` is a regular expression for the whole text, `meaning` puts it in words; lengths are in characters, both
    ends included. `names` is what the text gives a name to.
    """

    pattern: str = ""
    meaning: str = ""
    minimum: int = 0
    maximum: int | None = None
    examples: tuple[str, ...] = ()
    names: NameKind | None = None


class Name(NamedTuple):
    """A string that names an item of the project."""

    kind: NameKind
    pattern: str = ""
    meaning: str = ""


class Number(NamedTuple):
    """A number, with inclusive bounds; `whole` excludes fractions."""

    minimum: float | None = None
    maximum: float | None = None
    whole: bool = False


class Exactly(NamedTuple):
    """One literal, such as `true` in `email: true`."""

    value: Constant


class OneOf(NamedTuple):
    """A union of literals."""

    choices: tuple[Choice, ...]
    aliases: tuple[Alias, ...] = ()


class Simple(NamedTuple):
    """A type without conditions: `boolean`, `anything`, or a `cdk` object."""

    kind: Literal["boolean", "anything", "cdk"]
    meaning: str = ""


class ListOf(NamedTuple):
    """An array; `distinct` excludes duplicates."""

    item: Type
    minimum: int = 0
    maximum: int | None = None
    distinct: bool = False


class MapOf(NamedTuple):
    """An object with free keys; `key` describes the keys."""

    key: Text | Name
    value: Type
    minimum: int = 0
    maximum: int | None = None


class Record(NamedTuple):
    """An object with known options."""

    shape: Shape


class Callback(NamedTuple):
    """A function that the author writes. `uses` names the parameters whose result must be part of the returned value."""

    parameters: tuple[Parameter, ...]
    returns: Type
    uses: tuple[str, ...] = ()


class Made(NamedTuple):
    """The result of a builder of one of these kinds. `example` is text for a snippet."""

    receivers: tuple[Receiver, ...]
    example: str = ""


class Placed(NamedTuple):
    """The result of any builder that can be used at a place in the schema."""

    place: Place


class Either(NamedTuple):
    """One of several types."""

    types: tuple[Type, ...]


Type: TypeAlias = (
    "Text | Name | Number | Exactly | OneOf | Simple | ListOf | MapOf | Record | Callback | Made | Placed | Either"
)

# Options ----------------------------------------------------------------------------------------------------------


class Option(NamedTuple):
    """A property of an options object.

    `since` is the package and the version that first has it, where that is later than 1.0: see `catalog.versions`.
    `default` is what counts when the property is absent, as source text or in words. `caution` says why an option that
    the types offer is better left alone. `snippet` replaces the one that is made from the type.
    """

    name: str
    type: Type
    summary: str
    presence: Literal["required", "optional"] = "optional"
    default: str = ""
    caution: str = ""
    since: str = ""
    snippet: str = ""
    rows: tuple[str, ...] = ()


class KeyPattern(NamedTuple):
    """Free keys of a shape in addition to its options, with a common prefix such as `custom:`. The name is for display."""

    prefix: str
    option: Option
    meaning: str


class Case(NamedTuple):
    """Additional options of a shape that depend on the case.

    `values` are the values of the discriminant that lead here. Without a discriminant, `marker` is the option whose
    presence leads here.
    """

    label: str
    options: tuple[Option, ...]
    values: tuple[Constant, ...] = ()
    marker: str = ""
    at_least_one: tuple[str, ...] = ()


class Variants(NamedTuple):
    """The cases of a shape, distinguished by the value of one option or by which option is present.

    `default` is the label of the case without a discriminant; empty if there is none. `are_strict`: the types reject options of
    another case, even without a discriminant.
    """

    cases: tuple[Case, ...]
    discriminant: str = ""
    default: str = ""
    are_strict: bool = False


class Shape(NamedTuple):
    """An object with known options.

    `at_least_one`: one of these must be there. `together`: all or none. `exclusive`: not two of these.
    `skeleton`: the options that a snippet contains in addition to the required ones.
    """

    name: str
    options: tuple[Option, ...]
    patterns: tuple[KeyPattern, ...] = ()
    aliases: tuple[Alias, ...] = ()
    variants: Variants | None = None
    at_least_one: tuple[str, ...] = ()
    together: tuple[tuple[str, ...], ...] = ()
    exclusive: tuple[tuple[str, ...], ...] = ()
    skeleton: tuple[str, ...] = ()


# Members ----------------------------------------------------------------------------------------------------------


class Parameter(NamedTuple):
    """A parameter of a method, or of a callback that the author writes."""

    name: str
    type: Type
    summary: str
    presence: Presence = "required"
    default: str = ""


class Method(NamedTuple):
    """Something that is called: a builder, a link of a chain, a strategy, a validation rule, a define function.

    Attributes:
        name: The name to write.
        summary: What it does, one sentence.
        parameters: Its parameters; `forms` contains the parameters of its other overloads.
        returns: What the call gives; None for the receiver itself, with the method taken away.
        repeat: Whether the type takes the method away after its call.
        removes: Further methods of the receiver that its call takes away.
        restores: Methods of the receiver that its call gives back, as `array` gives back `required`.
        places: Where the result of a builder can be used, or where a link has an effect; empty for everywhere.
        needs: Links that the chain of the result must have to be complete.
        snippet: What completion writes, in the snippet syntax of the protocol; made from the parameters when empty.
        note: More to know, shown by hover.
        caution: Why it is better left alone although the types offer it.
        since: The package and the version that first has it, as for an option.
        rows: Rows of the ground truth about it.
    """

    name: str
    summary: str
    parameters: tuple[Parameter, ...] = ()
    returns: Receiver | None = None
    repeat: Repeat = "once"
    removes: tuple[str, ...] = ()
    restores: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    needs: tuple[str, ...] = ()
    forms: tuple[tuple[Parameter, ...], ...] = ()
    snippet: str = ""
    note: str = ""
    caution: str = ""
    since: str = ""
    rows: tuple[str, ...] = ()


class Property(NamedTuple):
    """A property: `a.handler`, `allow.guest` in storage."""

    name: str
    summary: str
    gives: Receiver | None = None
    note: str = ""
    needs: tuple[str, ...] = ()
    """Links that must follow, as for a method."""


Member: TypeAlias = "Method | Property"

TEXT = Text()
BOOLEAN = Simple("boolean")
ANYTHING = Simple("anything")
TRUE = Exactly(value=True)
