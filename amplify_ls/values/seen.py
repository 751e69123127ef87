"""The uses of names, as questions about them see them."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.incremental.facts import fact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amplify_ls.syntax.uses import Use
    from amplify_ls.values.home import Home


class Origin(NamedTuple):
    """Where an exported name is declared. The name is ``*`` for all that the file exports."""

    path: str
    name: str


class Question(Enum):
    """What is asked about the uses of another name."""

    TOUCHES = "touches"
    REACHES_MEMBERS = "reaches members"
    CHANGES_ALIAS = "changes alias"


@fact
class Seen:
    """A use, and the names that can be seen from there: those of a file, and of a function whose uses ``local`` are."""

    use: Use
    module: Home
    local: tuple[Use, ...] | None = None

    def local_uses(self, name: str) -> Sequence[Seen]:
        """The uses of another name in the same function; none if it is a name of the file."""
        return [Seen(use, self.module, self.local) for use in self.local or () if use.name == name]
