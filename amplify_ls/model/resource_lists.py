"""The resources of one kind that a project declares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from amplify_ls.incremental.cell_map import CellMap
from amplify_ls.incremental.graph import Derived, is_equal
from amplify_ls.model.resources.definitions import Definition, is_same_definitions

if TYPE_CHECKING:
    from collections.abc import Callable

    from amplify_ls.model.builders import DefineCall
    from amplify_ls.model.project import Project
    from amplify_ls.syntax.outline import Span

Kind = TypeVar("Kind")


class ResourceList(Generic[Kind]):
    """The resources of one kind, each in a cell of its own, so that one that changes leaves the others as they are."""

    def __init__(self, project: Project, kind: Callable[[Project, DefineCall], Kind], names: tuple[str, ...]) -> None:
        self._project = project
        self._kind = kind
        self._names = names
        self._items: CellMap[tuple[str, str], Definition | None] = CellMap(lambda key: project.definitions.find(*key), _is_same)
        self._cells: CellMap[tuple[str, str], Kind | None] = CellMap(self._read)
        self._list: Derived[tuple[Kind, ...]] = Derived(self._all, is_same=is_equal)

    def get(self) -> tuple[Kind, ...]:
        """All of them, each once, however many names lead to it."""
        return self._list.get()

    def _all(self) -> tuple[Kind, ...]:
        calls: dict[Span, tuple[str, str]] = {}
        for name in self._names:
            for item in self._project.definitions.named(name):
                assert item.call is not None
                calls.setdefault(item.call.name_span, (item.path, item.name))
        found = (self._cells.get(key) for key in calls.values())
        return tuple(each for each in found if each is not None)

    def _read(self, key: tuple[str, str]) -> Kind | None:
        item = self._items.get(key)
        return None if item is None or item.call is None else self._kind(self._project, item.call)


def _is_same(left: Definition | None, right: Definition | None) -> bool:
    """Whether a definition is the one that it was: others of its file may have changed."""
    if left is None or right is None:
        return left is right
    return is_same_definitions((left,), (right,))
