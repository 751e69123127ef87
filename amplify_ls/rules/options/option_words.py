"""Phrases about options: where a value is, what was expected there, and what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.labels import literal, type_label
from amplify_ls.catalog.options import ITEM, RESULT
from amplify_ls.catalog.types import (
    Callback,
    Either,
    Exactly,
    ListOf,
    Made,
    MapOf,
    Name,
    Number,
    OneOf,
    Record,
    Simple,
    Text,
)
from amplify_ls.fit.problems import UnknownKey
from amplify_ls.model.builders import DATA_BUILDER, builder_call, define_call
from amplify_ls.model.numbers import number_text
from amplify_ls.model.types.mismatch import Misfit, cdk_name
from amplify_ls.model.types.receivers import is_environment
from amplify_ls.values import values
from amplify_ls.values.regex import Regex

if TYPE_CHECKING:
    from amplify_ls.catalog.options import Path
    from amplify_ls.catalog.types import Type
    from amplify_ls.fit.problems import KeyProblem, ValueProblem
    from amplify_ls.values.values import Arguments, Value

_MADE = {
    "secret": "`secret(...)`",
    "resource:function": "the result of `defineFunction`",
    "rule:storage": "a rule such as `allow.guest.to(['read'])`",
}
_MOST_WORDS = 4
_LONGEST_QUOTE = 60


def place_of(path: Path, call: str) -> str:
    """What a path refers to: ``an item of `groups```, or the called function for an empty path."""
    if not path:
        return f"`{call}`"
    if path[-1] == ITEM:
        return f"an item of {place_of(path[:-1], call)}"
    if path[-1] == RESULT:
        return f"the result of {place_of(path[:-1], call)}"
    return f"`{path[-1]}`"


def sentence(text: str) -> str:
    """The text as a sentence, with a capital letter and a full stop."""
    return f"{text[:1].upper()}{text[1:]}."


def reason_of(problem: KeyProblem) -> str:
    """Words for why there is no right name for a key; empty if there is nothing to say."""
    return problem.reason if isinstance(problem, UnknownKey) else ""


def excess_key(problem: KeyProblem, type_name: str = "...") -> str:
    """What the type check says about an excess key."""
    return f"Object literal may only specify known properties, and '{problem.path[-1]}' does not exist in type '{type_name}'."


def kind_words(kind: Type) -> str:
    """The expected type as it appears in a message: `` `string[]` ``, `` `secret(...)` ``, `an object`."""
    if isinstance(kind, (Text, Name)):
        return "`string`"
    if isinstance(kind, Number):
        return "an integer" if kind.whole else "`number`"
    if isinstance(kind, Exactly):
        return f"`{literal(kind.value)}`"
    if isinstance(kind, OneOf):
        return _choice_words(kind)
    if isinstance(kind, Simple):
        return "`boolean`" if kind.kind == "boolean" else kind.meaning
    if isinstance(kind, ListOf):
        return _array_words(kind)
    if isinstance(kind, (MapOf, Record)):
        return "an object"
    if isinstance(kind, Callback):
        return "a function"
    if isinstance(kind, Either):
        return " or ".join(dict.fromkeys(kind_words(each) for each in kind.types))
    if isinstance(kind, Made) and len(kind.receivers) == 1:
        return _MADE.get(kind.receivers[0], f"`{type_label(kind)}`")
    return f"`{type_label(kind)}`"


def _choice_words(kind: OneOf) -> str:
    words = [f"`{literal(choice.value)}`" for choice in kind.choices]
    if len(words) > _MOST_WORDS:
        return "one of its known values"
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def _array_words(kind: ListOf) -> str:
    if isinstance(kind.item, (Text, Name)):
        return "`string[]`"
    return "an array of objects" if isinstance(kind.item, (Record, MapOf)) else "an array"


def mismatch_message(place: str, expected: Type | str | None, found: str) -> str:
    """The message about a value of the wrong type: ``Expected `string[]` for `groups`, found `string`.``"""
    if expected is None:
        return f"Unexpected {found} for {place}."
    return f"Expected {expected if isinstance(expected, str) else kind_words(expected)} for {place}, found {found}."


def package_type(value: Value | None) -> str:
    """The type of a value as the type check names it; ``...`` where its message depends on more than is known."""
    words = value_words(value)
    return words.strip("`") if words.startswith("`") and words.count("`") == 2 else "..."


def literal_words(value: Value | None) -> str:
    """The found value itself where it is short enough to quote, else its type: `` `'get'` ``, `` `5` ``, `an object`."""
    if isinstance(value, values.Text) and len(value.value) <= _LONGEST_QUOTE:
        return f"`{literal(value.value)}`" if value.value else "an empty string"
    return f"`{number_text(value.value)}`" if isinstance(value, values.Number) else value_words(value)


def given_words(problem: ValueProblem) -> str:
    """What was found instead of the expected value."""
    return "an async function" if problem.misfit is Misfit.PROMISE else value_words(problem.value)


def arguments_words(arguments: Arguments | None) -> str:
    """The arguments of a call as they appear in a message: ``no argument``, the only value, or `2 arguments`."""
    if arguments is None or not arguments.count:
        return "no argument"
    return value_words(arguments[0]) if arguments.count == 1 else f"{arguments.count} arguments"


def value_words(value: Value | None) -> str:
    """The found value as it appears in a message: `` `string` ``, `an environment variable`."""
    if isinstance(value, (values.Text, values.Interpolation)):
        return "`string`"
    if isinstance(value, values.Number):
        return "`number`"
    if isinstance(value, Regex):
        return "a regular expression"
    if isinstance(value, values.Boolean):
        return "`true`" if value.value else "`false`"
    if isinstance(value, values.Nothing):
        return "`null`" if value.is_null else "`undefined`"
    if isinstance(value, values.Object):
        return "an object"
    if isinstance(value, values.Array):
        return "an array"
    if isinstance(value, values.Function):
        return "a function"
    if isinstance(value, values.External):
        return f"`{value.name}` itself"
    made = cdk_name(value)
    if made:
        return f"`{made}` from the CDK"
    if is_environment(value):
        return "an environment variable"
    if isinstance(value, values.Chain) and isinstance(value.base, values.Symbol):
        return "a single rule"
    call = define_call(value)
    if call is not None:
        return f"the result of `{call.name}`"
    builder = builder_call(value)
    return "another value" if builder is None else f"the result of `{DATA_BUILDER}.{builder.name}`"
