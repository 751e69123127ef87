"""At most a thousand findings of a rule in a file: nobody reads more, and each costs time in every report."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amplify_ls.engine.diagnostics import Diagnostic
    from amplify_ls.rules.rule import Severity

MOST_FINDINGS = 1_000
"""Findings of one rule and severity in one file that are listed. The next one says how many more there are."""


def shortened(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics of a file, the first ones of each rule if it has too many."""
    found = list(diagnostics)
    if len(found) <= MOST_FINDINGS:
        return found
    groups: dict[tuple[str, Severity], list[Diagnostic]] = {}
    for diagnostic in found:
        groups.setdefault((diagnostic.code, diagnostic.severity), []).append(diagnostic)
    return [diagnostic for group in groups.values() for diagnostic in _first(group)]


def _first(group: list[Diagnostic]) -> list[Diagnostic]:
    if len(group) <= MOST_FINDINGS + 1:
        return group
    # The order in which rules were asked must not decide which findings are listed.
    ordered = sorted(group, key=lambda diagnostic: (diagnostic.start, diagnostic.end, diagnostic.message))
    following = ordered[MOST_FINDINGS]
    # A severity each, so that the exit code is that of all findings.
    more = f"{len(group) - MOST_FINDINGS:,} more findings of `{following.code}` in this file are not listed."
    return [*ordered[:MOST_FINDINGS], replace(following, message=more)]
