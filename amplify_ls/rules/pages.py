"""The pages of the rules: their headings, and where they are published."""

from __future__ import annotations

PAGES: str | None = None
"""Address of the folder that contains them, one page for each code; None as long as they are not published."""

WHY = "Why is this bad?"
HEADINGS = ("What it does", WHY, "Example", "Fix safety", "Options", "Known limitations", "References")
"""The headings of a page, in this order."""


def rule_url(code: str) -> str | None:
    """The address of a rule's page; None as long as the pages are not published."""
    return None if PAGES is None else f"{PAGES.rstrip('/')}/{code}"


def background(page: str) -> str:
    """Why the fault that a page (Markdown) is about is bad."""
    _, _, after = page.partition(f"\n## {WHY}\n")
    return after.partition("\n## ")[0].strip()
