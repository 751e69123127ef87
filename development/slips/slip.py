"""A slip: one place in a text, and what is written there by mistake."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Kind(Enum):
    """What is changed in the text."""

    IMPORT = "a removed import"
    IMPORTED_NAME = "a removed imported name"
    KEY_TWICE = "a duplicate key"
    ARGUMENT_MORE = "an extra argument"
    ARGUMENT_LESS = "a removed argument"
    NAME = "a misspelled name"
    PROPERTY = "a misspelled property"
    STRING = "a misspelled string"
    OTHER_NAME = "another name from the file"
    ELEMENT_LESS = "a removed element"
    PROPERTY_LESS = "a removed property"
    OTHER_TYPE = "a value of another type"


class Slip(NamedTuple):
    """One slip. Positions are in bytes."""

    kind: Kind
    start: int
    end: int
    text: bytes

    def made_in(self, data: bytes) -> bytes:
        """The text with the slip."""
        return data[: self.start] + self.text + data[self.end :]
