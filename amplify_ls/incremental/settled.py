"""Answers that follow from everything, as inputs: their readers are marked when an answer has changed, not when it may have.

A derived cell that reads all definitions of a schema is marked by every edit, and so is everybody who has read it, even if the
answer is nearly always the same. A `SettledMap` computes such answers at a moment when nothing else is computed, and sets
inputs, so that only the readers of a different answer are marked. ``settle`` has to be called after every change of what the
answers follow from, before anything reads them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from amplify_ls.incremental.graph import Derived, Input, is_equal, untracked

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

K = TypeVar("K")
T = TypeVar("T")


class SettledMap(Generic[K, T]):
    """Answers by key, computed together."""

    def __init__(self, compute: Callable[[], Mapping[K, T]], missing: T) -> None:
        """``missing`` is the answer for keys that the mapping lacks."""
        self._computed: Derived[Mapping[K, T]] = Derived(compute, is_equal)
        self._missing = missing
        self._answers: dict[K, Input[T]] = {}
        self._settled_at = -1

    def get(self, key: K) -> T:
        """The answer for a key."""
        answer = self._answers.get(key)
        if answer is None:
            found = untracked(self._computed.get)
            answer = self._answers[key] = Input(found.get(key, self._missing))
        return answer.get()

    def settle(self) -> None:
        """Bring the answers up to date, and forget those that nobody reads. Must not be called during a computation."""
        if not self._answers:
            return
        found = self._computed.get()
        if self._computed.changed_at == self._settled_at:
            return
        self._settled_at = self._computed.changed_at
        for key, answer in list(self._answers.items()):
            if answer.readers:
                answer.set(found.get(key, self._missing))
            else:
                del self._answers[key]
