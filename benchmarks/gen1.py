"""Gen 1 schemas: the time until the first diagnostics, next to the GraphQL language server of npm, and that of an edit.

The planted mistake is a missing colon, which both servers report. The other server is sent the whole text at each edit, as it
asks for.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.engine import Workspace
from amplify_ls.text.disk import RealDisk
from amplify_ls.text.document import Change
from amplify_ls.text.paths import settle
from benchmarks.processes import processor_time
from benchmarks.serving import Figures, is_told_about, started, wait_for
from benchmarks.typescript import UnavailableError, npm_install

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.projects import Project
    from benchmarks.serving import Server

_DEPENDENCIES = {"graphql-language-service-cli": "3.5.0", "graphql": "16.11.0"}
_GOOD = "  title: String!"
_COLON = _GOOD.index(":")
_WARM_UP = 10


class _Mistake(NamedTuple):
    lines: tuple[str, ...]
    line: int

    def text(self, is_there: bool) -> str:  # noqa: FBT001 - the state of the text
        """The text with or without the colon."""
        line = self.lines[self.line]
        lines = (*self.lines[: self.line], line.replace(":", "", 1) if is_there else line, *self.lines[self.line + 1 :])
        return "\n".join(lines)


def _mistake(project: Project) -> _Mistake:
    lines = tuple(project.main.read_text(encoding="utf-8").split("\n"))
    middle = len(lines) // 2
    return _Mistake(lines, min((at for at, line in enumerate(lines) if line == _GOOD), key=lambda at: abs(at - middle)))


def graphql_server_command(folder: Path) -> list[str]:
    """Return the command of the GraphQL language server; it is installed into `folder` if necessary."""
    binary = folder / "node_modules" / ".bin" / "graphql-lsp"
    if not binary.exists():
        npm_install(folder, _DEPENDENCIES)
    if not binary.exists():
        raise UnavailableError("npm installed no GraphQL language server")
    return [str(binary), "server", "--method", "stream"]


def measure_first(server: Server, project: Project, edits: int, figures: Figures) -> None:
    """Start a fresh server, open a schema, time edits with the whole text, and add the results to `figures`.

    The time until the first diagnostics is processor time, because both servers wait for their client in between.
    """
    mistake = _mistake(project)
    uri = project.main.as_uri()
    with started(server, project.root) as client:
        client.open(uri, mistake.text(is_there=True), "graphql")
        wait_for(client, server, uri, lambda items: is_told_about(items, mistake.line))
        figures.first.append(processor_time(client.process.pid) * 1e3)
        for version in range(2, edits + 2):
            is_there = version % 2 == 1
            begin = time.perf_counter()
            client.notify(
                "textDocument/didChange",
                {
                    "textDocument": {"uri": uri, "version": version},
                    "contentChanges": [{"text": mistake.text(is_there=is_there)}],
                },
            )
            arrival = wait_for(
                client, server, uri, lambda items, expected=is_there: is_told_about(items, mistake.line) is expected
            )
            figures.edits.append((arrival - begin) * 1e3)


def schema_edit_milliseconds(project: Project, edits: int) -> list[float]:
    """The processor time of edits of a field name and of a colon in the engine, until the diagnostics are known."""
    path = settle(str(project.main))
    mistake = _mistake(project)
    workspace = Workspace(RealDisk())
    workspace.open(path, mistake.text(is_there=False), 1)
    workspace.changed_files()
    times: list[float] = []
    name, colon = (mistake.line, _COLON), (mistake.line, _COLON + 1)
    changes = (Change("s", name, name), Change("", name, colon), Change("", name, colon), Change(":", name, name))
    for number in range(edits + _WARM_UP):
        begin = time.process_time()
        workspace.change(path, [changes[number % len(changes)]], number + 2)
        for changed in workspace.changed_files():
            workspace.diagnostics(changed)
        times.append((time.process_time() - begin) * 1e3)
    return times[_WARM_UP:]
