"""Bounds of a session."""

from __future__ import annotations

RECURSION_LIMIT = 8_000
"""Frames: nested code is read by recursion, bounded by depth limits in the layers below."""

MANY_CHANGES = 1_000
"""Edits after which it pays to look for what only former texts have needed, such as names that were typed and deleted."""
