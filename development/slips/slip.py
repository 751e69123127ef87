"""A slip of the pen: one place of a text, and what is written there by mistake."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Kind(Enum):
    """What was done to the text."""

    IMPORT = "an import less"
    IMPORTED_NAME = "an imported name less"
    KEY_TWICE = "a key twice"
    ARGUMENT_MORE = "an argument more"
    ARGUMENT_LESS = "an argument less"
    NAME = "a letter wrong in a name"
    PROPERTY = "a letter wrong in a property"
    STRING = "a letter wrong in a string"
    OTHER_NAME = "another name of the file"
    ELEMENT_LESS = "an element less"
    PROPERTY_LESS = "a property less"
    OTHER_TYPE = "a value of another type"


class Slip(NamedTuple):
    """One slip. The positions are bytes."""

    kind: Kind
    start: int
    end: int
    text: bytes

    def made_in(self, data: bytes) -> bytes:
        """The text with the slip in it."""
        return data[: self.start] + self.text + data[self.end :]
