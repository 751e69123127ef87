"""Read the revisions of a project."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.engine.planning.git import Repository
from amplify_ls.engine.planning.revised import RevisedProject
from amplify_ls.engine.planning.revision_disk import RevisionDisk
from amplify_ls.engine.projects import find_projects, is_project
from amplify_ls.gen1.project.layout import has_gen1_api
from amplify_ls.plan.revision import revision_of, settled
from amplify_ls.values.resolution.resolve import SOURCE_SUFFIXES

if TYPE_CHECKING:
    from amplify_ls.model.project import Project
    from amplify_ls.plan.revision import Revision
    from amplify_ls.text.disk import Disk


class RevisionError(Exception):
    """A reason why a revision cannot be compared, as one sentence for the user."""


class ReadProject(NamedTuple):
    """A project that was read, with its revision."""

    revised: RevisedProject
    revision: Revision

    @property
    def project(self) -> Project:
        """The project, as long as ``revision_after`` has not continued it."""
        return self.revised.project


def revision_on(disk: Disk, folder: str, name: str) -> ReadProject:
    """The revision that a disk contains. Raises RevisionError if it cannot be parsed."""
    return _read(RevisedProject(disk, folder), name)


def revision_after(read: ReadProject, disk: Disk, folder: str, name: str) -> tuple[ReadProject, ReadProject]:
    """A revision that was read, and the one that another disk contains. Raises RevisionError.

    If both are in the same folder, only what differs is evaluated, and afterwards they share the project of the second one.
    """
    if read.project.folder != folder:
        return read, revision_on(disk, folder, name)
    before = read._replace(revision=settled(read.revision))
    read.revised.switch(disk)
    return before, _read(read.revised, name)


def _read(revised: RevisedProject, name: str) -> ReadProject:
    project = revised.project
    if project.backend is None and has_gen1_api(project.sources.disk, project.folder):
        raise RevisionError(f"{name} has a backend of Gen 1 in `{project.folder}`, and plans are about those of Gen 2")
    if project.backend is None:
        raise RevisionError(f"{name} has no call of `defineBackend` in `{project.folder}/backend.ts`")
    revision = revision_of(project)
    broken = broken_file(project)
    if broken is not None:
        raise RevisionError(f"{name} has syntax errors in `{broken}` and cannot be compared")
    unreadable = unreadable_file(project)
    if unreadable is not None:
        raise RevisionError(f"{name} cannot be compared, because `{unreadable}` cannot be read")
    return ReadProject(revised, revision)


def broken_file(project: Project) -> str | None:
    """The first file with syntax errors among those that run when the backend is put together. Handlers do not matter."""
    for path in sorted({*project.files, *project.loaded}):
        module = project.sources.known(path)
        if module is not None and module.file.tree.has_error:
            return path
    return None


def unreadable_file(project: Project) -> str | None:
    """The first source file that is loaded with the backend and whose content is not text, or damaged."""
    sources = project.sources
    for path in sorted(project.loading.loaded.files):
        for placed in project.file_facts.requests(path):
            specifier = placed.request.module
            if not specifier or sources.resolve(path, specifier) is not None:
                continue
            found = sources.resolver.resolve_where(path, specifier, sources.disk.is_file)
            if found is not None and found.endswith(SOURCE_SUFFIXES):
                return found
    return None


def revision_at(folder: str, commit: str, repository: Repository, name: str) -> ReadProject:
    """The revision of a project in a commit. Raises GitError and RevisionError."""
    disk = RevisionDisk(repository, commit)
    try:
        return revision_on(disk, base_folder(disk, folder, repository.root, name), name)
    finally:
        disk.close()


def projects_at(folder: str, commit: str, repository: Repository) -> tuple[str, ...]:
    """The amplify folders below a folder in a commit. Raises GitError."""
    disk = RevisionDisk(repository, commit)
    try:
        return tuple(find_projects(disk, folder))
    finally:
        disk.close()


def base_folder(disk: Disk, folder: str, root: str, name: str) -> str:
    """The amplify folder of a project in another revision, where it may have had another place. Raises RevisionError."""
    if is_project(disk, folder):
        return folder
    others = find_projects(disk, root)
    if len(others) != 1:
        found = "no Amplify Gen 2 backend" if not others else "several Amplify Gen 2 backends, none of them"
        raise RevisionError(f"{name} contains {found} in `{folder}`")
    return others[0]


def base_commit(folder: str, since: str | None) -> tuple[Repository, str]:
    """The repository of a project and the commit to compare with: by default the merge base. Raises GitError."""
    repository = Repository(folder)
    return repository, repository.default_base() if since is None else repository.commit(since)
