"""Plain values instead of CDK objects: `'mail'` instead of `ProviderAttribute.other('mail')`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.labels import literal
from amplify_ls.catalog.types import Either, Number, OneOf, Record, Text
from amplify_ls.edits.operations import Fix, InsertAfter, Replace, Safety
from amplify_ls.model.types.mismatch import cdk_name, misfit
from amplify_ls.rules.data.defaults import script_text
from amplify_ls.syntax.outline import Span
from amplify_ls.values import values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.catalog.types import Choice, Type
    from amplify_ls.fit.problems import ValueProblem
    from amplify_ls.values.values import Chain, Value

_SECONDS = {
    "Duration.seconds": 1,
    "Duration.minutes": 60,
    "Duration.hours": 3600,
    "Duration.days": 86400,
}
_METADATA_TYPES = {
    "UserPoolIdentityProviderSamlMetadata.url": "URL",
    "UserPoolIdentityProviderSamlMetadata.file": "FILE",
}
_OTHERWISE = frozenset({"Duration", "Schedule", "Size"})
"""Classes whose arguments are not the plain value."""
_COUNTS = ("ZERO", "ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN")


def plain_value(problem: ValueProblem) -> Iterator[Fix]:
    """The fix that writes the value of an option without the CDK, if a call or a constant determines it."""
    value, kind = problem.value, problem.expected
    if not isinstance(value, values.Chain) or value.span != problem.span or not cdk_name(value):
        return
    for each in kind.types if isinstance(kind, Either) else (kind,):
        found = _fix_for(value, each)
        if found is not None:
            yield found
            return


def _fix_for(value: Chain, kind: Type) -> Fix | None:
    name, link = cdk_name(value), value.links[0]
    if name in _METADATA_TYPES and isinstance(kind, Record):
        return _metadata(value, _METADATA_TYPES[name])
    if isinstance(kind, OneOf):
        chosen = _choice(link.name, kind.choices)
        return None if chosen is None else _changed(value, literal(chosen.value))
    if isinstance(kind, Number):
        return _in_seconds(value, kind)
    if name.startswith("OAuthScope.") and link.arguments is None and isinstance(kind, Text):
        return _changed(value, f"'{link.name.lower()}'")
    given = () if link.arguments is None or link.arguments.is_open else link.arguments.values
    for argument in reversed(given) if name.partition(".")[0] not in _OTHERWISE else ():
        if misfit(argument, kind) is None and not isinstance(argument, (values.Unknown, values.Chain)):
            return _argument_alone(value, argument)
    if name.startswith("ProviderAttribute.") and link.arguments is None and isinstance(kind, Text):
        return Fix("Add `.attributeName`", (InsertAfter(value.span, ".attributeName"),), is_preferred=True)
    return None


def _choice(name: str, choices: tuple[Choice, ...]) -> Choice | None:
    """The value in the name of a constant: `'arm64'` for `ARM_64`, `20` for `NODEJS_20_X`, `'1 week'` for `ONE_WEEK`."""
    count, _, unit = name.partition("_")
    wanted = _folded(f"{_COUNTS.index(count)}{unit}" if count in _COUNTS else name)
    found = [each for each in choices if _folded(str(each.value)) == wanted or str(each.value) in name.split("_")]
    return found[0] if len(found) == 1 else None


def _folded(name: str) -> str:
    return name.replace("_", "").replace(" ", "").lower()


def _changed(value: Chain, text: str) -> Fix:
    return Fix(f"Change to `{text}`", (Replace(value.span, text),), Safety.SAFE, is_preferred=True)


def _in_seconds(value: Chain, kind: Number) -> Fix | None:
    """`60` for `Duration.minutes(1)`; all options with numbers of this kind are in seconds."""
    arguments = value.links[0].arguments
    amount = None if arguments is None else arguments[0]
    factor = _SECONDS.get(cdk_name(value))
    if factor is None or not isinstance(amount, values.Number):
        return None
    seconds = amount.value * factor
    if misfit(values.Number(amount.span, seconds), kind) is not None:
        return None
    return _changed(value, str(int(seconds)))


def _argument_alone(value: Chain, argument: Value) -> Fix | None:
    """The fix that replaces the call with one of its arguments."""
    outer, inner = value.span, argument.span
    if outer.anchor is not inner.anchor or not outer.start < inner.start <= inner.end < outer.end:
        return None
    before = Replace(Span(outer.anchor, outer.start, inner.start), "")
    behind = Replace(Span(outer.anchor, inner.end, outer.end), "")
    text = script_text(argument)
    shown = f"`'{text}'`" if isinstance(argument, values.Text) and text else "its argument"
    return Fix(f"Change to {shown}", (before, behind), Safety.SAFE, is_preferred=True)


def _metadata(value: Chain, kind: str) -> Fix | None:
    arguments = value.links[0].arguments
    outer, inner = value.span, None if arguments is None or len(arguments.values) != 1 else arguments.values[0].span
    if inner is None or outer.anchor is not inner.anchor or not outer.start < inner.start <= inner.end < outer.end:
        return None
    before = Replace(Span(outer.anchor, outer.start, inner.start), "{ metadataContent: ")
    behind = Replace(Span(outer.anchor, inner.end, outer.end), f", metadataType: '{kind}' }}")
    return Fix("Write the metadata as an object", (before, behind), Safety.SAFE, is_preferred=True)
