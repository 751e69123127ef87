"""Plans of the projects in an editor: the deployed revision is read once, and compared again when typing pauses."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.engine.log import log
from amplify_ls.engine.membership import read_project
from amplify_ls.engine.planning.git import GitError, Repository
from amplify_ls.engine.planning.planning import RevisionError, base_folder, broken_file, unreadable_file
from amplify_ls.engine.planning.revision_disk import RevisionDisk
from amplify_ls.incremental.graph import untracked
from amplify_ls.plan.live import Base, update
from amplify_ls.plan.reading.snapshot import snapshot_of
from amplify_ls.text.disk import RealDisk

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amplify_ls.engine.workspace import Workspace
    from amplify_ls.model.project import Project
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.resolution.module import Module

AUTO, OFF = "auto", "off"
"""Settings: the merge base with the default branch, and no plan at all."""
_HEADS = ("HEAD", "logs/HEAD", "packed-refs", "FETCH_HEAD")


class _Known(NamedTuple):
    """A base that was read, and the state of the repository at that time."""

    setting: str
    stamps: tuple[object, ...]
    git_folder: str
    commit: str
    base: Base | None


class BaseFiles(NamedTuple):
    """What git says about the base of a project."""

    setting: str
    stamps: tuple[object, ...] = ()
    git_folder: str = ""
    commit: str = ""
    disk: RevisionDisk | None = None
    """The files of the commit; None if it is already known, or cannot be read."""


class BaseRequest(NamedTuple):
    """The base of a project that git has to be asked for."""

    folder: str
    setting: str
    known_commit: str

    def fetch(self) -> BaseFiles:
        """Ask git. This touches no project, so it may run in another thread."""
        try:
            repository = Repository(self.folder)
            git_folder = repository.git_folder()
            stamps = _stamps(git_folder)
            commit = repository.default_base() if self.setting == AUTO else repository.commit(self.setting)
            if commit == self.known_commit:
                return BaseFiles(self.setting, stamps, git_folder, commit)
            disk = RevisionDisk(repository, commit)
            disk.prefetch(self.folder)
        except GitError as error:
            log(__name__).info("There is no plan for %s: %s", self.folder, error)
            return BaseFiles(self.setting)
        return BaseFiles(self.setting, stamps, git_folder, commit, disk)


class LivePlans:
    """The bases of projects, by their amplify folder."""

    def __init__(self) -> None:
        self._known: dict[str, _Known] = {}

    def update(self, workspace: Workspace, paths: Iterable[str], setting: str) -> bool:
        """Compare the projects of some files with what is deployed; whether any effect differs from the last ones."""
        for request in self.requests(workspace, paths, setting):
            self.receive(request, request.fetch())
        return self.compare(workspace, paths, setting)

    def requests(self, workspace: Workspace, paths: Iterable[str], setting: str) -> tuple[BaseRequest, ...]:
        """The bases that git has to be asked for before the projects of some files can be compared."""
        if setting == OFF:
            return ()
        folders = dict.fromkeys(loaded.folder for path in paths if (loaded := workspace.loaded_of(path)) is not None)
        found: list[BaseRequest] = []
        for folder in folders:
            known = self._known.get(folder)
            if known is None or known.setting != setting or known.stamps != _stamps(known.git_folder):
                found.append(BaseRequest(folder, setting, "" if known is None or known.base is None else known.commit))
        return tuple(found)

    def receive(self, request: BaseRequest, files: BaseFiles) -> None:
        """Read the base that git has answered with."""
        known = self._known.get(request.folder)
        base = None if known is None or files.commit != request.known_commit else known.base
        if files.disk is not None:
            try:
                base = _read(request.folder, files.disk, files.commit)
            except (GitError, RevisionError) as error:
                log(__name__).info("There is no plan for %s: %s", request.folder, error)
        self._known[request.folder] = _Known(files.setting, files.stamps, files.git_folder, files.commit, base)

    def compare(self, workspace: Workspace, paths: Iterable[str], setting: str) -> bool:
        """Compare with the bases that are known; whether any effect differs from the last ones."""
        found = {loaded.folder: loaded for path in paths if (loaded := workspace.loaded_of(path)) is not None}
        changed = False
        for folder, loaded in found.items():
            project = loaded.project
            if broken_file(project) is not None:
                # A half-typed line is not a removed model.
                continue
            known = None if setting == OFF else self._known.get(folder)
            if update(project, None if known is None or known.setting != setting else known.base):
                loaded.touch()
                workspace.load(folder)
                changed = True
        return changed


def _stamps(git_folder: str) -> tuple[object, ...]:
    disk = RealDisk()
    return tuple(disk.stat(f"{git_folder}/{name}") for name in _HEADS) if git_folder else ()


def _read(folder: str, disk: RevisionDisk, commit: str) -> Base:
    """Read the base of a project. Raises RevisionError."""
    try:
        project = read_project(disk, base_folder(disk, folder, disk.root, f"the revision {commit[:12]}"))
        reading = untracked(lambda: snapshot_of(project))
        if project.backend is None or broken_file(project) is not None:
            raise RevisionError(f"the revision {commit[:12]} has syntax errors or no backend")
        unreadable = unreadable_file(project)
        if unreadable is not None:
            raise RevisionError(f"the revision {commit[:12]} has a file that cannot be read: {unreadable}")
        texts = {module.path: module.file.data for module in _modules(project)}
    finally:
        disk.close()

    def code(span: Span) -> bytes:
        start, end = span.resolve()
        return texts.get(span.path, b"")[start:end]

    return Base(reading, code, texts.__contains__)


def _modules(project: Project) -> Iterable[Module]:
    found = map(project.sources.known, project.sources.loaded())
    return (module for module in found if module is not None)
