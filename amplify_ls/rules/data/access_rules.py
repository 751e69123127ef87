"""What lint rules about authorization share: rewriting outdated authorization rules, and lists of operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.lookup import strategy
from amplify_ls.catalog.nearest import suggestion
from amplify_ls.catalog.schema.operations import READ_INCLUDES
from amplify_ls.edits.operations import RenameParameter, Replace
from amplify_ls.syntax.outline import Span
from amplify_ls.values.values import Array, Function, Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amplify_ls.catalog.types import OneOf
    from amplify_ls.edits.operations import Operation
    from amplify_ls.model.data.authorization import AccessRule
    from amplify_ls.values.values import Link, Value

_OWNER_IN_FIELD = {
    "owner": "ownerDefinedIn",
    "multipleOwners": "ownersDefinedIn",
    "specificGroup": "groupDefinedIn",
    "specificGroups": "groupsDefinedIn",
}
_ANYBODY = frozenset({"public", "everyone", "anonymous", "unauthenticated"})
_OLD_PROVIDERS = {"iam": "identityPool", "userPool": "userPools"}


def renamed_parameter(rule: AccessRule, name: str, callback: Value | None) -> tuple[Operation, ...] | None:
    """The edits that destructure another strategy from `allow`: `({ public: anyone }) => [anyone()]`.

    None if the callback does not destructure `allow`, or if more than the name would have to change.
    """
    is_destructured = rule.strategy.name_span.start == rule.chain.span.start
    if not is_destructured or not isinstance(callback, Function) or any(link.name == "inField" for link in rule.modifiers):
        return None
    arguments = rule.strategy.arguments
    rename = RenameParameter(callback.span, rule.name, name)
    if arguments is None or not arguments.values:
        return (rename,)
    provider = _text(rule.strategy)
    if rule.name in _ANYBODY:
        return (rename, Replace(arguments.span, "()"))
    if provider is not None and provider.value in _OLD_PROVIDERS:
        return (rename, Replace(provider.span, f"'{_OLD_PROVIDERS[provider.value]}'"))
    return (rename,)


def rewritten(rule: AccessRule, name: str) -> tuple[Replace, ...] | None:
    """The edits that change a rule of the preview API, or one with an outdated name, to the current strategy ``name``.

    None if the rule is not written in one place.
    """
    start, place = _start(rule), rule.strategy
    if start is None or place.span.anchor is not start.anchor:
        return None
    prefix = "allow." if rule.is_preview else ""
    following = next((link for link in rule.modifiers if link.name == "inField"), None)
    field = _text(following)
    if following is not None:
        if field is None or rule.name not in _OWNER_IN_FIELD or following is not rule.modifiers[0]:
            return None
        region = Span(start.anchor, start.start, following.span.end)
        return (Replace(region, f"{prefix}{_OWNER_IN_FIELD[rule.name]}('{field.value}')"),)
    if rule.name in _ANYBODY:
        return (Replace(Span(start.anchor, start.start, place.span.end), f"{prefix}{name}()"),)
    edits = [Replace(Span(start.anchor, start.start, place.name_span.end), prefix + name)]
    provider = _text(place)
    if provider is not None and provider.value in _OLD_PROVIDERS:
        edits.append(Replace(provider.span, f"'{_OLD_PROVIDERS[provider.value]}'"))
    return tuple(edits)


def todays_name(rule: AccessRule) -> tuple[str, ...]:
    """The current strategies that a rule may be replaced with, the most likely first."""
    if strategy(rule.name) is not None:
        return (rule.name,)
    provider = _text(rule.strategy)
    if rule.name in _ANYBODY and provider is not None:
        return ("guest",) if provider.value in _OLD_PROVIDERS else ("publicApiKey",)
    return ()


def mended_words(words: Iterable[str], kind: OneOf) -> list[str]:
    """Operations for `.to([...])`, with unknown ones corrected if possible, and without redundant ones."""
    known = {str(choice.value) for choice in kind.choices}
    found: list[str] = []
    for word in words:
        names = (word,) if word in known else suggestion(word, sorted(known), kind.aliases).names
        found.extend(name for name in names or (word,) if name not in found)
    return [word for word in found if "read" not in found or word not in READ_INCLUDES]


def word_list(words: Iterable[str]) -> str:
    """Operations as the source text of an array."""
    return "[" + ", ".join(f"'{word}'" for word in words) + "]"


def listed_words(link: Link | None) -> Array | None:
    """The array that is passed to `.to([...])`; None if there is none."""
    given = None if link is None or link.arguments is None else link.arguments[0]
    return given if isinstance(given, Array) else None


def _start(rule: AccessRule) -> Span | None:
    """The start of the part to replace: `a` of `a.allow.owner`, or the name of the strategy."""
    if not rule.is_preview:
        is_destructured = rule.strategy.name_span.start == rule.chain.span.start
        return None if is_destructured else rule.strategy.name_span
    return rule.chain.base.span


def _text(link: Link | None) -> Text | None:
    given = None if link is None or link.arguments is None else link.arguments[0]
    return given if isinstance(given, Text) else None
