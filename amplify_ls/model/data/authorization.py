"""Authorization rules: who is allowed what, as the author wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.lookup import strategy
from amplify_ls.incremental.facts import individual
from amplify_ls.model.builders import DATA_BUILDER, export_name
from amplify_ls.values.evaluate import result_of
from amplify_ls.values.values import Array, Chain, Function, Nothing, Symbol, Text, Unknown, Value

if TYPE_CHECKING:
    from amplify_ls.values.values import Link

ALLOW = "allow"


@individual
class AccessRule:
    """One rule: ``allow.owner().to(['read'])``."""

    chain: Chain
    name: str
    """Who is allowed: ``owner``."""
    strategy: Link
    """The link that names who is allowed; its arguments are None where it is not called."""
    modifiers: tuple[Link, ...]
    is_preview: bool
    """Written ``a.allow.owner()``, as before the first release."""

    @property
    def operations_link(self) -> Link | None:
        """The ``.to`` link, called or not."""
        return next((link for link in self.modifiers if link.name == "to"), None)

    @property
    def operations(self) -> tuple[Text, ...] | None:
        """The words of ``.to([...])`` that can be seen; None without a list."""
        link = self.operations_link
        if link is None or link.arguments is None:
            return None
        words = link.arguments[0]
        if not isinstance(words, Array):
            return None
        return tuple(item for item in words.items if isinstance(item, Text))


@individual
class Authorization:
    """One ``.authorization(...)``: its rules, and whether those are all."""

    link: Link
    rules: tuple[AccessRule, ...]
    is_open: bool
    """More rules may be there than can be seen."""
    result: Value | None
    """What the callback returns; None where there is no callback."""

    @property
    def is_surely_empty(self) -> bool:
        """Whether it is a list without rules. A callback that returns no list at all has a fault of its own."""
        return not self.is_open and not self.rules and isinstance(self.result, Array)


def authorization_of(link: Link) -> Authorization:
    """Read the rules of an ``.authorization`` link."""
    if link.arguments is None or not link.arguments.count:
        return Authorization(link, (), is_open=True, result=None)
    given = link.arguments.values[0]
    result = called_back(given, ALLOW)
    return authorization_with(link, given if result is None else result)


def authorization_with(link: Link, result: Value) -> Authorization:
    """The same, where this is what its callback returns."""
    rules, is_open = _rules(result)
    return Authorization(link, tuple(rules), is_open, result)


def called_back(value: Value, *roles: str) -> Value | None:
    """What a callback returns when it is handed one symbol for each role; None where the value is no function."""
    if not isinstance(value, Function):
        return None
    return result_of(value, *roles)


def rules_in(result: Value) -> tuple[AccessRule, ...]:
    """The rules that can be seen in the result of a callback."""
    return tuple(_rules(result)[0])


def _rules(result: Value) -> tuple[list[AccessRule], bool]:
    if isinstance(result, Array):
        rules: list[AccessRule] = []
        is_open = result.is_open
        for item in result.items:
            inner, more = _rules(item)
            rules.extend(inner)
            is_open = is_open or more
        return rules, is_open
    rule = access_rule(result)
    if rule is not None:
        return [rule], result.is_open if isinstance(result, Chain) else False
    return [], not isinstance(result, Nothing)


def access_rule(value: Value) -> AccessRule | None:
    """The rule that a value is, None for anything else."""
    if not isinstance(value, Chain) or not value.links or isinstance(value.base, Unknown):
        return None
    links = value.links
    if isinstance(value.base, Symbol):
        if value.base.role != ALLOW:
            return None
        return AccessRule(value, links[0].name, links[0], links[1:], is_preview=False)
    if export_name(value.base) == DATA_BUILDER and links[0].name == ALLOW and len(links) > 1:
        return AccessRule(value, links[1].name, links[1], links[2:], is_preview=True)
    return None


def provider_of(rule: AccessRule) -> str | None:
    """Who proves the identity for a rule; None where nobody does, or it cannot be seen."""
    found, arguments = strategy(rule.name), rule.strategy.arguments
    if rule.is_preview or found is None or not found.providers or arguments is None or arguments.is_open:
        return None
    given = arguments[0 if found.subject is None else 1]
    if given is None or len(found.providers) == 1:
        return found.providers[0]
    return given.value if isinstance(given, Text) and given.value in found.providers else None
