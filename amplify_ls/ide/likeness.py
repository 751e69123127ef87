"""Whether a field is named like a type: `orders` like `Order`, `status` like `PostStatus`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.catalog.plurals import plural_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from amplify_ls.ide.place import Place

_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")


class FieldName:
    """The name of a field, to be compared with the names of types."""

    def __init__(self, name: str) -> None:
        self.words = [word.lower() for word in _WORDS.findall(name)]
        self._whole = "".join(self.words)
        self._endings = {"".join(self.words[start:]) for start in range(len(self.words))}

    def ends_with(self, type_name: str) -> bool:
        """Whether the last words are the name of a type."""
        return type_name.lower() in self._endings

    def ends_with_plural(self, type_name: str) -> bool:
        """Whether the last words are the plural of the name of a type."""
        name = type_name.lower()
        # Most words are told apart by their beginning, which is faster.
        return name[: max(len(name) - 2, 1)] in self._whole and plural_of(name) in self._endings

    def is_like(self, type_name: str) -> bool:
        """Whether the names have their end in common."""
        is_end = bool(self._whole) and type_name.lower().endswith(self._whole)
        return is_end or self.ends_with(type_name) or self.ends_with_plural(type_name)


def field_around(place: Place, builders: Collection[str]) -> FieldName | None:
    """The name of the field that is built at the cursor."""
    call = next((call for call in place.calls if call.callee.name in builders), None)
    key = None if call is None else call.outside.level.segment.key
    return None if key is None else FieldName(key)
