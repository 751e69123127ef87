"""JSON with comments and trailing commas, as plain Python values: ``tsconfig.json``, ``package.json``."""

from __future__ import annotations

import re
from typing import Any

_JSON_NOISE = re.compile(r'("(?:\\.|[^"\\])*")|//[^\n]*|/\*.*?\*/', re.DOTALL)
_TRAILING_COMMA = re.compile(r'("(?:\\.|[^"\\])*")|,(?=\s*[}\]])')


def parse_json(data: bytes) -> Any:
    """The value of a text; None where it cannot be read."""
    import json

    text = data.decode("utf-8-sig", "replace")
    text = _JSON_NOISE.sub(lambda match: match.group(1) or " ", text)
    text = _TRAILING_COMMA.sub(lambda match: match.group(1) or "", text)
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def parse_object(data: bytes | None) -> dict[str, Any]:
    """The members of the object in a text; empty where there is none that can be read."""
    content = None if data is None else parse_json(data)
    return content if isinstance(content, dict) else {}
