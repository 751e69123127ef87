"""What cannot be read as TypeScript: reported by `check`, and by the editor's own service where a server runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.engine.diagnostics import Diagnostic
from amplify_ls.rules.rule import Severity, Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.text.document import Document
    from amplify_ls.values.module import Module

SYNTAX_ERROR = "syntax/error"
_LONGEST_QUOTE = 40


def syntax_errors(module: Module, document: Document) -> Iterator[Diagnostic]:
    """The places of a file that cannot be read as TypeScript, as diagnostics without a rule."""
    for problem in module.file.tree.problems():
        # What cannot be read may go on for pages; where it starts is what matters.
        end = max(problem.start, min(problem.end, document.line_end(document.line_of(problem.start))))
        message = _message(document.data[problem.start : end].decode("utf-8", "replace"), problem.missing)
        yield Diagnostic(module.path, problem.start, end, SYNTAX_ERROR, Severity.ERROR, message, Stage.TYPES)


def _message(text: str, missing: str | None) -> str:
    if missing is not None:
        # The grammar names a sign by itself, and anything else by the name of its kind.
        return f"`{missing}` is missing here" if not missing[0].isalpha() else "a name or a value is missing here"
    quoted = text.strip()
    if len(quoted) > _LONGEST_QUOTE:
        quoted = quoted[: _LONGEST_QUOTE - 1] + "…"
    return f"`{quoted}` cannot be read as TypeScript" if quoted else "this cannot be read as TypeScript"
