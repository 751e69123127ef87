"""Values held against the types of the catalog: what surely does not fit."""

from __future__ import annotations

import math
import re
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

from amplify_ls.catalog.backend.cdk import CDK_CONSTANTS, CDK_MADE, CDK_MODULE, CDK_NUMBERS
from amplify_ls.catalog.lookup import function
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
from amplify_ls.model.builders import DATA_BUILDER, export_name
from amplify_ls.values import values
from amplify_ls.values.regex import Regex

if TYPE_CHECKING:
    from amplify_ls.catalog.types import Type
    from amplify_ls.values.values import Value


class Misfit(Enum):
    """Why a value does not fit."""

    KIND = "kind"
    """Something else altogether: a text where a list belongs."""
    WORD = "word"
    """A word that is none of the allowed ones."""
    PATTERN = "pattern"
    """A text that may not be written like that."""
    RANGE = "range"
    """A number, or a length, out of bounds."""
    FRACTION = "fraction"
    TOO_FEW = "too few"
    TOO_MANY = "too many"
    REPEATED = "repeated"
    """An item that stands in the list before."""
    NO_RESULT = "no result"
    """A callback that returns nothing."""
    PROMISE = "promise"
    """An asynchronous callback: it returns a promise of what it should return."""


class ValueKind(Enum):
    """What a value is, as far as that decides whether it fits."""

    TEXT = "text"
    NUMBER = "number"
    REGEX = "regular expression"
    BOOLEAN = "boolean"
    NULL = "null"
    UNDEFINED = "undefined"
    OBJECT = "object"
    LIST = "list"
    FUNCTION = "function"
    CHAIN = "chain"
    """Something made by the packages, or by what a callback is handed."""
    CDK = "cdk"
    """An object that the CDK makes."""
    HANDED = "handed"
    """What a callback is handed, as it is."""


_KINDS: dict[type, ValueKind] = {
    values.Text: ValueKind.TEXT,
    values.Interpolation: ValueKind.TEXT,
    values.Number: ValueKind.NUMBER,
    Regex: ValueKind.REGEX,
    values.Boolean: ValueKind.BOOLEAN,
    values.Object: ValueKind.OBJECT,
    values.Array: ValueKind.LIST,
    values.Function: ValueKind.FUNCTION,
    values.Symbol: ValueKind.HANDED,
}


_WANTED: dict[type, ValueKind] = {
    Text: ValueKind.TEXT,
    Name: ValueKind.TEXT,
    Number: ValueKind.NUMBER,
    ListOf: ValueKind.LIST,
    MapOf: ValueKind.OBJECT,
    Record: ValueKind.OBJECT,
    Callback: ValueKind.FUNCTION,
    Made: ValueKind.CHAIN,
}
"""The types whose values are all of one kind."""
_NO_CDK_OBJECTS = frozenset(
    {ValueKind.TEXT, ValueKind.NUMBER, ValueKind.REGEX, ValueKind.BOOLEAN, ValueKind.NULL, ValueKind.LIST, ValueKind.FUNCTION}
)
"""What is surely not made by the CDK."""


def value_kind(value: Value) -> ValueKind | None:
    """What a value is; None where that cannot be seen."""
    found = _KINDS.get(type(value))
    if found is not None:
        return found
    if isinstance(value, values.Nothing):
        return ValueKind.NULL if value.is_null else ValueKind.UNDEFINED
    if isinstance(value, values.Chain):
        if _is_member_of_definition(value):
            return None
        is_ours = isinstance(value.base, values.Symbol) or export_name(value.base) is not None
        return ValueKind.CHAIN if is_ours else cdk_kind(value)
    if isinstance(value, values.External):
        name = export_name(value)
        return None if name is None or function(name) is None else ValueKind.FUNCTION
    return None


def _is_member_of_definition(value: values.Chain) -> bool:
    """Whether a value was taken from the result of a define function: ``auth.entity('identity')``.

    Whether that has such a member is asked where the code is read, and what is not there has no type.
    """
    return len(value.links) > 1 and (export_name(value.base) or "").startswith("define")


def cdk_name(value: Value | None) -> str:
    """Class and member, ``Duration.minutes``, of what is known to be of the CDK; empty for anything else."""
    if not isinstance(value, values.Chain) or not isinstance(value.base, values.External) or cdk_kind(value) is None:
        return ""
    return f"{value.base.name}.{value.links[0].name}"


def cdk_kind(value: values.Chain) -> ValueKind | None:
    """What a static member of a class of the CDK is, as far as its classes are known."""
    base = value.base
    is_static = len(value.links) == 1 and bool(value.links[0].name)
    if not is_static or not isinstance(base, values.External) or base.module.split("/")[0] != CDK_MODULE:
        return None
    if value.links[0].arguments is not None:
        return ValueKind.CDK if base.name in CDK_MADE else None
    if base.name in CDK_NUMBERS:
        return ValueKind.NUMBER
    return ValueKind.CDK if base.name in CDK_CONSTANTS else None


