"""`textDocument/completion` and `completionItem/resolve`: what an item needs elsewhere is computed once it is selected."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from amplify_ls.engine.manner import Share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lsprotocol import types

    from amplify_ls.engine import CompletionItem
    from amplify_ls.server.convert import Json
    from amplify_ls.server.protocol import AmplifyLanguageServer
    from amplify_ls.server.session import Session

MOST_COMPUTED = 30
"""How many items get their edits at once, for a client that does not ask for them later."""


@dataclass(slots=True)
class LastCompletions:
    """The last list of completions, for a client that asks for more about one of its items."""

    number: int = 0
    path: str = ""
    items: Sequence[CompletionItem] = ()
    answers: list[Json] = field(default_factory=list)


def completion(session: Session, params: types.CompletionParams) -> Json | None:
    """`textDocument/completion`."""
    found = session.open_document(params.text_document.uri)
    if found is None:
        return None
    path, document = found
    offset = session.byte_offset(document, params.position)
    session.cursor_at(path, offset)
    if session.shares.completions is Share.THEIRS:
        return None
    items = session.workspace.editing(path).completions(offset)
    answer = session.converter.completion_list(document, items)
    answers: list[Json] = answer["items"]
    last = LastCompletions(session.completions.number + 1, path, items, answers)
    session.completions = last
    later = [index for index, item in enumerate(items) if item.later_edits is not None]
    if session.client.resolves_completion_edits:
        for index in later:
            answers[index]["data"] = [last.number, index]
    else:
        for index in later[:MOST_COMPUTED]:
            answers[index].update(_edits(session, last, index))
    return answer


def resolve(session: Session, params: types.CompletionItem) -> Any:
    """`completionItem/resolve`: the item with its edits; as it was if there is a newer list."""
    last = session.completions
    data: Any = params.data
    is_known = isinstance(data, (list, tuple)) and len(data) == 2 and data[0] == last.number
    if not is_known or not isinstance(data[1], int) or not 0 <= data[1] < len(last.items):
        return params
    return {**last.answers[data[1]], **_edits(session, last, data[1])}


async def apply_edit(server: AmplifyLanguageServer, session: Session, edit: object) -> bool:
    """Ask the client to apply a `WorkspaceEdit`: the part of a completion that is in other files."""
    del session
    return isinstance(edit, dict) and await server.protocol.apply_edit("Complete in other files", edit)


def _edits(session: Session, last: LastCompletions, index: int) -> Json:
    document = session.document(last.path)
    if document is None:
        return {}
    return session.converter.completion_edits(document, last.path, last.items[index], session.version)
