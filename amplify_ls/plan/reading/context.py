"""What the readers of one project share."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.plan.facts.unseen import Unseen
from amplify_ls.plan.reading.places import Places
from amplify_ls.plan.reading.plain import PlainReader

if TYPE_CHECKING:
    from amplify_ls.model.project import Project
    from amplify_ls.plan.facts.unseen import Maybe
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.values import Value


class Context(NamedTuple):
    """One reading of a project."""

    project: Project
    values: PlainReader
    places: Places

    def text(self, value: Value | None, default: str) -> Maybe[str]:
        """The string that an option is, its default if it is not set."""
        found = self.values.plain(value)
        if found is None or found == "":
            return default
        return found if isinstance(found, str) else self._unseen(value)

    def flag(self, value: Value | None, *, is_lacking: bool) -> Maybe[bool]:
        """Whether an option is switched on; one that is not set is off."""
        found = self.values.plain(value)
        if found is None and is_lacking:
            return False
        if found is None or isinstance(found, bool):
            return bool(found) if value is not None else self._unseen(value)
        return True if isinstance(found, (str, dict, tuple)) and found != "" else self._unseen(value)

    def unseen(self, span: Span) -> Unseen:
        """An unknown fact that a piece of code determines."""
        return self.values.unseen(span)

    def _unseen(self, value: Value | None) -> Unseen:
        return Unseen() if value is None else self.values.unseen(value.span)


def context_of(project: Project) -> Context:
    """A reading of a project."""
    return Context(project, PlainReader(project), Places())
