"""What the packages reject before anything is deployed, although each revision of a file is valid on its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.plan.comparing.effects import Effect, EffectKind, Thing
from amplify_ls.plan.facts.api import Api

if TYPE_CHECKING:
    from amplify_ls.plan.comparing.effects import Report
    from amplify_ls.plan.facts.snapshot import Snapshot

SYNTHESIS = Thing("synth")


def compare_synthesis(before: Snapshot, after: Snapshot, report: Report) -> None:
    """Report an API whose default mode changes because ``auth`` is added, although its rules use the API key."""
    old, new = before.api, after.api
    if not isinstance(old, Api) or not isinstance(new, Api) or before.users is not None or after.users is None:
        return
    if old.modes.has_key is True and new.modes.has_key is False and new.uses_key:
        why = (
            "Without `authorizationModes`, the default mode of the API changes from `apiKey` to `userPool` when `auth` is"
            " added, but its rules use the API key."
        )
        report.add(Effect(EffectKind.REFUSED, SYNTHESIS, "P127", why, ("api",), ("backend", "user pool")))
