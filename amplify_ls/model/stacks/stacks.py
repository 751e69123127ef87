"""The nested stacks of a backend, and which of them needs which: two that need one another cannot be deployed.

An edge is there only where it surely is. What stands in functions and branches of ``backend.ts`` makes none, nor does
a construct of which the stack cannot be seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog.backend.members import STACKS
from amplify_ls.incremental.cell_map import CellMap
from amplify_ls.incremental.graph import Derived, is_equal
from amplify_ls.model.handlers.function_usage import ACCESS, AUTHORIZER, HANDLER, SENDER
from amplify_ls.model.stacks.backend_edges import edges_within
from amplify_ls.model.stacks.places import Edge
from amplify_ls.syntax.outline import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from amplify_ls.model.handlers.function_usage import FunctionUsage
    from amplify_ls.model.project import Project
    from amplify_ls.model.resources.backend import Backend
    from amplify_ls.model.resources.storage import Storage
    from amplify_ls.model.stacks.places import Place

_WHAT = {ACCESS: "the access of a function", SENDER: "its sender", AUTHORIZER: "its authorizer"}


class StackEdge(NamedTuple):
    """One stack that needs another one."""

    consumer: str
    producer: str
    edge: Edge


class Knot(NamedTuple):
    """Stacks that all need one another, directly or through each other."""

    stacks: frozenset[str]
    cycle: tuple[StackEdge, ...]
    """A shortest way around, edge by edge."""


class StackGraph(NamedTuple):
    """Which place needs which, and the stack that each function goes to."""

    edges: tuple[Edge, ...]
    groups: Mapping[Span, str]
    """The stacks of the functions of which it is known, by the place where they are defined."""

    def stack(self, place: Place) -> str | None:
        """The stack that a place is in."""
        return self.groups.get(place) if isinstance(place, Span) else place

    def stack_edges(self) -> Iterator[StackEdge]:
        """The edges between two different stacks."""
        for edge in self.edges:
            consumer, producer = self.stack(edge.consumer), self.stack(edge.producer)
            if consumer is not None and producer is not None and consumer != producer:
                yield StackEdge(consumer, producer, edge)

    def moved(self, functions: Iterable[Span], group: str) -> StackGraph:
        """The graph with some functions in another stack."""
        return self._replace(groups={**self.groups, **dict.fromkeys(functions, group)})

    def edges_within(self, stacks: frozenset[str]) -> list[StackEdge]:
        """The edges between some stacks."""
        return [each for each in self.stack_edges() if each.consumer in stacks and each.producer in stacks]

    def knots(self) -> tuple[Knot, ...]:
        """What cannot be deployed."""
        return tuple(Knot(stacks, self._cycle(stacks)) for stacks in _knots(self._needs()))

    def _cycle(self, stacks: frozenset[str]) -> tuple[StackEdge, ...]:
        """A shortest way around; of several edges between two stacks one that is written counts, the first of them."""
        first: dict[tuple[str, str], StackEdge] = {}
        for each in self.edges_within(stacks):
            known = first.get((each.consumer, each.producer))
            if known is None or (each.edge.is_written and not known.edge.is_written):
                first[each.consumer, each.producer] = each
        ways = (_way_back(start, first) for start in sorted(stacks))
        around = min((way for way in ways if way), key=len)
        return tuple(first[pair] for pair in zip(around, [*around[1:], around[0]], strict=True))

    def _needs(self) -> dict[str, set[str]]:
        needs: dict[str, set[str]] = {}
        for edge in self.stack_edges():
            needs.setdefault(edge.consumer, set()).add(edge.producer)
        return needs


class Stacks:
    """The stacks of a project. Each kind of edges is kept by itself: an option of a function changes none of them."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._groups: Derived[Mapping[Span, str]] = Derived(self._read_groups, is_same=is_equal)
        self._own_roles: Derived[frozenset[Span]] = Derived(self._read_own_roles, is_same=is_equal)
        self._edges: CellMap[str, tuple[Edge, ...]] = CellMap(self._edges_within, is_same=is_equal)
        self._written: Derived[tuple[Edge, ...]] = Derived(self._read_written, is_same=is_equal)
        self._others: Derived[tuple[Edge, ...]] = Derived(self._read_others, is_same=is_equal)
        self._graph: Derived[StackGraph] = Derived(self._read_graph, is_same=is_equal)

    @property
    def graph(self) -> StackGraph:
        """Which stack needs which; empty where ``backend.ts`` cannot be seen."""
        return self._graph.get()

    def _read_graph(self) -> StackGraph:
        return StackGraph((*self._others.get(), *self._written.get()), self._groups.get())

    def _read_groups(self) -> Mapping[Span, str]:
        return {each.name_span: each.group for each in self._project.functions if each.group is not None}

    def _read_own_roles(self) -> frozenset[Span]:
        """The functions whose role the packages make: that of another one may be anybody's."""
        return frozenset(each.name_span for each in self._project.functions if not each.is_provided)

    def _read_written(self) -> tuple[Edge, ...]:
        """What ``backend.ts`` says."""
        backend = self._project.backend
        if backend is None:
            return ()
        # A name stands for what another statement makes already.
        found: dict[tuple[Place, Place, Span], Edge] = {}
        for name in backend.top_names:
            for edge in self._edges.get(name):
                found.setdefault((edge.consumer, edge.producer, edge.span), edge)
        return tuple(found.values())

    def _edges_within(self, name: str) -> tuple[Edge, ...]:
        """What a value at the top of ``backend.ts`` makes."""
        backend = self._project.backend
        value = None if backend is None else backend.top_value(name)
        return () if backend is None or value is None else tuple(edges_within(value, backend, self._own_roles.get()))

    def _read_others(self) -> tuple[Edge, ...]:
        """What the packages make of what is declared."""
        backend = self._project.backend
        return () if backend is None else (*_implied(self._project, backend), *_used(self._project, backend))


