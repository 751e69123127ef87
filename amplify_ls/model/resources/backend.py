"""Facts about ``defineBackend`` and what is done with its result in the file of the backend."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.incremental.cell_map import CellMap, owned_map
from amplify_ls.incremental.graph import Derived, is_equal, owned
from amplify_ls.model.builders import define_call
from amplify_ls.model.resources.assignments import assignment_of
from amplify_ls.model.resources.definitions import top_names, top_value
from amplify_ls.model.resources.inner_values import inner_values
from amplify_ls.model.resources.resource import Resource
from amplify_ls.syntax.uses import UseKind
from amplify_ls.values.values import Chain, Object, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.builders import DefineCall
    from amplify_ls.model.project import Project
    from amplify_ls.model.resources.assignments import Assignment
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.values import Arguments, Link, Value


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


class ResourceReference(NamedTuple):
    """A resource that the backend is given: what makes it, and where. Its options may change without this."""

    name: str
    """``defineAuth`` and so on."""
    name_span: Span
    """The name of the function that is called; it tells one resource from all others."""


class BackendCall(NamedTuple):
    """A call of one of its own methods: ``backend.createStack('name')``."""

    name_span: Span
    """The name of the method."""
    arguments: Arguments


class Backend(Resource):
    """The backend as a whole."""

    def __init__(self, project: Project, call: DefineCall) -> None:
        super().__init__(project, call)
        self._resources: Derived[dict[str, ResourceReference]] = owned(self._read_resources, is_same=is_equal)
        self._top_names: Derived[tuple[str, ...]] = owned(self._read_top_names, is_same=is_equal)
        # A key in one statement leaves the uses of all others alone.
        self._uses_within: CellMap[str, tuple[BackendUse, ...]] = owned_map(self._read_uses_within)
        self._assigned: CellMap[str, Assignment | None] = owned_map(self._read_assigned)
        self._uses: Derived[tuple[BackendUse, ...]] = owned(lambda: tuple(self._read_uses()))

    @property
    def top_names(self) -> tuple[str, ...]:
        """The names of the values at the top of its file, as `top_value` takes them."""
        return self._top_names.get()

    def top_value(self, name: str) -> Value | None:
        """What a name or an expression at the top of the file stands for; None for the backend itself."""
        module = self.project.sources.module(self.path)
        value = None if module is None else top_value(module, name)
        call = define_call(value)
        # Nothing that the call is given can use its result.
        is_itself = call is not None and call.name_span == self.name_span and len(call.chain.links) == 1
        return None if is_itself else value

    @property
    def uses(self) -> tuple[BackendUse, ...]:
        """What the file does with the result at its top, in order: what stands in functions and branches is not here."""
        return self._uses.get()

    @property
    def resources(self) -> dict[str, ResourceReference]:
        """The resources that it is given, by name, as far as their calls can be seen."""
        return self._resources.get()

    def _read_resources(self) -> dict[str, ResourceReference]:
        calls = {} if self.options is None else {prop.name: define_call(prop.value) for prop in self.options}
        return {name: ResourceReference(call.name, call.name_span) for name, call in calls.items() if call is not None}

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

    @property
    def assignments(self) -> tuple[Assignment, ...]:
        """The statements at the top of the file that assign to a property, in order."""
        found = (self._assigned.get(name) for name in self.top_names if name.startswith("#"))
        return tuple(each for each in found if each is not None)

    @property
    def all_assignments(self) -> tuple[Assignment, ...]:
        """The same, with those in loops at the top of the file, once for each item."""
        values = (self.top_value(name) for name in self.top_names if name.startswith("#"))
        inner = (each for value in values if value is not None for each in inner_values(value))
        return tuple(found for each in inner if (found := assignment_of(each)) is not None)

    def calls(self, method: str) -> tuple[BackendCall, ...]:
        """The calls of one of its own methods, ``createStack`` or ``addOutput``, each once and in order."""
        found: dict[tuple[Span, ...], BackendCall] = {}
        for use in self.uses:
            first = use.links[0]
            if first.name == method and first.arguments is not None:
                # What a loop calls for each item is several calls at one place.
                key = (first.name_span, *(value.span for value in first.arguments.values))
                found.setdefault(key, BackendCall(first.name_span, first.arguments))
        return tuple(sorted(found.values(), key=lambda call: call.name_span.resolve()))

    @property
    def stacks(self) -> tuple[Text, ...]:
        """The names of the stacks that ``createStack`` makes, as far as they can be seen, repeated ones too."""
        names = (call.arguments[0] for call in self.calls("createStack"))
        return tuple(name for name in names if isinstance(name, Text))

    @property
    def outputs(self) -> tuple[Object, ...]:
        """What ``addOutput`` is given, as far as it can be seen, in the order in which it is added."""
        given = (call.arguments[0] for call in self.calls("addOutput"))
        return tuple(part for part in given if isinstance(part, Object))

    @property
    def is_handed_on(self) -> bool:
        """Whether more may be made with the result than ``defineBackend`` is given: anything beyond ``addOutput``."""
        module = self.project.sources.module(self.path)
        if module is None or any(use.names[0] != "addOutput" for use in self.uses):
            return True
        items = self.project.definitions.named("defineBackend")
        names = {item.name for item in items if item.call is not None and item.call.name_span == self.name_span}
        uses = (use for name in names for use in module.file.uses(name))
        if any(use.kind is not UseKind.METHOD or use.detail != "addOutput" for use in uses):
            return True
        return any(name in module.file.header.get().exports for name in names)

    def _read_top_names(self) -> tuple[str, ...]:
        module = self.project.sources.module(self.path)
        return () if module is None else tuple(top_names(module))

    def _read_uses(self) -> Iterator[BackendUse]:
        seen: set[tuple[Span, ...]] = set()
        for name in self.top_names:
            for use in self._uses_within.get(name):
                if _places(use) not in seen:
                    seen.add(_places(use))
                    yield use

    def _read_assigned(self, name: str) -> Assignment | None:
        value = self.top_value(name)
        return None if value is None else assignment_of(value)

    def _read_uses_within(self, name: str) -> tuple[BackendUse, ...]:
        value = self.top_value(name)
        uses = () if value is None else map(self.use_of, inner_values(value))
        return tuple(use for use in uses if use is not None)


def _places(use: BackendUse) -> tuple[Span, ...]:
    """Where a use stands, what it is given and what stands in brackets: in a loop the same text means several."""
    arguments = use.links[-1].arguments
    given = () if arguments is None else tuple(value.span for value in arguments.values)
    keys = tuple(link.subscript.span for link in use.links if link.subscript is not None)
    return (use.span, *(link.span for link in use.links), *keys, *given)
