"""Answers to requests about a position in a document: completion, hover, signature help, code actions, diagnostics."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lsprotocol import types

from amplify_ls.engine.fixing import FIX_ALL
from amplify_ls.engine.manner import Share
from amplify_ls.server.structure.refactoring import REFACTOR, code_action_resolve, refactor_actions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amplify_ls.engine import CodeAction
    from amplify_ls.server.convert import Json
    from amplify_ls.server.session import Session

COMPLETION_OPTIONS = types.CompletionOptions(
    # Brackets, commas and spaces would open a list in which Return, for a line break, accepts the first item.
    trigger_characters=[".", "'", '"', "`"],
    resolve_provider=True,
)
SIGNATURE_HELP_OPTIONS = types.SignatureHelpOptions(trigger_characters=["(", ","])
CODE_ACTION_OPTIONS = types.CodeActionOptions(
    code_action_kinds=[types.CodeActionKind.QuickFix, types.CodeActionKind.Refactor, FIX_ALL], resolve_provider=True
)


def hover(session: Session, params: types.HoverParams) -> Json | None:
    """`textDocument/hover`."""
    found = session.open_document(params.text_document.uri)
    if found is None:
        return None
    if session.shares.hovers is Share.THEIRS:
        return None
    path, document = found
    result = session.workspace.editing(path).hover(session.byte_offset(document, params.position))
    return session.converter.hover(document, result) if result else None


def signature_help(session: Session, params: types.SignatureHelpParams) -> Json | None:
    """`textDocument/signatureHelp`."""
    found = session.open_document(params.text_document.uri)
    if found is None:
        return None
    path, document = found
    offset = session.byte_offset(document, params.position)
    session.cursor_at(path, offset)
    result = session.workspace.editing(path).signature_help(offset)
    return session.converter.signature_help(result) if result else None


def code_actions(session: Session, params: types.CodeActionParams) -> list[Json] | None:
    """`textDocument/codeAction`. Source actions are returned only to a client that requests them by kind."""
    found = session.open_document(params.text_document.uri)
    if found is None or not session.client.takes_action_literals:
        return None
    path, document = found
    wanted = params.context.only
    start, end = session.byte_range(document, params.range)
    session.cursor_at(path, start)
    found_actions = (*session.workspace.code_actions(path, start, end), *_guards(session, path, start))
    uri = params.text_document.uri
    actions = [_code_action(session, action, uri) for action in found_actions if _is_wanted(action.kind, wanted)]
    refactorings = refactor_actions(session, params, path, start, end) if _may_be_refactoring(wanted) else []
    return actions + [action for action in refactorings if _is_wanted(action["kind"], wanted)]


def resolve_code_action(session: Session, params: types.CodeAction) -> Any:
    """`codeAction/resolve`: a fix or refactoring with its edit; as it was if it is no longer offered."""
    data: Any = params.data
    if params.edit is not None or params.command is not None or data is None:
        # Neovim resolves every action without a command, also one that has its edit.
        return params
    if not isinstance(data, (list, tuple)) or len(data) != 2 or not isinstance(data[0], str) or not isinstance(data[1], int):
        return code_action_resolve(session, params)
    path = session.files.path(data[0])
    actions = () if path is None else session.workspace.code_actions(path, data[1], data[1])
    action = next((each for each in actions if each.title == params.title), None)
    if action is None:
        return params
    return {
        "title": action.title,
        "kind": action.kind,
        "edit": session.converter.workspace_edit(action.edits, session.version),
    }


def _guards(session: Session, path: str, offset: int) -> Sequence[CodeAction]:
    # Not needed for the first diagnostics.
    from amplify_ls.engine.planning.guarding import guard_actions

    return guard_actions(session.workspace, path, offset)


def pull_diagnostics(session: Session, params: types.DocumentDiagnosticParams) -> Json:
    """`textDocument/diagnostic`."""
    path = session.files.path(params.text_document.uri)
    if path is None:
        return {"kind": "full", "items": []}
    return session.publisher.pull(path, params.previous_result_id)


def _code_action(session: Session, action: CodeAction, uri: str) -> Json:
    result: Json = {"title": action.title, "kind": action.kind}
    if action.is_large and session.client.resolves_action_edits:
        result["data"] = [uri, action.diagnostics[0].start]
    else:
        result["edit"] = session.converter.workspace_edit(action.edits, session.version)
    diagnostics = [session.converter.diagnostic(diagnostic) for diagnostic in action.diagnostics]
    if diagnostics:
        result["diagnostics"] = [diagnostic for diagnostic in diagnostics if diagnostic]
    if action.is_preferred and session.client.marks_preferred_actions:
        result["isPreferred"] = True
    return result


def _may_be_refactoring(wanted: Sequence[str] | None) -> bool:
    """Whether some refactoring can be of a kind that is requested."""
    kinds = [str(getattr(kind, "value", kind)).partition(".")[0] for kind in wanted or ()]
    return not kinds or REFACTOR in kinds or "" in kinds


def _is_wanted(kind: str, wanted: Sequence[str] | None) -> bool:
    if not wanted:
        return not kind.startswith("source")
    # Kinds are hierarchical: "source" and "source.fixAll" include what is below.
    names = [str(getattr(name, "value", name)) for name in wanted]
    return any(name == "" or kind == name or kind.startswith(f"{name}.") for name in names)
