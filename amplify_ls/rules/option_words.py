"""Sentences about options: what stands where, and what it should be."""

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
from amplify_ls.model.builders import DATA_BUILDER, builder_call, define_call
from amplify_ls.model.mismatch import Misfit, cdk_name
from amplify_ls.model.receivers import is_environment
from amplify_ls.values import values

if TYPE_CHECKING:
    from amplify_ls.catalog.options import Path
    from amplify_ls.catalog.types import Type
    from amplify_ls.model.problems import Problem
    from amplify_ls.values.values import Value

_MADE = {
    "secret": "`secret(...)`",
    "resource:function": "the result of `defineFunction`",
    "rule:storage": "a rule such as `allow.guest.to(['read'])`",
}
_MOST_WORDS = 4


def place_of(path: Path, call: str) -> str:
    """What a path means: ``an item of `groups```, the function that is called where it is empty."""
    if not path:
        return f"`{call}`"
    if path[-1] == ITEM:
        return f"an item of {place_of(path[:-1], call)}"
    if path[-1] == RESULT:
        return f"the result of {place_of(path[:-1], call)}"
    return f"`{path[-1]}`"


def sentence(text: str) -> str:
    """A sentence: the first letter large, a full stop at its end."""
    return f"{text[:1].upper()}{text[1:]}."


def excess_key(problem: Problem, type_name: str = "...") -> str:
    """What the type check says of such a key."""
    return f"Object literal may only specify known properties, and '{problem.path[-1]}' does not exist in type '{type_name}'."


def kind_words(kind: Type) -> str:
    """What a value should be: `a list of texts`, `` `secret(...)` ``."""
    if isinstance(kind, (Text, Name)):
        return "a text"
    if isinstance(kind, Number):
        return "a whole number" if kind.whole else "a number"
    if isinstance(kind, Exactly):
        return f"`{literal(kind.value)}`"
    if isinstance(kind, OneOf):
        return _choice_words(kind)
    if isinstance(kind, Simple):
        return "`true` or `false`" if kind.kind == "boolean" else kind.meaning
    if isinstance(kind, ListOf):
        return f"a list of {_plural(kind.item)}" if _plural(kind.item) else "a list"
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
        return "one of the words that it takes"
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def _plural(kind: Type) -> str:
    if isinstance(kind, (Text, Name)):
        return "texts"
    return "objects" if isinstance(kind, (Record, MapOf)) else ""


def given_words(problem: Problem) -> str:
    """What a value is, as far as that is what is wrong with it."""
    return "an asynchronous function" if problem.misfit is Misfit.PROMISE else value_words(problem.value)


def value_words(value: Value | None) -> str:
    """What a value is: `a text`, `an environment variable`."""
    if isinstance(value, (values.Text, values.Interpolation)):
        return "a text"
    if isinstance(value, values.Number):
        return "a number"
    if isinstance(value, values.Boolean):
        return "`true`" if value.value else "`false`"
    if isinstance(value, values.Nothing):
        return "`null`" if value.is_null else "`undefined`"
    if isinstance(value, values.Object):
        return "an object"
    if isinstance(value, values.Array):
        return "a list"
    if isinstance(value, values.Function):
        return "a function"
    if isinstance(value, values.External):
        return f"`{value.name}` itself"
    made = cdk_name(value)
    if made:
        return f"`{made}` of the CDK"
    if is_environment(value):
        return "an environment variable"
    if isinstance(value, values.Chain) and isinstance(value.base, values.Symbol):
        return "one rule"
    call = define_call(value)
    if call is not None:
        return f"the result of `{call.name}`"
    builder = builder_call(value)
    return "something else" if builder is None else f"the result of `{DATA_BUILDER}.{builder.name}`"
