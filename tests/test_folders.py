"""The folders of the package: how large they and their files are, and that imports between them go one way.

Imports for the type checker alone count like all others.
"""

from __future__ import annotations

import ast
import functools
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PACKAGE = Path(__file__).parent.parent / "amplify_ls"
MOST_FILES = 25
MOST_LINES = 320
MOST_IN_A_CYCLE = 6

TANGLED_FOLDERS = {"model": 11}
"""Layers whose folders still need one another, and how many folders, or modules beside folders, take part. May only shrink."""


def dotted(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {dotted(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def imported_by(path: Path) -> Iterator[str]:
    """The modules of the package that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module is not None and node.module.startswith("amplify_ls."):
            module = node.module.removeprefix("amplify_ls.")
            for alias in node.names:
                yield f"{module}.{alias.name}" if f"{module}.{alias.name}" in MODULES else module


@functools.cache
def imports() -> dict[str, set[str]]:
    """What each module imports."""
    return {name: set(imported_by(path)) - {name} for name, path in MODULES.items()}


def unit_of(module: str) -> str:
    """The folder of a module; one that is beside the folders of its layer counts by itself."""
    layer, _, below = module.partition(".")
    folder = ".".join(MODULES[module].relative_to(PACKAGE).parent.parts)
    has_folders = any(path.is_dir() and path.name != "__pycache__" for path in (PACKAGE / layer).iterdir()) if below else False
    return module if folder == layer and has_folders else folder


def knots(graph: Mapping[str, set[str]]) -> list[set[str]]:
    """The sets of nodes that all lead to one another."""

    def behind(start: str) -> set[str]:
        seen: set[str] = set()
        waiting = [start]
        while waiting:
            for each in graph.get(waiting.pop(), ()):
                if each not in seen:
                    seen.add(each)
                    waiting.append(each)
        return seen

    reached = {node: behind(node) for node in graph}
    found: dict[frozenset[str], None] = {}
    for node, targets in reached.items():
        if node in targets:
            found[frozenset(each for each in targets if node in reached.get(each, ()))] = None
    return [set(each) for each in found]


def between_units() -> dict[str, set[str]]:
    graph: dict[str, set[str]] = defaultdict(set)
    for module, targets in imports().items():
        for target in targets:
            one, two = unit_of(module), unit_of(target)
            if one != two and one.partition(".")[0] == two.partition(".")[0]:
                graph[one].add(two)
    return graph


def is_folder(unit: str) -> bool:
    return (PACKAGE / unit.replace(".", "/")).is_dir()


def test_no_folder_has_too_many_files() -> None:
    counts = Counter(path.parent for path in MODULES.values())
    assert {str(folder.relative_to(PACKAGE)): count for folder, count in counts.items() if count > MOST_FILES} == {}


def test_no_file_is_too_long() -> None:
    lines = {name: len(path.read_text("utf-8").splitlines()) for name, path in MODULES.items()}
    assert {name: count for name, count in lines.items() if count > MOST_LINES} == {}


def test_imports_between_the_folders_of_a_layer_go_one_way() -> None:
    tangled = [knot for knot in knots(between_units()) if any(map(is_folder, knot))]
    counts = {min(knot).partition(".")[0]: len(knot) for knot in tangled}
    assert len(counts) == len(tangled)
    assert {layer: count for layer, count in counts.items() if count > TANGLED_FOLDERS.get(layer, 1)} == {}, tangled


def test_no_folder_has_a_large_cycle() -> None:
    found: dict[str, int] = {}
    for knot in knots(imports()):
        folders = {".".join(MODULES[module].relative_to(PACKAGE).parent.parts) for module in knot}
        if folders.isdisjoint(TANGLED_FOLDERS) and not any(each.partition(".")[0] in TANGLED_FOLDERS for each in folders):
            assert len(folders) == 1, knot
            found[folders.pop()] = len(knot)
    assert {folder: count for folder, count in found.items() if count > MOST_IN_A_CYCLE} == {}


def test_a_knot_is_noticed() -> None:
    assert knots({"a": {"b"}, "b": {"c"}, "c": {"b"}}) == [{"b", "c"}]
