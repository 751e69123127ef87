"""`workspace/executeCommand`: commands in addition to the features of the protocol.

Their names start with `amplify-ls.`. Each command accepts at most one argument and returns plain JSON.
"""

from __future__ import annotations

import asyncio
import platform
from typing import TYPE_CHECKING

from amplify_ls import __version__
from amplify_ls.engine import unignored_projects
from amplify_ls.engine.fixing import FIX_ALL_TITLE, FixRounds
from amplify_ls.rules.registry import all_rules, documentation

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from amplify_ls.server.convert import Json
    from amplify_ls.server.protocol import AmplifyLanguageServer
    from amplify_ls.server.session import Session

ARRIVAL_SECONDS = 2.0
"""How long to wait for the changes of one round."""

_STEP_SECONDS = 0.05


async def describe(server: AmplifyLanguageServer, session: Session, uri: object) -> Json:
    """The server and project of a file: `{version, python, project}`; the project is null if the file belongs to none."""
    del server
    return {"version": __version__, "python": platform.python_version(), "project": _project_of(session, uri)}


async def list_rules(server: AmplifyLanguageServer, session: Session, argument: object) -> list[Json]:
    """All rules: `[{code, severity, summary}]`."""
    del server, session, argument
    return [{"code": rule.code, "severity": rule.severity.value, "summary": rule.summary} for rule in all_rules()]


async def explain_rule(server: AmplifyLanguageServer, session: Session, code: object) -> str | None:
    """The page of a rule, Markdown; null for an unknown code."""
    del server, session
    page = documentation(str(code))
    return f"# {code}\n\n{page}" if page else None


async def check_workspace(server: AmplifyLanguageServer, session: Session, argument: object) -> Json:
    """Load and check all projects in the workspace folders; `{projects, files, errors, warnings}`."""
    del argument
    _load_all(server, session)
    session.look_at_disk()
    workspace = session.workspace
    found = [diagnostic for path in workspace.files() for diagnostic in workspace.diagnostics(path)]
    severities = [diagnostic.severity.value for diagnostic in found]
    return {
        "projects": len(workspace.projects()),
        "files": len(workspace.files()),
        "errors": severities.count("error"),
        "warnings": severities.count("warning"),
    }


async def fix_project(server: AmplifyLanguageServer, session: Session, uri: object) -> Json:
    """Ask the client to apply the safe fixes to the project of a file, or to all projects; `{files, fixes}`."""
    project = _project_of(session, uri)
    if project is None:
        _load_all(server, session)
    files: set[str] = set()
    count = 0
    for batch in FixRounds(session.workspace, lambda path: project is None or _belongs(session, path, project)):
        before = {edit.path: _text(session, edit.path) for edit in batch.edits}
        edit = session.converter.workspace_edit(batch.edits, session.version)
        if not await server.protocol.apply_edit(FIX_ALL_TITLE, edit):
            break
        files.update(before)
        count += batch.fixes
        if not await _arrived(session, before):
            # Applying the next round now could apply the same fixes twice.
            break
    return {"files": len(files), "fixes": count}


COMMANDS: dict[str, Callable[[AmplifyLanguageServer, Session, object], Awaitable[object]]] = {
    "amplify-ls.describe": describe,
    "amplify-ls.listRules": list_rules,
    "amplify-ls.explainRule": explain_rule,
    "amplify-ls.checkWorkspace": check_workspace,
    "amplify-ls.fixProject": fix_project,
}


def _project_of(session: Session, uri: object) -> str | None:
    path = session.files.path(uri) if isinstance(uri, str) else None
    if path is None:
        return None
    project = session.workspace.project_of(path)
    return None if project is None else project.folder


def _load_all(server: AmplifyLanguageServer, session: Session) -> None:
    for folder in server.workspace.folders.values():
        path = session.files.path(folder.uri)
        for project in unignored_projects(session.disk, path) if path else ():
            session.workspace.load(project)


async def _arrived(session: Session, before: Mapping[str, bytes | None]) -> bool:
    """Wait for the texts that an edit has changed; a client may answer first and send the changes later."""
    for _ in range(round(ARRIVAL_SECONDS / _STEP_SECONDS)):
        # The client may have written files that are not open.
        session.look_at_disk()
        if all(_text(session, path) != text for path, text in before.items()):
            return True
        await asyncio.sleep(_STEP_SECONDS)
    return False


def _text(session: Session, path: str) -> bytes | None:
    document = session.document(path)
    return None if document is None else bytes(document.data)


def _belongs(session: Session, path: str, project: str) -> bool:
    found = session.workspace.project_of(path)
    return found is not None and found.folder == project
