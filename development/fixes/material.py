"""The projects whose findings are mended.

These are the examples of the rules' pages, the recorded cases of the packages, the tests in Markdown, and the fixtures.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from amplify_ls.rules.registry import all_rules, documentation
from tests.conformance.cases import load_cases
from tests.mdtest.conftest import CASES
from tests.mdtest.markdown import read_cases
from tests.rules import examples

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = "/project/"
FIXTURES = Path(__file__).parents[2] / "fixtures/mistakes"


@dataclass(frozen=True, slots=True)
class Project:
    """A project with faults. Paths begin with ``amplify/``."""

    name: str
    files: Mapping[str, str]


def projects() -> Iterator[Project]:
    """All of the material, in a fixed order."""
    yield from _pages()
    for case in load_cases():
        yield Project(f"case {case.identifier}", dict(case.files))
    for path in sorted(CASES.rglob("*.md")):
        for test in read_cases(path.read_text(encoding="utf-8")):
            yield Project(f"test {path.stem}: {test.name}", {file.path: file.text for file in test.files})
    for folder in sorted(path.parent.parent for path in FIXTURES.glob("*/amplify/backend.ts")):
        yield Project(f"fixture {folder.name}", _files_below(folder))


def _pages() -> Iterator[Project]:
    for rule in all_rules():
        bad = [example for example in examples.examples(documentation(rule.code)) if example.is_bad]
        for index, example in enumerate(bad):
            files = examples.project(rule.code, example.text)
            name = f"page {rule.code}" if index == 0 else f"page {rule.code} {index + 1}"
            yield Project(name, {path.removeprefix(ROOT): text for path, text in files.items()})


def _files_below(folder: Path) -> dict[str, str]:
    files = sorted(path for path in (folder / "amplify").rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files}
