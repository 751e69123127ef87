"""The three ways in which a case is checked: the engine in this process, the command line, and a server."""

from __future__ import annotations

import contextlib
import io
import json
from typing import TYPE_CHECKING, Any

from amplify_ls.cli.main import main
from amplify_ls.engine import Workspace
from amplify_ls.text.disk import MemoryDisk
from amplify_ls.text.document import Encoding
from amplify_ls.text.paths import path_from_uri, uri_from_path
from tests.mdtest.comparing import Found
from tests.mdtest.fixing import Fix, PlacedEdit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from amplify_ls.edits.operations import TextEdit
    from amplify_ls.engine import Diagnostic
    from amplify_ls.text.document import Document
    from tests.mdtest.markdown import Case
    from tests.support.language_client import LanguageClient

_ROOT = "/case"
_SEVERITIES = {1: "error", 2: "warning", 3: "information", 4: "hint"}
_SUFFIXES = (".ts", ".tsx", ".mts", ".js", ".mjs", ".graphql", ".gql", ".md")
_SETTINGS = "amplify-ls.json"


def texts_of(case: Case) -> dict[str, str]:
    """Return the files of a case by their path in the project."""
    return {file.path: file.text for file in case.files}


def write(case: Case, folder: Path) -> None:
    """Write the files of a case."""
    for path, text in texts_of(case).items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())


def engine_findings(case: Case) -> tuple[list[Found], list[Fix]]:
    """Check in this process, on files in memory; return the findings, and their fixes in order."""
    workspace = Workspace(MemoryDisk({f"{_ROOT}/{path}": text for path, text in texts_of(case).items()}))
    for path in texts_of(case):
        workspace.load(f"{_ROOT}/{path}")
    found: list[Found] = []
    fixes: list[Fix] = []
    for path in workspace.files():
        document = workspace.document(path)
        for diagnostic in workspace.diagnostics(path):
            assert document is not None
            found.append(_from_engine(diagnostic, document))
            for fix in diagnostic.fixes():
                edits = [_edit_of_engine(workspace, edit) for edit in fix.edits]
                fixes.append(Fix(found[-1], fix.title, tuple(sorted(edits))))
    return found, fixes


def check_findings(folder: Path) -> tuple[list[Found], list[Fix]]:
    """Run `check --output-format json` in this process on a folder that holds the case."""
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        main(["check", str(folder), "--output-format", "json"])
    return read_report(output.getvalue(), folder)


def read_report(report: str, folder: Path) -> tuple[list[Found], list[Fix]]:
    """Return the findings and fixes of a JSON report about a folder."""
    found: list[Found] = []
    fixes: list[Fix] = []
    for item in json.loads(report)["diagnostics"]:
        found.append(
            Found(
                _below(item["path"], folder),
                _zero_based(item["range"]["start"]),
                _zero_based(item["range"]["end"]),
                item["severity"],
                item["code"],
                item["message"],
                item["stage"],
            )
        )
        for fix in item["fixes"]:
            edits = [_edit_of_report(edit, folder) for edit in fix["edits"]]
            fixes.append(Fix(found[-1], fix["title"], tuple(sorted(edits))))
    return found, fixes


def mended_by_check(folder: Path) -> dict[str, str]:
    """Run `check --fix` on a folder and return what its files are then."""
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        main(["check", str(folder), "--fix"])
    return {str(path.relative_to(folder)): path.read_bytes().decode() for path in folder.rglob("*") if path.is_file()}


def server_findings(client: LanguageClient, case: Case, folder: Path) -> tuple[list[Found], list[Fix]]:
    """Open all files of a case in a server and pull their diagnostics and quick fixes."""
    sources = {path: text for path, text in texts_of(case).items() if path.endswith((*_SUFFIXES, _SETTINGS))}
    uris = {path: uri_from_path(str(folder / path)) for path in sources}
    for path, text in sources.items():
        client.open(uris[path], text, _language(path))
    found: list[Found] = []
    fixes: list[Fix] = []
    for path, uri in uris.items():
        answer = client.request("textDocument/diagnostic", {"textDocument": {"uri": uri}})
        for item in answer["items"]:
            found.append(_from_server(path, item))
            fixes += _server_fixes(client, uri, item, found[-1], folder)
    for uri in uris.values():
        client.close_document(uri)
    return found, fixes


def _language(path: str) -> str:
    if path.endswith(".json"):
        return "json"
    return "typescriptreact" if path.endswith(".tsx") else "typescript"


def _server_fixes(client: LanguageClient, uri: str, item: Mapping[str, Any], finding: Found, folder: Path) -> Iterable[Fix]:
    context = {"diagnostics": [item], "only": ["quickfix"]}
    params = {"textDocument": {"uri": uri}, "range": item["range"], "context": context}
    for action in client.request("textDocument/codeAction", params) or []:
        # An action that names no diagnostic, or none of ours, mends something else, such as a suppress comment.
        codes = {diagnostic.get("code") for diagnostic in action.get("diagnostics") or []}
        if finding.code not in codes or action.get("kind") != "quickfix":
            continue
        resolved = action if "edit" in action else client.request("codeAction/resolve", action)
        yield Fix(finding, action["title"], tuple(sorted(_edits_of_action(resolved["edit"], folder))))


def _edits_of_action(edit: Mapping[str, Any], folder: Path) -> Iterable[PlacedEdit]:
    changes = dict(edit.get("changes") or {})
    for change in edit.get("documentChanges") or []:
        changes[change["textDocument"]["uri"]] = change["edits"]
    for uri, edits in changes.items():
        path = path_from_uri(uri)
        assert path is not None
        for one in edits:
            start, end = _place(one["range"]["start"]), _place(one["range"]["end"])
            yield PlacedEdit(_below(path, folder), start, end, one["newText"])


def _edit_of_engine(workspace: Workspace, edit: TextEdit) -> PlacedEdit:
    document = workspace.document(edit.path)
    assert document is not None
    start, end = (document.position(offset, Encoding.UTF16) for offset in (edit.start, edit.end))
    return PlacedEdit(_local(edit.path), start, end, edit.text)


def _edit_of_report(edit: Mapping[str, Any], folder: Path) -> PlacedEdit:
    span = edit["range"]
    return PlacedEdit(_below(edit["path"], folder), _zero_based(span["start"]), _zero_based(span["end"]), edit["text"])


def _from_engine(diagnostic: Diagnostic, document: Document) -> Found:
    return Found(
        _local(diagnostic.path),
        document.position(diagnostic.start, Encoding.UTF16),
        document.position(diagnostic.end, Encoding.UTF16),
        diagnostic.severity.value,
        diagnostic.code,
        diagnostic.message,
        diagnostic.stage.value,
    )


def _from_server(path: str, item: Mapping[str, Any]) -> Found:
    return Found(
        path,
        _place(item["range"]["start"]),
        _place(item["range"]["end"]),
        _SEVERITIES[item["severity"]],
        item["code"],
        item["message"],
        item["data"]["stage"],
    )


def _local(path: str) -> str:
    return path[len(_ROOT) + 1 :]


def _below(path: str, folder: Path) -> str:
    prefix = f"{folder}/"
    return path[len(prefix) :] if path.startswith(prefix) else path


def _zero_based(position: Mapping[str, int]) -> tuple[int, int]:
    return position["line"] - 1, position["column"] - 1


def _place(position: Mapping[str, int]) -> tuple[int, int]:
    return position["line"], position["character"]
