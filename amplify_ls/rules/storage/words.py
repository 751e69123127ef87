"""Phrases about storage: who is granted access, and which actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.model.resources.storage_rights import folded
from amplify_ls.rules.wording import listed
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from amplify_ls.model.resources.storage import AccessPath, Grantee, StorageRule
    from amplify_ls.syntax.outline import Span

SOMEBODY = {
    "authenticated": "signed-in users",
    "guest": "guests",
    "entity": "owners",
    "resource": "a function",
}


def who(grantee: Grantee) -> str:
    """Who is granted access: ``guests``, ``the group `ADMINS```."""
    return f"the group `{grantee.name}`" if grantee.kind == "group" else SOMEBODY[grantee.kind]


def rights_of(rights: Iterable[str], joint: str = "and") -> str:
    """A list of actions: `` `read` and `write` ``."""
    return listed(folded(rights), joint)


def enumerated(words: Sequence[str]) -> str:
    """A list of words: ``guests, owners and signed-in users``."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def changing_words(rule: StorageRule) -> list[Text]:
    """The actions of a rule that change or remove files."""
    items = () if rule.actions is None else rule.actions.items
    return [item for item in items if isinstance(item, Text) and item.value in ("write", "delete")]


def place_in(rule: StorageRule, span: Span) -> Span:
    """A position within a rule, or the rule's strategy if the position is in a constant elsewhere."""
    return span if rule.chain.span.covers(span) else rule.strategy.name_span


def whole_text(path: AccessPath) -> Span:
    """The path without its quotes, or with them if it is empty."""
    return path.region(0, len(path.path)) if path.path else path.span
