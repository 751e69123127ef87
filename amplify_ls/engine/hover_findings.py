"""The part of a hover about the findings at its position, which comes before the description of the word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.ide.answers import Hover
from amplify_ls.rules.pages import background, rule_url
from amplify_ls.rules.registry import documentation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from amplify_ls.engine.diagnostics import Diagnostic

_BETWEEN = "\n\n---\n\n"


def with_findings(
    known: Hover | None, diagnostics: Iterable[Diagnostic], offset: int, about: Callable[[Diagnostic], str]
) -> Hover | None:
    """A hover with the text of ``about`` for each finding at a byte."""
    here = [diagnostic for diagnostic in diagnostics if diagnostic.start <= offset <= diagnostic.end]
    parts = [part for part in map(about, here) if part]
    if not parts:
        return known
    if known is not None:
        return Hover(known.start, known.end, _BETWEEN.join([*parts, known.markdown]))
    return Hover(here[-1].start, here[-1].end, _BETWEEN.join(parts))


def whole_story(diagnostic: Diagnostic) -> str:
    """Message, code and background of a finding."""
    url = rule_url(diagnostic.code)
    parts = [
        f"**{diagnostic.severity.value.capitalize()}**: {diagnostic.message}",
        _quotation(diagnostic),
        f"`{diagnostic.code}`" if url is None else f"[`{diagnostic.code}`]({url})",
        background(documentation(diagnostic.code)),
    ]
    return "\n\n".join(part for part in parts if part)


def rest_of_story(diagnostic: Diagnostic) -> str:
    """The text for an editor that shows message and code itself."""
    parts = [_quotation(diagnostic), background(documentation(diagnostic.code))]
    return "\n\n".join(part for part in parts if part)


def _quotation(diagnostic: Diagnostic) -> str:
    message = diagnostic.package_message
    return f"The packages report:\n\n```text\n{message}\n```" if message else ""
