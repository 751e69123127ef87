"""What amplify-ls finds in a project, in the terms in which the packages speak: files and lines."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from amplify_ls.engine.syntax_errors import syntax_errors
from amplify_ls.rules.rule import Severity, Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.engine import Diagnostic, Workspace
    from amplify_ls.values.resolution.module import Module


@dataclass(frozen=True, slots=True)
class OwnFinding:
    """A finding of ours; it is the same on whatever line it is."""

    path: str
    """Relative to the project."""
    code: str
    message: str
    severity: Severity
    stage: Stage
    line: int = field(compare=False)
    """Counted from 1."""

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR

    def __str__(self) -> str:
        return f"{self.path}:{self.line} {self.severity.value} [{self.code}] {self.message}"


def own_findings(workspace: Workspace, root: str) -> list[OwnFinding]:
    """All findings in the loaded project of a folder, with the syntax errors, which `check` adds to them."""
    diagnostics = [each for path in workspace.files() for each in workspace.diagnostics(path)]
    errors = [each for module in workspace.modules() for each in _syntax_errors(workspace, module)]
    return [_finding(workspace, root, each) for each in (*errors, *diagnostics)]


def _syntax_errors(workspace: Workspace, module: Module) -> Iterator[Diagnostic]:
    document = workspace.document(module.path)
    return iter(()) if document is None else syntax_errors(module, document)


def _finding(workspace: Workspace, root: str, diagnostic: Diagnostic) -> OwnFinding:
    document = workspace.document(diagnostic.path)
    line = document.line_of(diagnostic.start) + 1 if document else 0
    path = posixpath.relpath(diagnostic.path, root)
    return OwnFinding(path, diagnostic.code, diagnostic.message, diagnostic.severity, diagnostic.stage, line)
