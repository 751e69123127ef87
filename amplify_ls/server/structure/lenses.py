"""Code lenses and inlay hints, and the commands behind lenses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lsprotocol import types

from amplify_ls.server.convert import markup, span
from amplify_ls.text.document import Document

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from amplify_ls.ide.lenses.lens import Lens, Place
    from amplify_ls.server.convert import Json
    from amplify_ls.server.protocol import AmplifyLanguageServer
    from amplify_ls.server.session import Session

SHOW_PLACES = "amplify-ls.showPlaces"
COPY_TEXT = "amplify-ls.copyText"


def code_lens(session: Session, params: types.CodeLensParams) -> list[Json] | None:
    """`textDocument/codeLens`: places only; the editor resolves those that it shows."""
    from amplify_ls.engine.structure.answers import code_lenses

    found = session.open_document(params.text_document.uri)
    if found is None:
        return None
    path, document = found
    uri, encoding = params.text_document.uri, session.client.encoding
    lenses = code_lenses(session.workspace, path, session.appearance.hidden_lenses)
    # The lenses of a model have one range.
    ranges = {each.start: (each.start, each.end) for each in lenses}
    regions = {start: span(document, *ends, encoding) for start, ends in ranges.items()}
    return [{"range": regions[each.start], "data": {"uri": uri, "kind": each.kind.value, "key": each.key}} for each in lenses]


def code_lens_resolve(session: Session, params: types.CodeLens) -> Json:
    """`codeLens/resolve`: the title, and where a click leads."""
    from amplify_ls.engine.structure import answers
    from amplify_ls.ide.lenses.lens import LensKind

    data: Any = params.data
    result: Json = {"range": _range(params.range), "data": data, "command": {"title": "", "command": ""}}
    if not isinstance(data, dict):
        return result
    uri, kind, key = (str(data.get(name)) for name in ("uri", "kind", "key"))
    path = session.files.path(uri)
    if path is None or kind not in {each.value for each in LensKind}:
        return result
    lens = answers.code_lens(session.workspace, path, LensKind(kind), key)
    if lens is not None:
        result["command"] = _command(session, lens, uri, result["range"]["start"])
    return result


def inlay_hint(session: Session, params: types.InlayHintParams) -> list[Json] | None:
    """`textDocument/inlayHint`."""
    from amplify_ls.engine.structure.answers import inlay_hints
    from amplify_ls.ide.hints.hint import Region

    found = session.open_document(params.text_document.uri)
    if found is None:
        return None
    path, document = found
    region = Region(path, *session.byte_range(document, params.range))
    encoding = session.client.encoding
    return [
        {
            "position": span(document, each.position, each.position, encoding)["start"],
            "label": each.label,
            "tooltip": markup(each.tooltip, session.client.renders_hover_markdown),
            "paddingLeft": True,
        }
        for each in inlay_hints(session.workspace, region, session.appearance.hints)
    ]


async def show_places(server: AmplifyLanguageServer, session: Session, argument: object) -> Json:
    """Show the first of some places, for editors that do not list them: `{uri, position, places}`; `{shown}`."""
    places = argument.get("places") if isinstance(argument, dict) else None
    first = places[0] if isinstance(places, list) and places and isinstance(places[0], dict) else None
    if first is None or not session.client.shows_documents:
        return {"shown": False}
    shown = await server.protocol.show_document(str(first.get("uri")), first.get("range"))
    return {"shown": shown}


async def copy_text(server: AmplifyLanguageServer, session: Session, argument: object) -> Json:
    """Show a text to copy, for editors that do not put it on the clipboard: `{text}`; `{shown}`."""
    del session
    text = argument.get("text") if isinstance(argument, dict) else None
    if not isinstance(text, str):
        return {"shown": False}
    server.protocol.send_notification(types.WINDOW_SHOW_MESSAGE, {"type": int(types.MessageType.Info), "message": text})
    return {"shown": True}


def _command(session: Session, lens: Lens, uri: str, position: Json) -> Json:
    if lens.text:
        return {"title": lens.title, "command": COPY_TEXT, "arguments": [{"text": lens.text}]}
    places = [place for each in lens.places if (place := _location(session, each)) is not None]
    if not places:
        return {"title": lens.title, "command": ""}
    argument = {"uri": uri, "position": position, "places": places}
    return {"title": lens.title, "command": SHOW_PLACES, "arguments": [argument]}


def _location(session: Session, place: Place) -> Json | None:
    document = session.document(place.path)
    if document is None:
        data = session.disk.read(place.path)
        if data is None:
            return None
        document = Document(data)
    region = span(document, place.start, place.end, session.client.encoding)
    return {"uri": session.files.uri(place.path), "range": region}


def _range(region: types.Range) -> Json:
    start, end = region.start, region.end
    return {
        "start": {"line": start.line, "character": start.character},
        "end": {"line": end.line, "character": end.character},
    }


REQUESTS: dict[str, Callable[[Session, Any], Any]] = {
    types.TEXT_DOCUMENT_CODE_LENS: code_lens,
    types.CODE_LENS_RESOLVE: code_lens_resolve,
    types.TEXT_DOCUMENT_INLAY_HINT: inlay_hint,
}
OPTIONS: dict[str, Any] = {
    types.TEXT_DOCUMENT_CODE_LENS: types.CodeLensOptions(resolve_provider=True),
    types.TEXT_DOCUMENT_INLAY_HINT: types.InlayHintOptions(resolve_provider=False),
}
COMMANDS: dict[str, Callable[[AmplifyLanguageServer, Session, object], Awaitable[object]]] = {
    SHOW_PLACES: show_places,
    COPY_TEXT: copy_text,
}
