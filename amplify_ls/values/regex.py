"""The value of a regular expression."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.incremental.facts import fact

if TYPE_CHECKING:
    from amplify_ls.syntax.outline import Span


@fact
class Regex:
    """A regular expression, ``/pattern/flags``."""

    span: Span
    pattern: str
    flags: str
