"""How the resources of a project hang together: what the backend is passed, and who uses what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.backend.members import STACKS
from amplify_ls.incremental.declared import derived
from amplify_ls.model.handlers.function_usage import usages_of_auth, usages_of_storage
from amplify_ls.model.stacks.data_sources import DataSources, data_sources

if TYPE_CHECKING:
    from amplify_ls.model.data.resolvers import FileReference
    from amplify_ls.model.handlers.function_usage import FunctionUsage
    from amplify_ls.model.project import Project
    from amplify_ls.model.resources.backend import ResourceReference
    from amplify_ls.syntax.outline import Span


class Wiring:
    """What of a project relates several of its resources."""

    def __init__(self, project: Project) -> None:
        self._project = project

    @property
    def is_complete(self) -> bool:
        """Whether ``backend.ts`` names all resources: only then can a resource be said to be missing."""
        backend = self._project.backend
        return backend is not None and backend.options is not None and not backend.options.is_open

    @property
    def resources(self) -> dict[str, ResourceReference]:
        """The resources that ``defineBackend`` is passed, by name, where their calls are known."""
        backend = self._project.backend
        return {} if backend is None else backend.resources

    @property
    def sees_all_resources(self) -> bool:
        """Whether ``backend.ts`` names all resources and the call of each is known."""
        backend = self._project.backend
        return backend is not None and backend.sees_all_resources

    @derived
    def deployed(self) -> frozenset[Span]:
        """The places of the calls that ``backend.ts`` is passed: all of a project may ask without reading the calls."""
        return frozenset(call.name_span for call in self.resources.values())

    @derived
    def made_functions(self) -> frozenset[Span]:
        """The places of the functions that something surely makes: the backend is passed them, or a resource of it."""
        stacks = {STACKS.get(call.name) for call in self.resources.values()}
        return self.deployed | {usage.function for usage in self.function_usages if usage.user in stacks}

    @derived
    def function_usages(self) -> tuple[FunctionUsage, ...]:
        """All known uses of functions: triggers, handlers, authorization rules."""
        project = self._project
        found = [usage for auth in project.auth for usage in usages_of_auth(auth)]
        found.extend(usage for storage in project.storages for usage in usages_of_storage(storage))
        found.extend(usage for data in project.data for usage in data.uses.functions)
        return tuple(found)

    @derived
    def resolvers(self) -> dict[str, tuple[FileReference, ...]]:
        """The JavaScript files that answer operations, by path, with the handlers that name them."""
        found: dict[str, tuple[FileReference, ...]] = {}
        for data in self._project.data:
            for each in data.uses.resolvers:
                found[each.path] = (*found.get(each.path, ()), each)
        return found

    @derived
    def data_sources(self) -> DataSources:
        """The data sources that `backend.ts` adds to the API."""
        return data_sources(self._project, self._project.file_facts.imports)
