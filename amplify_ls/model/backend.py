"""Facts about ``defineBackend`` and what is done with its result in the file of the backend."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.model.builders import define_call
from amplify_ls.model.definitions import top_values
from amplify_ls.model.resource import Resource
from amplify_ls.values.values import Chain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.builders import DefineCall
    from amplify_ls.model.project import Project
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.values import Link


class BackendUse(NamedTuple):
    """A chain on the result: ``backend.auth.resources.userPool.grant(...)``."""

    chain: Chain
    links: tuple[Link, ...]
    """What is behind ``defineBackend({...})``; never empty."""

    @property
    def span(self) -> Span:
        return self.chain.span

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the links: ``('auth', 'resources', 'userPool', 'grant')``."""
        return tuple(link.name for link in self.links)


class Backend(Resource):
    """The backend as a whole."""

    def __init__(self, project: Project, call: DefineCall) -> None:
        super().__init__(project, call)
        self.uses: tuple[BackendUse, ...] = tuple(self._uses())
        """What the file does with the result at its top, in order: what stands in functions, branches and loops is not here."""

    @property
    def resources(self) -> dict[str, DefineCall]:
        """The resources that it is given, by name, as far as their calls can be seen."""
        calls = {} if self.options is None else {prop.name: define_call(prop.value) for prop in self.options}
        return {name: call for name, call in calls.items() if call is not None}

    @property
    def sees_all_resources(self) -> bool:
        """Whether all resources are named and each of them can be seen."""
        return self.options is not None and not self.options.is_open and len(self.resources) == len(self.options.properties)

    def use_of(self, value: object) -> BackendUse | None:
        """The use of this backend that a value is, None for anything else."""
        call = define_call(value) if isinstance(value, Chain) else None
        if call is None or call.name_span != self.name_span or not isinstance(value, Chain) or len(value.links) < 2:
            return None
        return BackendUse(value, value.links[1:])

    def _uses(self) -> Iterator[BackendUse]:
        module = self.project.sources.module(self.path)
        seen: set[tuple[Span, Span]] = set()
        for _, value in () if module is None else top_values(module):
            use = self.use_of(value)
            if use is not None and (use.span, use.links[-1].span) not in seen:
                seen.add((use.span, use.links[-1].span))
                yield use
