"""What the handlers of functions consist of, what they may do, and which variables they have.

Each answer is a cell: a key in one handler leaves those of all others alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.incremental.cell_map import CellMap
from amplify_ls.incremental.graph import Derived, is_equal
from amplify_ls.model.files.environment_imports import environment_imports
from amplify_ls.model.files.import_uses import import_uses, imported_reads
from amplify_ls.model.files.mentions import occurrences
from amplify_ls.model.handlers.added_variables import METHOD, AddedVariables, added_variables
from amplify_ls.model.handlers.bundled_backend import first_package_run
from amplify_ls.model.handlers.deployed_functions import is_made
from amplify_ls.model.handlers.generated_variables import GeneratedVariables, generated_variables
from amplify_ls.model.handlers.grants import Grants, grants_in
from amplify_ls.model.handlers.service_calls import service_calls

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from amplify_ls.model.files.environment_imports import EnvironmentImport
    from amplify_ls.model.files.import_uses import ImportUse
    from amplify_ls.model.handlers.bundled_backend import PackageRun
    from amplify_ls.model.handlers.service_calls import ServiceCall
    from amplify_ls.model.project import Project
    from amplify_ls.model.resources.functions import BackendFunction
    from amplify_ls.syntax.names.name_reads import NameRead
    from amplify_ls.syntax.outline import Span, StatementChunk

MOST_FILES = 400
"""How many files are followed from one."""
_MAKERS = ("defineFunction", "defineConversationHandlerFunction")
_ACCEPTORS = ("acceptResourceAccess", "getResourceAccessAcceptor")
"""What gives a function access, and variables, without a rule."""


class Handlers:
    """The handlers of a project."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._behind: CellMap[str, tuple[str, ...]] = CellMap(lambda path: self._reached((path,)), is_same=is_equal)
        self._files: Derived[Mapping[str, tuple[Span, ...]]] = Derived(self._read_files, is_same=is_equal)
        self._functions_of: CellMap[str, tuple[Span, ...]] = CellMap(
            lambda path: self._files.get().get(path, ()), is_same=is_equal
        )
        self._backend_files: Derived[tuple[str, ...]] = Derived(self._read_backend_files, is_same=is_equal)
        self._reads: CellMap[tuple[str, StatementChunk], tuple[NameRead, ...]] = CellMap(
            lambda key: self._read_chunk(*key), is_same=is_equal
        )
        self._environments: CellMap[str, tuple[EnvironmentImport, ...]] = CellMap(self._read_environments, is_same=is_equal)
        self._uses: CellMap[str, tuple[ImportUse, ...]] = CellMap(self._read_uses, is_same=is_equal)
        self._service_calls: CellMap[str, tuple[ServiceCall, ...]] = CellMap(self._read_service_calls, is_same=is_equal)
        self._package_runs: CellMap[str, PackageRun | None] = CellMap(
            lambda path: first_package_run(project, path), is_same=is_equal
        )
        self._occurrences: CellMap[tuple[str, str], int] = CellMap(lambda key: self._count(*key), is_same=is_equal)
        self._added: Derived[AddedVariables] = Derived(self._read_added, is_same=is_equal)
        self._sees_added: Derived[bool] = Derived(self._can_see_added, is_same=is_equal)
        self._sees_functions: Derived[bool] = Derived(self._can_see_functions, is_same=is_equal)
        self._grants: Derived[Grants] = Derived(lambda: grants_in(project), is_same=is_equal)
        self._by_name: Derived[Mapping[str, tuple[Span, ...]] | None] = Derived(self._read_names, is_same=is_equal)
        self._named: CellMap[str, BackendFunction | None] = CellMap(self._only_one_named)
        self._variables: CellMap[str, GeneratedVariables | None] = CellMap(self._read_variables, is_same=is_equal)

    def files_behind(self, path: str) -> tuple[str, ...]:
        """A file, and those that it imports as values, directly or through others; those that are read in types alone too."""
        return self._behind.get(path)

    def files_of(self, function: BackendFunction) -> tuple[str, ...]:
        """The files of the author's that the code of a function consists of; none where its entry cannot be seen."""
        return () if function.entry is None else self.files_behind(function.entry)

    def functions_of(self, path: str) -> tuple[Span, ...]:
        """The functions that are surely made and that a file is bundled into."""
        return self._functions_of.get(path)

    @property
    def backend_files(self) -> tuple[str, ...]:
        """``backend.ts``, and the files that it imports, directly or through others."""
        return self._backend_files.get()

    def environments(self, path: str) -> tuple[EnvironmentImport, ...]:
        """The imports of generated variables in a file."""
        return self._environments.get(path)

    def import_uses(self, path: str) -> tuple[ImportUse, ...]:
        """The imports of a file that are there when it runs."""
        return self._uses.get(path)

    def service_calls(self, path: str) -> tuple[ServiceCall, ...]:
        """The commands that a file sends to Cognito and S3."""
        return self._service_calls.get(path)

    def package_run(self, path: str) -> PackageRun | None:
        """The import through which a file, when it runs, loads a package that defines the backend; None where it does not."""
        return self._package_runs.get(path)

    @property
    def added(self) -> AddedVariables:
        """The variables that ``backend.ts`` adds to functions."""
        return self._added.get()

    @property
    def sees_added(self) -> bool:
        """Whether all of those can be seen."""
        return self._sees_added.get()

    @property
    def grants(self) -> Grants:
        """What functions may do by the rules of the resources."""
        return self._grants.get()

    @property
    def names(self) -> Mapping[str, tuple[Span, ...]] | None:
        """The functions by the names that the packages give them; None where some cannot be seen."""
        return self._by_name.get()

    def named(self, name: str) -> BackendFunction | None:
        """The function of a name; None unless there is exactly one."""
        return self._named.get(name)

    def variables(self, name: str) -> GeneratedVariables | None:
        """The variables that are generated for the function of a name; None unless exactly one has it and is surely made."""
        return self._variables.get(name)

    def _reached(self, starts: Iterable[str]) -> tuple[str, ...]:
        found = list(dict.fromkeys(starts))
        seen = set(found)
        for path in found:
            if len(found) > MOST_FILES:
                break
            new = [other for other in dict.fromkeys(self._project.file_facts.imports(path).files) if other not in seen]
            seen.update(new)
            found.extend(new)
        return tuple(found)

    def _read_files(self) -> Mapping[str, tuple[Span, ...]]:
        found: dict[str, tuple[Span, ...]] = {}
        for function in self._project.functions:
            if function.entry is not None and is_made(function):
                for path in self.files_behind(function.entry):
                    found[path] = (*found.get(path, ()), function.name_span)
        return found

    def _read_backend_files(self) -> tuple[str, ...]:
        backend = self._project.backend
        return () if backend is None else self._reached((backend.path,))

    def _read_chunk(self, path: str, chunk: StatementChunk) -> tuple[NameRead, ...]:
        module = self._project.sources.module(path)
        return () if module is None else imported_reads(module, chunk)

    def _read_environments(self, path: str) -> tuple[EnvironmentImport, ...]:
        module = self._project.sources.module(path)
        return () if module is None else tuple(environment_imports(module))

    def _read_uses(self, path: str) -> tuple[ImportUse, ...]:
        module = self._project.sources.module(path)
        return () if module is None else tuple(import_uses(module, lambda chunk: self._reads.get((path, chunk))))

    def _read_service_calls(self, path: str) -> tuple[ServiceCall, ...]:
        module = self._project.sources.module(path)
        return () if module is None else service_calls(module, self.import_uses(path))

    def _count(self, path: str, name: str) -> int:
        module = self._project.sources.module(path)
        return 0 if module is None else occurrences(module, name)

    def _read_added(self) -> AddedVariables:
        backend = self._project.backend
        return AddedVariables((), frozenset()) if backend is None else added_variables(backend)

    def _can_see_added(self) -> bool:
        files = self.backend_files
        if any(self._occurrences.get((path, word)) for path in files for word in _ACCEPTORS):
            return False
        return sum(self._occurrences.get((path, METHOD)) for path in files) <= len(self.added.places)

    def _can_see_functions(self) -> bool:
        project = self._project
        if project.backend is None:
            return False
        files = {*project.files, *self.backend_files}
        made = len({item.call.name_span for item in project.definitions.named(_MAKERS[0]) if item.call is not None})
        return sum(self._occurrences.get((path, word)) for path in files for word in _MAKERS) <= made

    def _read_names(self) -> Mapping[str, tuple[Span, ...]] | None:
        if not self._sees_functions.get():
            return None
        found: dict[str, tuple[Span, ...]] = {}
        for function in self._project.functions:
            if function.name is not None:
                found[function.name.name] = (*found.get(function.name.name, ()), function.name_span)
            elif not function.is_provided:
                return None
        return found

    def _only_one_named(self, name: str) -> BackendFunction | None:
        found = [each for each in self._project.functions if each.name is not None and each.name.name == name]
        return found[0] if len(found) == 1 else None

    def _read_variables(self, name: str) -> GeneratedVariables | None:
        function = self.named(name)
        return generated_variables(function) if function is not None and is_made(function) else None
