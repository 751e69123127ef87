"""What expressions ask of the file that they are in, and of the other files.

``Module`` and ``Sources`` of ``values.resolution`` answer. They import what evaluates expressions, which therefore knows these
protocols only.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, Protocol

from amplify_ls.incremental.facts import fact

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from amplify_ls.syntax.outline import Anchor, Span
    from amplify_ls.syntax.source_file import SourceFile
    from amplify_ls.syntax.uses import Use
    from amplify_ls.values.values import Namespace, Value


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


class Home(Protocol):
    """A file, as a module."""

    @property
    def file(self) -> SourceFile: ...

    @property
    def path(self) -> str: ...

    @property
    def sources(self) -> Finder: ...

    def count_statements(self) -> int: ...

    def name(self, name: str, place: Span) -> Value: ...

    def receiver(self, name: str, place: Span) -> Value: ...

    def shared(self, name: str, place: Span) -> Value: ...

    def effects(self, question: Question, name: str) -> frozenset[str] | None: ...

    def uses(self, name: str) -> list[Seen]: ...

    def chunked_object(self, anchor: Anchor, start: int, end: int) -> Value: ...

    def declaration(self, name: str) -> Span | None: ...


class Outside(Protocol):
    """What other files do to what they import."""

    def origin(self, path: str, name: str) -> Origin | None: ...

    def export(self, path: str, name: str) -> Origin | None: ...

    def uses(self, origin: Origin, reader: str) -> Iterator[Seen]: ...


class Finder(Protocol):
    """The files of the projects in memory."""

    @property
    def outside(self) -> Outside: ...

    def is_harmless(self, package: str, /) -> bool: ...

    def module(self, path: str) -> Home | None: ...

    def resolve(self, importer: str, specifier: str) -> str | None: ...

    def imported(self, importer: str, specifier: str, name: str, place: Span) -> Value: ...

    def member_of(self, namespace: Namespace, name: str, place: Span) -> Value: ...

    def namespace_object(self, namespace: Namespace) -> Value: ...
