"""The projects that the PATH arguments refer to."""

from __future__ import annotations

import os
import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from amplify_ls.catalog.settings import FILE_NAME, PACKAGE_FILE
from amplify_ls.cli.disk import why_unreadable
from amplify_ls.cli.failure import CommandError
from amplify_ls.edits.graphql_render import GRAPHQL_SUFFIX
from amplify_ls.engine.projects import find_projects, is_source_name, project_of, unignored_projects
from amplify_ls.text.paths import settle

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amplify_ls.text.disk import Disk


@dataclass(slots=True)
class Target:
    """An amplify folder to check, with the files and folders in it to report: everything if there are none.

    ``roots`` are the PATH arguments that refer to it: nothing outside them is written.
    """

    project: str
    scope: list[str] = field(default_factory=list)
    roots: list[str] = field(default_factory=list)

    def covers(self, path: str) -> bool:
        """Whether findings in a file are reported."""
        return not self.scope or _is_below(path, self.scope)

    def may_write(self, path: str) -> bool:
        """Whether a file may be fixed: it is below a PATH argument, and not in an installed package."""
        return self.covers(path) and _is_below(path, self.roots) and "/node_modules/" not in path


@dataclass(slots=True)
class Targets:
    """The projects to check, by their folder, and a message for each PATH without a project."""

    find: Finder
    projects: dict[str, Target] = field(default_factory=dict)
    without_project: list[str] = field(default_factory=list)

    def add_whole(self, project: str, root: str) -> None:
        """Report all of a project, which is below a root."""
        target = self.projects.setdefault(project, Target(project))
        target.scope.clear()
        target.roots.append(root)

    def add_part(self, project: str, part: str) -> None:
        """Report a part of a project, unless all of it is reported anyway."""
        target = self.projects.get(project)
        if target is None:
            self.projects[project] = Target(project, [part], [part])
            return
        if target.scope:
            target.scope.append(part)
        target.roots.append(part)


def _is_below(path: str, roots: Iterable[str]) -> bool:
    return any(path == root or path.startswith(f"{root.rstrip('/')}/") for root in roots)


class Finder(Protocol):
    """Finds the projects at or below a folder: all, or those that git does not ignore."""

    def __call__(self, disk: Disk, root: str, /) -> list[str]: ...


def find_targets(disk: Disk, paths: Iterable[str], find: Finder = unignored_projects) -> Targets:
    """Return the projects to check. Raises CommandError for a path that does not exist or cannot be read."""
    targets = Targets(find)
    for path in paths:
        settled = settled_path(path)
        if os.path.isdir(settled):
            _add_folder(targets, disk, path, settled)
        elif os.path.isfile(settled):
            _add_file(targets, disk, path, settled)
        elif os.path.lexists(settled):
            raise CommandError(f"`{path}` is neither a file nor a folder")
        else:
            raise CommandError(f"`{path}` does not exist")
    return targets


def settled_path(path: str) -> str:
    """Return the settled form of an argument. Raises CommandError if it cannot be a path."""
    if not path:
        raise CommandError("PATH must not be empty")
    try:
        return settle(path)
    except (OSError, ValueError) as error:
        raise CommandError(f"`{path}` is not a valid path: {error}") from error


def project_of_argument(disk: Disk, path: str) -> str | None:
    """The project of a file that an argument names.

    A link belongs to the project that contains the link; findings are reported at its target.
    """
    placed = posixpath.join(settled_path(os.path.dirname(path) or "."), os.path.basename(path))
    return project_of(disk, placed) or project_of(disk, settled_path(path))


def _add_folder(targets: Targets, disk: Disk, path: str, settled: str) -> None:
    if not os.access(settled, os.R_OK | os.X_OK):
        raise CommandError(f"cannot read `{path}`: Permission denied")
    found = targets.find(disk, settled)
    for project in found:
        targets.add_whole(project, settled)
    if found:
        return
    ignored = len(find_projects(disk, settled))
    around = None if ignored else project_of(disk, f"{settled.rstrip('/')}/resource.ts")
    if around is None:
        left_out = (
            f"; git ignores {ignored}, use --no-respect-gitignore to check {'it' if ignored == 1 else 'them'}"
            if ignored
            else ""
        )
        targets.without_project.append(f"no Amplify project found in `{path}`{left_out}")
    else:
        targets.add_part(around, settled)


def _add_settings(targets: Targets, disk: Disk, path: str, settled: str) -> None:
    """Hooks pass every changed file: a settings file is checked with the projects that it applies to."""
    found = targets.find(disk, os.path.dirname(settled))
    for project in found:
        targets.add_part(project, settled)
    if not found:
        targets.without_project.append(f"no Amplify project found that `{path}` applies to")


def _add_file(targets: Targets, disk: Disk, path: str, settled: str) -> None:
    if os.path.basename(settled) in (FILE_NAME, PACKAGE_FILE):
        _add_settings(targets, disk, path, settled)
        return
    if not is_source_name(settled) and not settled.endswith(GRAPHQL_SUFFIX):
        raise CommandError(f"`{path}` is not a TypeScript, JavaScript or GraphQL file")
    reason = why_unreadable(settled)
    if reason:
        raise CommandError(f"cannot read `{path}`: {reason}")
    project = project_of_argument(disk, path)
    if project is None:
        targets.without_project.append(f"`{path}` does not belong to an Amplify Gen 2 project")
    else:
        targets.add_part(project, settled)
