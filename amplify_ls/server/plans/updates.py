"""Compare the open projects with what is deployed when typing pauses."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from amplify_ls.server.plans.timer import PauseTimer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from amplify_ls.engine.planning.live_plans import BaseFiles, BaseRequest, LivePlans
    from amplify_ls.engine.workspace import Workspace

_log = logging.getLogger(__name__)


class PlanUpdates:
    """The plans of the open projects."""

    def __init__(
        self, workspace: Callable[[], Workspace], open_paths: Callable[[], Sequence[str]], changed: Callable[[], None]
    ) -> None:
        self.base = ""
        """The revision that is deployed: the setting `plan.base`."""
        self._workspace = workspace
        self._open_paths = open_paths
        self._changed = changed
        self._timer = PauseTimer(self._update)
        self._plans: LivePlans | None = None
        self._is_fetching = False

    def later(self) -> None:
        """A file was opened or changed, or the base was."""
        self._timer.later()

    def _update(self) -> None:
        if self._plans is None:
            # Not needed for the first diagnostics.
            from amplify_ls.engine.planning.live_plans import LivePlans

            self._plans = LivePlans()
        if self._is_fetching:
            # What git answers is compared with the current text anyway.
            return
        requests = self._plans.requests(self._workspace(), self._open_paths(), self.base)
        if not requests:
            self._compare()
            return
        # Git may take seconds in a large repository, in which requests are answered.
        self._is_fetching = True
        loop = asyncio.get_running_loop()
        fetching = loop.run_in_executor(None, lambda: [(request, request.fetch()) for request in requests])
        fetching.add_done_callback(self._received)

    def _received(self, fetching: asyncio.Future[list[tuple[BaseRequest, BaseFiles]]]) -> None:
        self._is_fetching = False
        if fetching.cancelled() or self._plans is None:
            return
        try:
            for request, files in fetching.result():
                self._plans.receive(request, files)
        except Exception:
            _log.exception("The plan could not be computed")
            return
        self._compare()

    def _compare(self) -> None:
        assert self._plans is not None
        try:
            if self._plans.compare(self._workspace(), self._open_paths(), self.base):
                self._changed()
        except Exception:
            _log.exception("The plan could not be computed")
