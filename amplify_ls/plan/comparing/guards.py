"""What protects deployed tables and user pools."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amplify_ls.plan.facts.snapshot import Snapshot


class Guards:
    """The protection that is deployed: what the new revision adds comes too late, and what it removes still applies."""

    def __init__(self, before: Snapshot) -> None:
        self._overrides = before.overrides
        self._is_complete = before.has_all_overrides

    @property
    def remark(self) -> str:
        """What to add to the loss of a table if its protection may be unknown."""
        if self._is_complete:
            return ""
        return " Code of the deployed `backend.ts` that cannot be evaluated may protect the table."

    def is_protected(self, model: str) -> bool:
        """Whether the table of a model has deletion protection."""
        found = self._overrides.get(f"model {model}")
        return found is not None and found.properties.get("deletionProtectionEnabled") is True

    def is_retained(self, model: str) -> bool:
        """Whether a removal policy keeps the table."""
        found = self._overrides.get(f"model {model}")
        return found is not None and found.removal == "retain"

    @property
    def is_pool_protected(self) -> bool:
        """Whether the user pool has deletion protection."""
        found = self._overrides.get("user pool")
        return found is not None and found.properties.get("deletionProtection") == "ACTIVE"

    @property
    def is_pool_retained(self) -> bool:
        """Whether a removal policy keeps the user pool."""
        found = self._overrides.get("user pool")
        return found is not None and found.removal == "retain"
