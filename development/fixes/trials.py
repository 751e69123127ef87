"""What is tried: each fix of each finding, alone, on the project that it belongs to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.engine import Workspace
from amplify_ls.rules.rule import Severity, Stage
from amplify_ls.text.disk import MemoryDisk
from development.fixes.material import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from amplify_ls.engine import Diagnostic, RenderedFix
    from development.fixes.material import Project

_FAULTS = (Severity.ERROR, Severity.WARNING)
_BEFORE_IT_RUNS = (Stage.TYPES, Stage.SYNTH, Stage.DEPLOY)
_MOST_FAULTS = 12
"""That are mended for one trial: more take long, and fixes that undo one another would go on for ever."""


@dataclass(frozen=True, slots=True)
class Said:
    """A finding of ours; it is the same wherever it stands."""

    code: str
    message: str
    is_fault: bool
    """Whether it is an error or a warning."""
    is_refused: bool
    """Whether it claims that the project is refused before it runs."""
    place: tuple[str, int] = field(default=("", 0), compare=False)
    """File, and line counted from 1."""

    def __str__(self) -> str:
        return f"[{self.code}] {self.message}"


@dataclass(frozen=True, slots=True)
class Texts:
    """A project before and after a fix, and what we find in it."""

    before: Mapping[str, str]
    after: Mapping[str, str]
    said_before: tuple[Said, ...]
    said_after: tuple[Said, ...]

    @property
    def changed(self) -> list[str]:
        """The files that the fix touched."""
        return [path for path, text in self.after.items() if self.before.get(path) != text]


@dataclass(frozen=True, slots=True)
class Trial:
    """One fix of one finding."""

    project: str
    finding: Said
    title: str
    safety: str
    texts: Texts
    isolated: Texts | None
    """The same fix where the project's other faults are mended, so that the packages get as far as to this one."""


class _Found(NamedTuple):
    diagnostic: Diagnostic
    said: Said


def trials(projects: Iterable[Project], is_wanted: Callable[[str], bool] = lambda code: True) -> Iterator[Trial]:
    """Every fix of every error and warning of the rules that are wanted."""
    for project in projects:
        found = _diagnose(project.files)
        for diagnostic, said in found:
            if not said.is_fault or not is_wanted(said.code):
                continue
            fixes = diagnostic.fixes()
            if not fixes:
                continue
            alone = _without_others(project.files, said) if _has_others(found, said) else None
            for fix in fixes:
                isolated = None if alone is None else _try_again(alone, said, fix.title)
                texts = _texts(project.files, found, fix)
                yield Trial(project.name, said, fix.title, fix.safety.value, texts, isolated)


def fixed(files: Mapping[str, str], fix: RenderedFix) -> dict[str, str]:
    """The files after a fix, which may make new ones."""
    texts = {path: text.encode() for path, text in files.items()}
    # The last edit first, so that the places of the others stay what they are.
    for edit in sorted(fix.edits, key=lambda edit: (edit.path, edit.start, edit.end), reverse=True):
        path = edit.path.removeprefix(ROOT)
        data = texts.get(path, b"")
        texts[path] = data[: edit.start] + edit.text.encode() + data[edit.end :]
    return {path: data.decode() for path, data in texts.items()}


def _texts(files: Mapping[str, str], found: Iterable[_Found], fix: RenderedFix) -> Texts:
    after = fixed(files, fix)
    return Texts(files, after, tuple(said for _, said in found), tuple(said for _, said in _diagnose(after)))


def _has_others(found: Iterable[_Found], finding: Said) -> bool:
    return any(said.is_refused and said != finding for _, said in found)


def _without_others(files: Mapping[str, str], finding: Said) -> Mapping[str, str] | None:
    """The project with its other faults mended; None where one of them has no fix, or where there are too many."""
    for _ in range(_MOST_FAULTS):
        others = [other for other in _diagnose(files) if other.said.is_refused and other.said != finding]
        if not others:
            return files
        if len(others) > _MOST_FAULTS:
            return None
        fixes = others[0].diagnostic.fixes()
        if not fixes:
            return None
        files = fixed(files, fixes[0])
    return None


def _try_again(files: Mapping[str, str], finding: Said, title: str) -> Texts | None:
    found = _diagnose(files)
    fixes = (fix for diagnostic, said in found if said == finding for fix in diagnostic.fixes() if fix.title == title)
    fix = next(fixes, None)
    return None if fix is None else _texts(files, found, fix)


def _diagnose(files: Mapping[str, str]) -> list[_Found]:
    workspace = Workspace(MemoryDisk({ROOT + path: text for path, text in files.items()}))
    workspace.load(f"{ROOT}amplify/backend.ts")
    return [
        _Found(diagnostic, _said(workspace, diagnostic)) for path in files for diagnostic in workspace.diagnostics(ROOT + path)
    ]


def _said(workspace: Workspace, diagnostic: Diagnostic) -> Said:
    document = workspace.document(diagnostic.path)
    line = document.line_of(diagnostic.start) + 1 if document else 0
    is_fault = diagnostic.severity in _FAULTS
    is_refused = diagnostic.severity is Severity.ERROR and diagnostic.stage in _BEFORE_IT_RUNS
    return Said(diagnostic.code, diagnostic.message, is_fault, is_refused, (diagnostic.path.removeprefix(ROOT), line))
