"""Authorization rules as source text, for refactorings that copy or rewrite them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.syntax.expressions import ParameterName
from amplify_ls.values.values import Function

if TYPE_CHECKING:
    from amplify_ls.ide.refactorings.site import Site
    from amplify_ls.model.data.authorization import Authorization

WIDTH = 72
"""Columns of rules that are written on one line."""


class CopiedRules(NamedTuple):
    """Rules as they are written, and the name of the parameter that they use."""

    parameter: str
    texts: tuple[str, ...]


def copied_rules(site: Site, authorization: Authorization) -> CopiedRules | None:
    """The rules of a schema or model without those for functions; None if they cannot be copied as they are."""
    parameter = parameter_of(authorization)
    if parameter is None or authorization.is_open:
        return None
    texts: list[str] = []
    for rule in authorization.rules:
        if rule.is_preview or not authorization.link.span.covers(rule.chain.span):
            return None
        if rule.name != "resource":
            texts.append(site.source(rule.chain.span))
    return CopiedRules(parameter, tuple(texts)) if texts else None


def parameter_of(authorization: Authorization) -> str | None:
    """The name of ``allow`` in a callback; None if there is no plain parameter."""
    given = None if authorization.link.arguments is None else authorization.link.arguments[0]
    if not isinstance(given, Function) or not given.expression.parameters:
        return None
    first = given.expression.parameters[0]
    return first.name if isinstance(first, ParameterName) else None


def listed(parameter: str, texts: tuple[str, ...]) -> str:
    """A callback that returns some rules."""
    inline = ", ".join(texts)
    if "\n" not in inline and len(inline) <= WIDTH:
        return f"({parameter}) => [{inline}]"
    lines = ",\n".join(texts).split("\n")
    return "\n".join([f"({parameter}) => [", *(f"  {line}" for line in lines[:-1]), f"  {lines[-1]},", "]"])
