"""Compare the open projects with what is deployed when typing pauses."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from amplify_ls.server.plans.timer import PauseTimer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from amplify_ls.engine.planning.live_plans import LivePlans
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

    def later(self) -> None:
        """A file was opened or changed, or the base was."""
        self._timer.later()

    def _update(self) -> None:
        if self._plans is None:
            # Not needed for the first diagnostics.
            from amplify_ls.engine.planning.live_plans import LivePlans

            self._plans = LivePlans()
        try:
            if self._plans.update(self._workspace(), self._open_paths(), self.base):
                self._changed()
        except Exception:
            _log.exception("The plan could not be computed")
