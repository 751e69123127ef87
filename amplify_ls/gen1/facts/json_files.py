"""Reading the JSON files of a Gen 1 project, which tools write and people edit: anything may be missing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def parsed(data: bytes | None) -> object:
    """The content of a file; None for a missing file and for text that is not JSON."""
    try:
        content: object = json.loads(data or b"null")
    except (ValueError, RecursionError):
        return None
    return content


def object_at(value: object, *path: str) -> Mapping[str, object] | None:
    """The object at a path of keys, None where there is none."""
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else None
