"""Answers about names: definition, references, highlights, rename."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from amplify_ls.server.convert import Converter, span
from amplify_ls.server.progress import Progress
from amplify_ls.text.document import Document

if TYPE_CHECKING:
    from collections.abc import Callable

    from amplify_ls.engine.navigation.navigating import Navigating
    from amplify_ls.ide.navigation.rename import Renaming
    from amplify_ls.ide.navigation.targets import Origin, Target
    from amplify_ls.server.convert import Json
    from amplify_ls.server.session import Session

RENAME_OPTIONS = types.RenameOptions(prepare_provider=True)
_READING = "Reading the files that use the API"
_ANNOTATION = "deployment"
_HIGHLIGHT_KINDS = {"declaration": 3, "write": 3, "read": 2}


class Positioned(Protocol):
    """The parameters of a request about a position in a document."""

    @property
    def text_document(self) -> types.TextDocumentIdentifier:
        """The document."""

    @property
    def position(self) -> types.Position:
        """The position."""


def definition(session: Session, params: types.DefinitionParams) -> list[Json] | None:
    """`textDocument/definition`."""
    return _leads(session, params, "definition", lambda names, offset: names.definition(offset))


def type_definition(session: Session, params: types.TypeDefinitionParams) -> list[Json] | None:
    """`textDocument/typeDefinition`."""
    return _leads(session, params, "type_definition", lambda names, offset: names.type_definition(offset))


def implementation(session: Session, params: types.ImplementationParams) -> list[Json] | None:
    """`textDocument/implementation`."""
    return _leads(session, params, "implementation", lambda names, offset: names.implementation(offset))


def references(session: Session, params: types.ReferenceParams) -> list[Json] | None:
    """`textDocument/references`."""
    found = _at(session, params)
    if found is None:
        return None
    names, _, offset = found
    with _progress(session) as progress:
        if not names.has_read_all:
            progress.begin(_READING)
            names.report_to(progress.report)
        wanted = names.references(offset)
    if not params.context.include_declaration:
        wanted = [target for target in wanted if target.role.value != "declaration"]
    return [location for target in wanted if (location := _location(session, names, target)) is not None]


def highlights(session: Session, params: types.DocumentHighlightParams) -> list[Json] | None:
    """`textDocument/documentHighlight`."""
    found = _at(session, params)
    if found is None:
        return None
    names, document, offset = found
    encoding = session.client.encoding
    return [
        {"range": span(document, each.start, each.end, encoding), "kind": _HIGHLIGHT_KINDS[each.role.value]}
        for each in names.highlights(offset)
    ]


def prepare_rename(session: Session, params: types.PrepareRenameParams) -> Json | None:
    """`textDocument/prepareRename`."""
    found = _at(session, params)
    if found is None:
        return None
    names, document, offset = found
    answer = names.prepare_rename(offset)
    if answer is None:
        return None
    if isinstance(answer, str):
        raise _refusal(answer)
    return {"range": span(document, answer.start, answer.end, session.client.encoding), "placeholder": answer.text}


def rename(session: Session, params: types.RenameParams) -> Json | None:
    """`textDocument/rename`."""
    found = _at(session, params)
    if found is None:
        return None
    names, _, offset = found
    with _progress(session) as progress:
        if not names.has_read_all:
            progress.begin(_READING)
            names.report_to(progress.report)
        answer = names.rename(offset, params.new_name)
    if answer is None:
        return None
    if isinstance(answer, str):
        raise _refusal(answer)
    return _names_edit(session, names, answer)


def will_rename_files(session: Session, params: types.RenameFilesParams) -> Json | None:
    """`workspace/willRenameFiles`."""
    from amplify_ls.engine.navigation.navigating import file_moves
    from amplify_ls.ide.navigation.moves import Move

    pairs = ((session.files.path(file.old_uri), session.files.path(file.new_uri)) for file in params.files)
    moves = [Move(old, new) for old, new in pairs if old is not None and new is not None]
    renaming = file_moves(session.workspace, moves)
    return _workspace_edit(session, session.converter, renaming) if renaming.edits else None


def _progress(session: Session) -> Progress:
    return Progress(session.sender, is_shown=session.client.shows_progress)


def _names_edit(session: Session, names: Navigating, renaming: Renaming) -> Json:
    """The edits of a rename; with what a deployment makes of it, for a client that asks the user to confirm that."""
    converter = Converter(session.client, lambda path: _document(session, names, path), session.files.uri)
    return _workspace_edit(session, converter, renaming)


def _workspace_edit(session: Session, converter: Converter, renaming: Renaming) -> Json:
    edit = converter.workspace_edit(renaming.edits, session.version)
    if renaming.consequences and session.client.confirms_edits and "documentChanges" in edit:
        for change in edit["documentChanges"]:
            for each in change["edits"]:
                each["annotationId"] = _ANNOTATION
        description = " ".join(renaming.consequences)
        annotation = {"label": renaming.label, "needsConfirmation": True, "description": description}
        edit["changeAnnotations"] = {_ANNOTATION: annotation}
    return edit


def _at(session: Session, params: Positioned) -> tuple[Navigating, Document, int] | None:
    found = session.open_document(params.text_document.uri)
    if found is None:
        return None
    # Nobody navigates before the first diagnostics, which would wait for the import.
    from amplify_ls.engine.navigation.navigating import navigating

    path, document = found
    return navigating(session.workspace, path), document, session.byte_offset(document, params.position)


def _leads(
    session: Session,
    params: Positioned,
    request: str,
    ask: Callable[[Navigating, int], Origin | None],
) -> list[Json] | None:
    found = _at(session, params)
    if found is None:
        return None
    names, document, offset = found
    origin = ask(names, offset)
    if origin is None:
        return None
    locations = [location for target in origin.targets if (location := _location(session, names, target)) is not None]
    if request not in session.client.takes_links:
        return locations
    selection = span(document, origin.start, origin.end, session.client.encoding)
    return [
        {
            "originSelectionRange": selection,
            "targetUri": location["uri"],
            "targetRange": location["range"],
            "targetSelectionRange": location["range"],
        }
        for location in locations
    ]


def _location(session: Session, names: Navigating, target: Target) -> Json | None:
    document = _document(session, names, target.path)
    if document is None:
        return None
    return {"uri": session.files.uri(target.path), "range": span(document, target.start, target.end, session.client.encoding)}


def _document(session: Session, names: Navigating, path: str) -> Document | None:
    """The text of a file, also of one that only the request has read, such as a file of the front end."""
    document = session.document(path)
    if document is not None:
        return document
    data = names.text(path)
    return Document(data) if data else None


def _refusal(reason: str) -> JsonRpcException:
    return JsonRpcException(reason, types.LSPErrorCodes.RequestFailed.value)
