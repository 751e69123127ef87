"""Refactorings as code actions, whose edits are computed when the author chooses one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lsprotocol import types

    from amplify_ls.ide.refactorings.refactoring import Offer
    from amplify_ls.server.convert import Json
    from amplify_ls.server.session import Session

REFACTOR = "refactor"


def refactor_actions(session: Session, params: types.CodeActionParams, path: str, start: int, end: int) -> list[Json]:
    """The refactorings that are possible for a selection."""
    from amplify_ls.engine.structure.refactoring import refactorings

    region = {"start": _position(params.range.start), "end": _position(params.range.end)}
    document = {"uri": params.text_document.uri, "range": region}
    actions: list[Json] = []
    for offer in refactorings(session.workspace, path, start, end):
        if offer.creates_files and not session.client.creates_files:
            continue
        data = {**document, "code": offer.code, "title": offer.title}
        action: Json = {"title": offer.title, "kind": offer.kind.value, "data": data}
        if session.client.resolves_action_edits:
            actions.append(action)
            continue
        edit = _edit(session, path, offer)
        if edit is not None:
            actions.append({**action, "edit": edit})
    return actions


def code_action_resolve(session: Session, params: types.CodeAction) -> Json:
    """`codeAction/resolve`: the edit of a refactoring, for the current text."""
    from amplify_ls.engine.structure.refactoring import refactorings

    data: Any = params.data
    result: Json = {"title": params.title, "kind": params.kind, "data": data}
    found = session.open_document(str(data.get("uri"))) if isinstance(data, dict) else None
    places = None if found is None else _region(data.get("range"))
    if found is None or places is None:
        return result
    path, document = found
    start, end = (document.offset(line, character, session.client.encoding) for line, character in places)
    for offer in refactorings(session.workspace, path, start, max(start, end)):
        if (offer.code, offer.title) == (data.get("code"), data.get("title")):
            edit = _edit(session, path, offer)
            return result if edit is None else {**result, "edit": edit}
    return result


def _edit(session: Session, path: str, offer: Offer) -> Json | None:
    from amplify_ls.engine.structure.refactoring import refactored

    edits = refactored(session.workspace, path, offer)
    return None if edits is None else session.converter.workspace_edit(edits, session.version)


def _position(position: types.Position) -> Json:
    return {"line": position.line, "character": position.character}


def _region(value: object) -> list[tuple[int, int]] | None:
    """The two positions of a range; None if the value is not what `refactor_actions` has sent."""
    found: list[tuple[int, int]] = []
    for name in ("start", "end"):
        place = value.get(name) if isinstance(value, dict) else None
        line, character = (place.get("line"), place.get("character")) if isinstance(place, dict) else (None, None)
        if not isinstance(line, int) or not isinstance(character, int):
            return None
        found.append((line, character))
    return found