def may_fit(value: Value, kind: Type) -> bool:
    """Whether a value may be of a type, as far as its kind tells."""
    found = value_kind(value)
    if found is None:
        return True
    wanted = _WANTED.get(type(kind))
    if found is ValueKind.CHAIN and isinstance(kind, Made) and _is_rule(kind) and not _is_handed(value):
        return False
    if wanted is not None:
        return found is wanted or (found is ValueKind.CDK and _is_also_made_by_cdk(kind)) or _is_any_object(found, kind)
    if isinstance(kind, Simple):
        return found not in _NO_CDK_OBJECTS if kind.kind == "cdk" else kind.kind != "boolean" or found is ValueKind.BOOLEAN
    if isinstance(kind, Either):
        return any(may_fit(value, each) for each in kind.types)
    if isinstance(kind, (Exactly, OneOf)):
        return _is_constant_of_kind(found, kind)
    return isinstance(value, values.Chain) and export_name(value.base) == DATA_BUILDER


def _is_rule(kind: Made) -> bool:
    """Whether only what a callback is handed makes such a thing."""
    return all("rule" in receiver for receiver in kind.receivers)


def _is_handed(value: Value) -> bool:
    """Whether a chain starts with what a callback is handed, and not with a function of the packages."""
    return not isinstance(value, values.Chain) or isinstance(value.base, values.Symbol)


def _is_also_made_by_cdk(kind: Type) -> bool:
    """Whether what the packages make may come from the CDK as well, as a function does; a secret is theirs alone."""
    return isinstance(kind, Made) and kind.receivers != ("secret",)


def _is_any_object(found: ValueKind, kind: Type) -> bool:
    """Whether an object may have names that nobody can list: to the type check what the packages make is such a one, too."""
    return found is ValueKind.CHAIN and isinstance(kind, Record) and bool(kind.shape.patterns)


def _is_constant_of_kind(found: ValueKind, kind: Exactly | OneOf) -> bool:
    if isinstance(kind, Exactly):
        return _constant_kind(kind.value) is found
    return found in [_constant_kind(choice.value) for choice in kind.choices]


def _constant_kind(constant: object) -> ValueKind:
    if constant is None:
        return ValueKind.NULL
    if isinstance(constant, bool):
        return ValueKind.BOOLEAN
    return ValueKind.TEXT if isinstance(constant, str) else ValueKind.NUMBER


def misfit(value: Value, kind: Type) -> Misfit | None:
    """Why a value surely is not of a type; what a container holds is not looked at."""
    if not may_fit(value, kind):
        return Misfit.KIND
    if isinstance(value, values.Chain):
        return None
    if isinstance(kind, Either):
        reasons = [misfit(value, each) for each in kind.types if may_fit(value, each)]
        return None if None in reasons or not reasons else reasons[0]
    if isinstance(kind, (OneOf, Exactly)):
        return _word_misfit(value, kind)
    if isinstance(value, values.Text) and isinstance(kind, (Text, Name)):
        return _text_misfit(value.value, kind)
    if isinstance(value, values.Number) and isinstance(kind, Number):
        return _number_misfit(value.value, kind)
    if isinstance(value, values.Array) and isinstance(kind, ListOf):
        return _count_misfit(len(value.items), value, kind)
    if isinstance(value, values.Object) and isinstance(kind, MapOf):
        return _count_misfit(len(value.properties), value, kind)
    if isinstance(value, values.Function) and isinstance(kind, Callback):
        return _callback_misfit(value, kind)
    return None


def _word_misfit(value: Value, kind: OneOf | Exactly) -> Misfit | None:
    if not isinstance(value, (values.Text, values.Number, values.Boolean)):
        return None
    constants = [kind.value] if isinstance(kind, Exactly) else [choice.value for choice in kind.choices]
    return None if value.value in constants else Misfit.WORD


def _text_misfit(text: str, kind: Text | Name) -> Misfit | None:
    if isinstance(kind, Text) and (len(text) < kind.minimum or (kind.maximum is not None and len(text) > kind.maximum)):
        return Misfit.RANGE
    if kind.pattern and _pattern(kind.pattern).fullmatch(text) is None:
        return Misfit.PATTERN
    return None


def _number_misfit(number: float, kind: Number) -> Misfit | None:
    if math.isnan(number):
        return Misfit.RANGE
    if kind.whole and not float(number).is_integer():
        return Misfit.FRACTION
    if (kind.minimum is not None and number < kind.minimum) or (kind.maximum is not None and number > kind.maximum):
        return Misfit.RANGE
    return None


def _count_misfit(count: int, value: values.Array | values.Object, kind: ListOf | MapOf) -> Misfit | None:
    if count < kind.minimum and not value.is_open:
        return Misfit.TOO_FEW
    return Misfit.TOO_MANY if kind.maximum is not None and count > kind.maximum else None


def _callback_misfit(function: values.Function, kind: Callback) -> Misfit | None:
    if isinstance(kind.returns, Simple) and kind.returns.kind == "anything":
        return None
    if function.expression.is_async:
        return Misfit.PROMISE
    if isinstance(kind.returns, Simple):
        return None
    has_result = function.expression.result is not None or function.expression.returns
    return None if has_result else Misfit.NO_RESULT


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
