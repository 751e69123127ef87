"""What is tried: each fix of each finding, alone, on the project that it belongs to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from amplify_ls.engine import Workspace
from amplify_ls.rules.rule import Severity, Stage
from amplify_ls.text.disk import MemoryDisk
from development.fixes.material import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from amplify_ls.engine import Diagnostic, RenderedFix
    from development.fixes.material import Project

_FAULTS = (Severity.ERROR, Severity.WARNING)
_SEEN_BY_PACKAGES = (Stage.TYPES, Stage.SYNTH)


@dataclass(frozen=True, slots=True)
class Said:
    """A finding of ours; it is the same wherever it stands."""

    code: str
    message: str
    is_refused: bool
    """Whether it claims that the type check or the synth refuses the project."""
    place: tuple[str, int] = field(default=("", 0), compare=False)
    """File, and line counted from 1."""

    def __str__(self) -> str:
        return f"[{self.code}] {self.message}"


@dataclass(frozen=True, slots=True)
class Trial:
    """One fix, and what the project is before and after it."""

    project: str
    finding: Said
    title: str
    safety: str
    before: Mapping[str, str]
    after: Mapping[str, str]
    said_before: tuple[Said, ...]
    said_after: tuple[Said, ...]

    @property
    def changed(self) -> list[str]:
        """The files that the fix touched."""
        return [path for path, text in self.after.items() if self.before.get(path) != text]


def trials(projects: Iterable[Project]) -> Iterator[Trial]:
    """Every fix of every error and warning."""
    for project in projects:
        found = _diagnose(project.files)
        said_before = tuple(said for _, said in found)
        for diagnostic, said in found:
            if diagnostic.severity in _FAULTS:
                for fix in diagnostic.fixes():
                    after = fixed(project.files, fix)
                    said_after = tuple(said for _, said in _diagnose(after))
                    texts = (project.files, after)
                    yield Trial(project.name, said, fix.title, fix.safety.value, *texts, said_before, said_after)


def fixed(files: Mapping[str, str], fix: RenderedFix) -> dict[str, str]:
    """The files after a fix, which may make new ones."""
    texts = {path: text.encode() for path, text in files.items()}
    # The last edit first, so that the places of the others stay what they are.
    for edit in sorted(fix.edits, key=lambda edit: (edit.path, edit.start, edit.end), reverse=True):
        path = edit.path.removeprefix(ROOT)
        data = texts.get(path, b"")
        texts[path] = data[: edit.start] + edit.text.encode() + data[edit.end :]
    return {path: data.decode() for path, data in texts.items()}


def _diagnose(files: Mapping[str, str]) -> list[tuple[Diagnostic, Said]]:
    workspace = Workspace(MemoryDisk({ROOT + path: text for path, text in files.items()}))
    workspace.load(f"{ROOT}amplify/backend.ts")
    return [(diagnostic, _said(workspace, diagnostic)) for path in files for diagnostic in workspace.diagnostics(ROOT + path)]


def _said(workspace: Workspace, diagnostic: Diagnostic) -> Said:
    document = workspace.document(diagnostic.path)
    line = document.line_of(diagnostic.start) + 1 if document else 0
    is_refused = diagnostic.severity is Severity.ERROR and diagnostic.stage in _SEEN_BY_PACKAGES
    return Said(diagnostic.code, diagnostic.message, is_refused, (diagnostic.path.removeprefix(ROOT), line))
