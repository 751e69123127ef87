"""Requests that wait for a moment before they are computed, so that a prompt cancellation saves the work."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


class WaitingRequest:
    """The answer to one request, computed once."""

    def __init__(self, compute: Callable[[], Any]) -> None:
        self._compute = compute
        self._outcome: Future[Any] = Future()

    def answer(self) -> Any:
        """The answer, for the text when this or `settle` is first called. Raises what computing it raises."""
        self.settle()
        return self._outcome.result()

    def settle(self) -> None:
        """Compute the answer, without raising."""
        if self._outcome.done():
            return
        try:
            self._outcome.set_result(self._compute())
        except Exception as error:
            self._outcome.set_exception(error)


class WaitingRequests:
    """The requests that wait, by the file that they are about.

    A position in a request refers to the text before the edits that follow it, so an edit must not be applied earlier.
    """

    def __init__(self) -> None:
        self._by_path: dict[str | None, list[WaitingRequest]] = {}

    def add(self, path: str | None, compute: Callable[[], Any]) -> WaitingRequest:
        """A request that waits."""
        request = WaitingRequest(compute)
        self._by_path.setdefault(path, []).append(request)
        return request

    def remove(self, path: str | None, request: WaitingRequest) -> None:
        """The request no longer waits: it is answered or canceled."""
        left = [each for each in self._by_path.get(path, ()) if each is not request]
        if left:
            self._by_path[path] = left
        else:
            self._by_path.pop(path, None)

    def answer(self, path: str) -> None:
        """Answer what waits for a file that is about to change."""
        for request in self._by_path.pop(path, ()):
            request.settle()
