"""Syntax errors: reported by `check`; in an editor, by its TypeScript server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.engine.diagnostics import Diagnostic
from amplify_ls.rules.rule import Severity, Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.text.document import Document
    from amplify_ls.values.resolution.module import Module

SYNTAX_ERROR = "syntax/error"
_LONGEST_QUOTE = 40


def syntax_errors(module: Module, document: Document) -> Iterator[Diagnostic]:
    """The syntax errors of a file, as diagnostics without a rule."""
    for problem in module.file.tree.problems():
        # A syntax error may cover pages; its start is what matters.
        end = max(problem.start, min(problem.end, document.line_end(document.line_of(problem.start))))
        message = _message(document.data[problem.start : end].decode("utf-8", "replace"), problem.missing)
        yield Diagnostic(module.path, problem.start, end, SYNTAX_ERROR, Severity.ERROR, message, Stage.TYPES)


def _message(text: str, missing: str | None) -> str:
    if missing is not None:
        # The grammar names punctuation by itself, and everything else by its kind.
        return f"Expected `{missing}`." if not missing[0].isalpha() else "Expected a name or an expression."
    quoted = text.strip()
    if len(quoted) > _LONGEST_QUOTE:
        quoted = quoted[: _LONGEST_QUOTE - 1] + "…"
    return f"`{quoted}` is not valid TypeScript." if quoted else "This is not valid TypeScript."
