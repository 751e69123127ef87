"""What a hover says about the findings at its place, in front of what is known about the word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.ide.answers import Hover
from amplify_ls.rules.pages import rule_url

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from amplify_ls.engine.diagnostics import Diagnostic

_EXAMPLE = "\n## "
_BETWEEN = "\n\n---\n\n"


def with_findings(
    known: Hover | None, diagnostics: Iterable[Diagnostic], offset: int, documentation: Callable[[str], str]
) -> Hover | None:
    """A hover with what was found at a byte. ``documentation`` gives the page of a rule by its code, empty for none."""
    here = [diagnostic for diagnostic in diagnostics if diagnostic.start <= offset <= diagnostic.end]
    if not here:
        return known
    pages = [_about(diagnostic, documentation(diagnostic.code)) for diagnostic in here]
    if known is not None:
        return Hover(known.start, known.end, _BETWEEN.join([*pages, known.markdown]))
    return Hover(here[-1].start, here[-1].end, _BETWEEN.join(pages))


def _about(diagnostic: Diagnostic, page: str) -> str:
    url = rule_url(diagnostic.code)
    parts = [
        f"**{diagnostic.severity.value.capitalize()}**: {diagnostic.message}",
        f"The packages say:\n\n```text\n{diagnostic.package_message}\n```" if diagnostic.package_message else "",
        f"`{diagnostic.code}`" if url is None else f"[`{diagnostic.code}`]({url})",
        _reasons(page),
    ]
    return "\n\n".join(part for part in parts if part)


def _reasons(page: str) -> str:
    """What a page says behind its title and before its examples."""
    return page.partition(_EXAMPLE)[0].partition("\n\n")[2].strip()
