"""The pages of the rules: their headings, and where they are published."""

from __future__ import annotations

PAGES: str | None = None
"""Address of the folder that contains them, one page for each code; None as long as they are not published."""

WHAT, WHY = "What it does", "Why is this bad?"
HEADINGS = (WHAT, WHY, "Example", "Fix safety", "Options", "Known limitations", "References")
"""The headings of a page, in this order."""


def rule_url(code: str) -> str | None:
    """The address of a rule's page; None as long as the pages are not published."""
    return None if PAGES is None else f"{PAGES.rstrip('/')}/{code}"


def background(page: str) -> str:
    """Why the fault that a page (Markdown) is about is bad."""
    return _section(page, WHY)


def overview(code: str, page: str) -> str:
    """The part of a page (Markdown) that fits into a hover, and where the rest is; empty for an empty page."""
    url = rule_url(code)
    more = f"Run `amplify-ls explain {code}` for examples." if url is None else f"[Examples and fixes]({url})"
    parts = [f"`{code}`", _section(page, WHAT), _section(page, WHY), more]
    return "\n\n".join(part for part in parts if part) if page else ""


def _section(page: str, heading: str) -> str:
    _, _, after = page.partition(f"\n## {heading}\n")
    return after.partition("\n## ")[0].strip()
