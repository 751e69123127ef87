"""What a refactoring is: an offer at a place, and the change that it makes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from amplify_ls.edits.operations import Operation
    from amplify_ls.ide.refactorings.site import Site


class RefactoringKind(Enum):
    """The kinds of code actions that refactorings belong to."""

    EXTRACT = "refactor.extract"
    INLINE = "refactor.inline"
    MOVE = "refactor.move"
    REWRITE = "refactor.rewrite"


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file that a change creates."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Transformation:
    """What a refactoring does: operations on files that exist, and files that it creates."""

    operations: tuple[Operation, ...]
    files: tuple[NewFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """A refactoring that is possible at a place. Its change is computed when the author chooses it."""

    code: str
    title: str
    kind: RefactoringKind
    creates_files: bool
    make: Callable[[], Transformation]


@dataclass(frozen=True, slots=True)
class Refactoring:
    """One refactoring. The docstring of its module has an example, which the tests run."""

    code: str
    kind: RefactoringKind
    find: Callable[[Site], Iterator[tuple[str, Callable[[], Transformation]]]]
    """The titles of what is possible at a place, each with its change."""
    creates_files: bool = False

    def offers(self, site: Site) -> Iterator[Offer]:
        """The offers at a place."""
        for title, make in self.find(site):
            yield Offer(self.code, title, self.kind, self.creates_files, make)


def change(*operations: Operation) -> Callable[[], Transformation]:
    """A change of existing files whose operations are known already."""
    return lambda: Transformation(operations)