def _stacks(backend: Backend) -> dict[str, tuple[str, Span]]:
    """The stacks of auth, data and storage that are there, each with the name of its resource and where that is given."""
    assert backend.options is not None
    found: dict[str, tuple[str, Span]] = {}
    for name, call in backend.resources.items():
        # What `referenceAuth` names exists already: nothing of it is made in the stack.
        if call.name in STACKS and call.name != "referenceAuth":
            found.setdefault(STACKS[call.name], (name, backend.options.properties[name].name_span))
    return found


def _implied(project: Project, backend: Backend) -> Iterator[Edge]:
    """What needs the users of auth: the API always, storage where it lets users in."""
    there = {} if backend.options is None else _stacks(backend)
    if "auth" not in there:
        return
    if "data" in there:
        yield Edge("data", "auth", there["data"][1], "its users", is_written=False)
    given = {call.name_span for call in backend.resources.values()}
    for storage in project.storages:
        if storage.name_span in given:
            yield from _users_of(storage)


def _users_of(storage: Storage) -> Iterator[Edge]:
    for path in storage.access.paths if storage.access else ():
        for rule in path.rules:
            for grantee in rule.grantees():
                if grantee.kind != "resource":
                    yield Edge("storage", "auth", rule.strategy.name_span, "the roles of users")
                    return


def _used(project: Project, backend: Backend) -> Iterator[Edge]:
    """What the resources need of the functions that they use."""
    there = {STACKS[call.name] for call in backend.resources.values() if call.name in STACKS}
    for usage in project.wiring.function_usages:
        if usage.user in there:
            yield Edge(usage.user, usage.function, usage.span, _purpose(usage))


def _purpose(usage: FunctionUsage) -> str:
    if usage.purpose == HANDLER:
        return f"the handler of `{usage.name}`"
    return _WHAT.get(usage.purpose) or f"its trigger `{usage.purpose}`"


def _knots(needs: Mapping[str, set[str]]) -> tuple[frozenset[str], ...]:
    reach = {stack: _reached(stack, needs) for stack in needs}
    found = {
        frozenset(other for other in reached if stack in reach.get(other, ()))
        for stack, reached in reach.items()
        if stack in reached
    }
    return tuple(sorted(found, key=sorted))


def _reached(start: str, needs: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = list(needs.get(start, ()))
    while waiting:
        current = waiting.pop()
        if current not in found:
            found.add(current)
            waiting.extend(needs.get(current, ()))
    return found


def _way_back(start: str, edges: Mapping[tuple[str, str], StackEdge]) -> list[str]:
    """A shortest way from a stack to itself; empty where there is none."""
    ways = [[start]]
    seen = {start}
    for way in ways:
        for consumer, producer in edges:
            if consumer != way[-1]:
                continue
            if producer == start:
                return way
            if producer not in seen:
                seen.add(producer)
                ways.append([*way, producer])
    return []
