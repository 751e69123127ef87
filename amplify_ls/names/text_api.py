"""What the index of names asks about an API whose schema is a text in another language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amplify_ls.names.front.schema import EntryShape
    from amplify_ls.names.name import Mentions, Name


class TextApi(Protocol):
    """An API whose schema is a text."""

    @property
    def key(self) -> str:
        """The key of the definition: that of the names in it."""

    def mentions(self) -> Mentions:
        """What the text declares and mentions, with the places in its file."""

    def entries(self) -> tuple[tuple[str, EntryShape], ...]:
        """What the code of a front end needs to know of its types and operations."""

    def refusal(self, name: Name, new: str) -> str | None:
        """Why a name cannot be changed to a new one; None if it can."""

    def consequences(self, name: Name) -> Sequence[str]:
        """What a deployment makes of a rename."""

    def described(self, name: Name) -> str:
        """A name with what it is the name of, for titles."""
