"""`textDocument/completion` and `completionItem/resolve`: what an item needs elsewhere is computed once it is selected."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from amplify_ls.engine.manner import Share
from amplify_ls.server.convert import edit_elsewhere

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lsprotocol import types

    from amplify_ls.edits.operations import TextEdit
    from amplify_ls.engine import CompletionItem
    from amplify_ls.server.convert import Json
    from amplify_ls.server.protocol import AmplifyLanguageServer
    from amplify_ls.server.session import Session

MOST_COMPUTED = 30
"""How many items get their edits at once, for a client that does not ask for them later."""


_MOST_LISTS = 3
"""How many lists are kept: accepting an item may ask for the next list before the rest of its edits is requested."""


@dataclass(slots=True)
class CompletionList:
    """A list of completions, for a client that asks for more about one of its items."""

    number: int
    path: str
    items: Sequence[CompletionItem]
    answers: list[Json]
    _edits: dict[int, Sequence[TextEdit]] = field(default_factory=dict)

    def edits(self, index: int) -> Sequence[TextEdit]:
        """The edits that an item needs beside its own text: computed once, for the text that it was offered in."""
        if index not in self._edits:
            item = self.items[index]
            self._edits[index] = (*item.additional_edits, *(item.later_edits() if item.later_edits is not None else ()))
        return self._edits[index]


class CompletionLists:
    """The last lists of completions."""

    def __init__(self) -> None:
        self._count = 0
        self._lists: deque[CompletionList] = deque(maxlen=_MOST_LISTS)

    def add(self, path: str, items: Sequence[CompletionItem], answers: list[Json]) -> CompletionList:
        """Keep a list; it gets a number."""
        self._count += 1
        self._lists.append(CompletionList(self._count, path, items, answers))
        return self._lists[-1]

    def is_last(self, found: CompletionList) -> bool:
        """Whether no other list was requested since."""
        return found.number == self._count

    def find(self, place: object) -> tuple[CompletionList, int] | None:
        """The list and the index that a client names, `[number, index]`; None if the list is no longer kept."""
        if not isinstance(place, (list, tuple)) or len(place) != 2 or not isinstance(place[1], int):
            return None
        found = next((each for each in self._lists if each.number == place[0]), None)
        return (found, place[1]) if found is not None and 0 <= place[1] < len(found.items) else None


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
    last = session.completions.add(path, items, answers)
    later = [index for index, item in enumerate(items) if item.later_edits is not None]
    if session.client.resolves_completion_edits:
        for index in later:
            answers[index]["data"] = [last.number, index]
            # Visual Studio Code does not wait for the edits: where an item is accepted at once, only this is executed.
            answers[index]["command"] = edit_elsewhere([last.number, index])
    else:
        for index in later[:MOST_COMPUTED]:
            answers[index].update(_edits(session, last, index))
    return answer


def resolve(session: Session, params: types.CompletionItem) -> Any:
    """`completionItem/resolve`: the item with its edits; as it was if there is a newer list."""
    found = session.completions.find(params.data)
    if found is None or not session.completions.is_last(found[0]):
        return params
    last, index = found
    return {**last.answers[index], **_edits(session, last, index)}


async def apply_edit(server: AmplifyLanguageServer, session: Session, argument: object) -> bool:
    """Ask the client to apply the part of a completion that is in other files: a `WorkspaceEdit`, or the item it belongs to."""
    edit = argument if isinstance(argument, dict) else _edit_of_item(session, argument)
    return edit is not None and await server.protocol.apply_edit("Complete in other files", edit)


def _edit_of_item(session: Session, place: object) -> Json | None:
    """The edit of other files that an item needs; None if it needs none."""
    found = session.completions.find(place)
    elsewhere = () if found is None else [edit for edit in found[0].edits(found[1]) if edit.path != found[0].path]
    return session.converter.workspace_edit(elsewhere, session.version) if elsewhere else None


def _edits(session: Session, last: CompletionList, index: int) -> Json:
    document = session.document(last.path)
    if document is None:
        return {}
    return session.converter.completion_edits(document, last.path, last.edits(index), session.version)
