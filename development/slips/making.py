"""Making slips at random: the same ones for the same seed and the same texts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from amplify_ls.syntax.tree import SyntaxTree, dialect_of
from development.slips.parts import slips_of_parts
from development.slips.slip import Kind
from development.slips.words import declared_names, slips_of_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tree_sitter import Node

    from development.judge.laid_out import LaidOut
    from development.slips.slip import Slip


@dataclass(frozen=True, slots=True)
class Mutant:
    """A copy of a project with one slip."""

    project: LaidOut
    path: str
    slip: Slip

    @property
    def text(self) -> str:
        """The file with the slip."""
        return self.slip.made_in(self.project.files[self.path].encode()).decode()

    @property
    def files(self) -> Mapping[str, str]:
        """The texts of the copy."""
        return {**self.project.files, self.path: self.text}

    @property
    def lines(self) -> range:
        """The lines that the slip touches, counted from 1."""
        data = self.project.files[self.path].encode()
        first = data.count(b"\n", 0, self.slip.start) + 1
        return range(first, first + max(self.slip.text.count(b"\n"), data.count(b"\n", self.slip.start, self.slip.end)) + 1)


def mutants(projects: Sequence[LaidOut], count: int, seed: int, kind: str = "") -> list[Mutant]:
    """So many mutants, at most, in the order of the projects. Each kind of slip, and each project, has the same share.

    ``kind`` is a part of the names of the kinds that are wanted.
    """
    random = Random(seed)
    made = {project.root: _by_kind(project, Random(f"{seed} {project.name}")) for project in projects}
    chosen: dict[tuple[str, str, Slip], Mutant] = {}
    kinds = [each for each in Kind if kind in each.value]
    for turn in range(count * 10 if kinds else 0):
        if len(chosen) >= count:
            break
        turned = kinds[turn % len(kinds)]
        candidates = [project for project in projects if made[project.root][turned]]
        if not candidates:
            continue
        mutant = random.choice(made[random.choice(candidates).root][turned])
        if _parses(mutant):
            chosen[mutant.project.root, mutant.path, mutant.slip] = mutant
    order = {project.root: index for index, project in enumerate(projects)}
    return sorted(chosen.values(), key=lambda mutant: (order[mutant.project.root], mutant.path, mutant.slip.start))


def slips(path: str, data: bytes, random: Random) -> Iterator[Slip]:
    """All slips that can be made in a file, one of each kind for each place."""
    nodes = list(_walk(SyntaxTree(data, dialect_of(path)).root))
    names = declared_names(nodes)
    for node in nodes:
        yield from slips_of_parts(node, random)
        yield from slips_of_words(node, names, random)


def _by_kind(project: LaidOut, random: Random) -> Mapping[Kind, list[Mutant]]:
    found: dict[Kind, list[Mutant]] = defaultdict(list)
    for path in project.reached:
        if path in project.files:
            for slip in slips(path, project.files[path].encode(), random):
                found[slip.kind].append(Mutant(project, path, slip))
    return found


def _parses(mutant: Mutant) -> bool:
    return not SyntaxTree(mutant.text.encode(), dialect_of(mutant.path)).has_error


def _walk(root: Node) -> Iterator[Node]:
    stack = [root]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(reversed(node.named_children))
