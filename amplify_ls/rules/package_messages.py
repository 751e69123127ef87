"""Messages of the packages as users may read and search them: only what the packages really say."""

from __future__ import annotations

import re

GAP = "..."
"""What a rule writes for a part of a message that is unknown, such as a long type."""

_OPEN_END = re.compile(
    r"(?:[\s:,(\[{<]+|\s\(reading|\s(?:in|of|on|to|from|for)(?: type| parameter of type)?|\sbut(?: got)?|\sand)\Z"
)
_SHORTEST = 3
"""Words: shorter parts, such as `Argument of`, are in too many messages."""


def known_part(message: str) -> str:
    """The message up to its first unknown part, without a quotation that is cut off; empty if too little is left."""
    if GAP not in message:
        return message
    known = message[: message.index(GAP)]
    if known.count("'") % 2:
        known = known[: known.rindex("'")]
    while (shorter := _OPEN_END.sub("", known)) != known:
        known = shorter
    return known if len(known.split()) >= _SHORTEST else ""
