"""Where the pages of the rules can be read in a browser."""

from __future__ import annotations

PAGES: str | None = None
"""Address of the folder that holds them, one page for each code; None as long as they have no host."""


def rule_url(code: str) -> str | None:
    """The address of a rule's page; None as long as the pages have no host."""
    return None if PAGES is None else f"{PAGES.rstrip('/')}/{code}"
