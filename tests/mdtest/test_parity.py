"""The engine, the command line and the server agree on more than the cases: on every rule's page and on whole projects."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from amplify_ls.rules.registry import all_rules, documentation
from tests.mdtest.checking import ask, disagreements
from tests.mdtest.markdown import Case, SourceFile
from tests.mdtest.running import write
from tests.rules.examples import FOLDER, examples, project

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.support.language_client import LanguageClient

FIXTURES = Path(__file__).parent.parent.parent / "fixtures"
PROJECTS = sorted(path.parent.parent for path in FIXTURES.rglob("amplify/backend.ts"))
CODES = [rule.code for rule in all_rules() if examples(documentation(rule.code))]


def case(files: Mapping[str, str]) -> Case:
    return Case("", 1, tuple(SourceFile(path, text, ()) for path, text in files.items()), ())


@pytest.mark.parametrize("code", CODES)
def test_the_page_of_a_rule(code: str, tmp_path: Path, server: LanguageClient) -> None:
    above = len(FOLDER) - len("amplify")
    bad = next(example for example in examples(documentation(code)) if example.is_bad)
    written = case({path[above:]: text for path, text in project(code, bad.text).items()})
    write(written, tmp_path)
    assert disagreements(ask(written, tmp_path, server)) == []


@pytest.mark.parametrize("root", PROJECTS, ids=lambda root: str(root.relative_to(FIXTURES)))
def test_a_whole_project(root: Path, tmp_path: Path, server: LanguageClient) -> None:
    files = {
        str(path.relative_to(root)): path.read_bytes().decode()
        for path in sorted(root.rglob("*"))
        if path.suffix in {".ts", ".tsx", ".json"}
    }
    written = case(files)
    write(written, tmp_path)
    assert disagreements(ask(written, tmp_path, server)) == []
