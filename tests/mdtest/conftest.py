"""Collects the Markdown files below `cases/`: every case is one test.

With AMPLIFY_LS_WRITE_GOLDEN=1 a case that fails is written anew, as far as the three ways agree.
"""

from __future__ import annotations

import copy
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.mdtest.checking import CaseError, check_case
from tests.mdtest.markdown import Case, FormatError, identifier, read_cases
from tests.mdtest.rewriting import Replacement, replaced
from tests.support.forked import amplify_ls
from tests.support.language_client import CAPABILITIES, LanguageClient

if TYPE_CHECKING:
    from collections.abc import Iterable

CASES = Path(__file__).parent / "cases"

_WRITE = "AMPLIFY_LS_WRITE_GOLDEN"

# A server keeps the projects that it has met and looks at all of them when a file is opened; a new one costs as much as a case.
_CASES_PER_SERVER = 8
_SERVER: pytest.StashKey[tuple[LanguageClient, int]] = pytest.StashKey()
_CORRECTIONS: pytest.StashKey[dict[Path, list[Replacement]]] = pytest.StashKey()

_EDITOR = copy.deepcopy(CAPABILITIES)
_EDITOR["textDocument"]["publishDiagnostics"]["dataSupport"] = True
"""The stage of a finding is part of the data that an editor keeps."""


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    if file_path.suffix == ".md" and file_path.is_relative_to(CASES):
        return MarkdownFile.from_parent(parent, path=file_path)
    return None


def pytest_sessionfinish(session: pytest.Session) -> None:
    for path, corrections in session.config.stash.get(_CORRECTIONS, {}).items():
        path.write_text(replaced(path.read_text(encoding="utf-8"), corrections), encoding="utf-8")


def pytest_unconfigure(config: pytest.Config) -> None:
    if _SERVER in config.stash:
        config.stash[_SERVER][0].close()


class MarkdownFile(pytest.File):
    """A file of cases."""

    def collect(self) -> Iterable[pytest.Item]:
        if os.environ.get(_WRITE) and hasattr(self.config, "workerinput"):
            raise self.CollectError(f"{_WRITE} cannot write from several processes: leave -n out")
        try:
            cases = read_cases(self.path.read_text(encoding="utf-8"))
        except FormatError as error:
            raise self.CollectError(f"{self.path.name}: {error}") from error
        for case in cases:
            yield MarkdownCase.from_parent(self, name=identifier(case.name), case=case)


class MarkdownCase(pytest.Item):
    """A case, checked by the engine, the command line and the server."""

    def __init__(self, *, case: Case, **more: object) -> None:
        super().__init__(**more)  # type: ignore[arg-type]
        self._case = case
        # pytest-lsp reads it of every item, and fails on one that has none.
        self.funcargs: dict[str, object] = {}

    def runtest(self) -> None:
        folders: pytest.TempPathFactory = self.config._tmp_path_factory  # type: ignore[attr-defined]
        is_written = bool(os.environ.get(_WRITE))
        markdown = self.path.read_text(encoding="utf-8") if is_written else ""
        try:
            check_case(self._case, folders.mktemp("case").resolve(), _server(self.config), markdown)
        except CaseError as error:
            self.config.stash.setdefault(_CORRECTIONS, {}).setdefault(self.path, []).extend(error.corrections)
            raise

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> str:
        if isinstance(excinfo.value, CaseError):
            return str(excinfo.value)
        return str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, self._case.line - 1, self.name


@pytest.fixture
def server(request: pytest.FixtureRequest) -> LanguageClient:
    """Return the server that the cases of this process share."""
    return _server(request.config)


def _server(config: pytest.Config) -> LanguageClient:
    client, uses = config.stash.get(_SERVER, (None, 0))
    if client is not None and uses == _CASES_PER_SERVER:
        client.close()
        client, uses = None, 0
    if client is None:
        # No workspace folder: a project is found by the files that are opened.
        client = LanguageClient([*amplify_ls(), "server"])
        client.initialize(None, _EDITOR)
    config.stash[_SERVER] = client, uses + 1
    return client
