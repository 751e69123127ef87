"""What the packages say about a project."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from development.node import Record


@dataclass(frozen=True, slots=True)
class TypeFault:
    """A complaint of TypeScript."""

    path: str
    line: int
    """Counted from 1."""
    code: int
    message: str
    excerpt: str
    """The beginning of the text that it is about."""

    def __str__(self) -> str:
        return f"TS{self.code} {self.message} (at {self.excerpt!r} in {self.path})"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the packages say about a project."""

    types: tuple[TypeFault, ...] = ()
    refusal: str | None = None
    """What was thrown when it was loaded or put together."""
    deployment: tuple[str, ...] = ()
    """What only AppSync or CloudFormation would refuse."""
    graphql: str = ""
    """The generated schemas, if they were asked for."""

    @property
    def is_accepted(self) -> bool:
        """Whether nobody complains."""
        return not (self.types or self.refusal or self.deployment)

    @property
    def refusals(self) -> list[str]:
        """What is refused whatever the type check says."""
        return [*([self.refusal] if self.refusal else []), *self.deployment]

    @property
    def messages(self) -> list[str]:
        """All complaints."""
        return [*map(str, self.types), *self.refusals]


def verdict_of(reply: Record) -> Verdict:
    """The verdict in a reply of the judge."""
    types = tuple(
        TypeFault(fault["path"], fault["line"], fault["code"], fault["message"], fault["excerpt"]) for fault in reply["types"]
    )
    refusal = reply["refusal"]["message"] if reply["refusal"] else None
    return Verdict(types, refusal, tuple(reply["deployment"]), reply.get("graphql", ""))
