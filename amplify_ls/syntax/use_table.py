"""The uses of names in the chunks of a file, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.incremental.graph import Input
from amplify_ls.syntax.uses import CHUNKED, Use, UseKind

if TYPE_CHECKING:
    from collections.abc import Iterable


class UseTable:
    """Uses by name, updated by chunk; readers of a name are notified when its uses change."""

    def __init__(self) -> None:
        self._by_name: dict[str, dict[int, tuple[Use, ...]]] = {}
        self._names_of: dict[int, frozenset[str]] = {}
        self._inputs: dict[str, Input[tuple[Use, ...]]] = {}

    def of(self, name: str) -> tuple[Use, ...]:
        """Every use of a name in the file that is more than reading it."""
        found = self._inputs.get(name)
        if found is None:
            found = self._inputs[name] = Input(self._collected(name))
        return found.get()

    def put(self, owner: int, uses: Iterable[Use]) -> None:
        """Set the uses of names in one chunk."""
        by_name: dict[str, list[Use]] = {}
        for use in uses:
            by_name.setdefault(use.name, []).append(use)
        touched = self._names_of.pop(owner, frozenset())
        for name in touched - by_name.keys():
            del self._by_name[name][owner]
        if by_name:
            self._names_of[owner] = frozenset(by_name)
        for name, found in by_name.items():
            self._by_name.setdefault(name, {})[owner] = tuple(found)
        for name in touched | by_name.keys():
            if name in self._inputs:
                self._inputs[name].set(self._collected(name))

    def _collected(self, name: str) -> tuple[Use, ...]:
        owners = self._by_name.get(name, {})
        return tuple(sorted((use for uses in owners.values() for use in uses), key=_order))


def of_chunked(uses: Iterable[Use]) -> tuple[Use, ...]:
    """What a statement does with its chunked object."""
    return tuple(use for use in uses if use.name == CHUNKED)


def of_member(uses: Iterable[Use], holders: tuple[Use, ...]) -> list[Use]:
    """The uses of names in a member of a chunked object, where ``holders`` are the uses of the object."""
    found: list[Use] = []
    for use in uses:
        if use.kind is UseKind.HELD:
            found.extend(holder._replace(name=use.name) for holder in holders)
        else:
            found.append(use)
    return found


def _order(use: Use) -> tuple[str, str, int, bool, str]:
    return use.kind.value, use.detail, use.position, use.member is None, use.member or ""
