"""Code of the backend that is bundled into functions: the imports through which the packages get there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog.language.modules import is_for_synthesis

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.files.import_uses import ImportUse
    from amplify_ls.model.project import Project
    from amplify_ls.model.resources.functions import BackendFunction


class PackageRun(NamedTuple):
    """An import that runs one of the packages which define the backend."""

    path: str
    use: ImportUse


class BundledBackend(NamedTuple):
    """An import in the code of a function, and the import of a package that it leads to: the same where it is direct."""

    path: str
    use: ImportUse
    package: ImportUse

    @property
    def is_direct(self) -> bool:
        return self.use == self.package


def bundled_backend(function: BackendFunction) -> Iterator[BundledBackend]:
    """The imports that bring code of the backend into a function.

    They are where the code that belongs to the function alone takes in a package, or a file that ``backend.ts`` imports too.
    """
    handlers, project = function.project.handlers, function.project
    files = handlers.files_of(function)
    # Most functions end here.
    if not any(is_for_synthesis(each.module) for path in files for each in project.file_facts.imports(path).packages):
        return
    of_backend = frozenset(handlers.backend_files)
    waiting, seen = list(files[:1]), set(files[:1])
    for path in waiting:
        for use in handlers.import_uses(path):
            target = project.sources.resolve(path, use.module)
            if target is None:
                if is_for_synthesis(use.module):
                    yield BundledBackend(path, use, use)
            elif target in of_backend:
                found = handlers.package_run(target)
                if found is not None:
                    yield BundledBackend(path, use, found.use)
            elif target not in seen:
                seen.add(target)
                waiting.append(target)


def first_package_run(project: Project, start: str) -> PackageRun | None:
    """The nearest import of such a package in a file and those that it runs; None where there is none."""
    waiting, seen = [start], {start}
    for path in waiting:
        for use in project.handlers.import_uses(path):
            if is_for_synthesis(use.module):
                return PackageRun(path, use)
            target = project.sources.resolve(path, use.module)
            if target is not None and target not in seen:
                seen.add(target)
                waiting.append(target)
    return None
