"""The parts of the server that need no conversation."""

from __future__ import annotations

import asyncio
import json
import logging
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pygls.exceptions import FeatureRequestError, JsonRpcMethodNotFound
from pygls.protocol import LanguageServerProtocol, default_converter

from amplify_ls.catalog.snippet_text import filled
from amplify_ls.edits.operations import TextEdit
from amplify_ls.engine import CompletionItem, Diagnostic, RelatedPlace
from amplify_ls.engine.configuration import severities
from amplify_ls.rules import pages
from amplify_ls.rules.rule import Severity, Stage
from amplify_ls.server import protocol
from amplify_ls.server.app import create_server
from amplify_ls.server.client import Client, choose_encoding
from amplify_ls.server.convert import Converter, indented, plain_text
from amplify_ls.server.files import ClientFiles
from amplify_ls.server.lifetime import is_alive
from amplify_ls.server.main import parse
from amplify_ls.server.settings import editor_settings
from amplify_ls.server.transport import FrameReader, frame
from amplify_ls.text.document import Document, Encoding


class TestClientFiles:
    def test_the_clients_spelling_is_kept_for_open_files(self) -> None:
        files = ClientFiles()
        path = files.open("file:///C%3A/App/a.ts", 1)
        assert path == "c:/App/a.ts"
        assert files.uri("c:/App/a.ts") == "file:///C%3A/App/a.ts"
        assert files.path("file:///c:/App/a.ts") == path

    def test_files_beside_an_open_one_are_spelled_like_it(self) -> None:
        files = ClientFiles()
        files.open("file:///C:/App/amplify/data/resource.ts", 1)
        assert files.uri("c:/App/amplify/backend.ts") == "file:///C:/App/amplify/backend.ts"
        assert files.uri("d:/x.ts") == "file:///d%3A/x.ts"

    def test_a_linked_folder_keeps_its_name(self, tmp_path: Any) -> None:
        (tmp_path / "real/amplify").mkdir(parents=True)
        (tmp_path / "link").symlink_to(tmp_path / "real")
        files = ClientFiles()
        files.learn((tmp_path / "link").as_uri())
        path = files.path((tmp_path / "link/amplify/backend.ts").as_uri())
        assert path == str(tmp_path.resolve() / "real/amplify/backend.ts")
        assert files.uri(path) == (tmp_path / "link/amplify/backend.ts").as_uri()

    def test_a_file_under_two_uris_belongs_to_the_last(self) -> None:
        files = ClientFiles()
        files.open("file:///c:/a.ts", 1)
        files.open("file:///C:/a.ts", 4)
        assert files.change("file:///c:/a.ts", 2) is None
        assert files.change("file:///C:/a.ts", 5) == "c:/a.ts"
        assert files.close("file:///c:/a.ts") is None
        assert files.close("file:///C:/a.ts") == "c:/a.ts"
        assert files.open_paths() == []

    def test_other_schemes(self) -> None:
        files = ClientFiles()
        assert files.path("git:/app/a.ts") is None
        assert files.path("no scheme") is None
        path = files.open("vscode-vfs://github/me/a%20b.ts", 1)
        assert path == "/vscode-vfs:/github/me/a b.ts/amplify/resource.ts"
        assert files.uri(path) == "vscode-vfs://github/me/a%20b.ts"


class TestSettings:
    def test_later_sources_win_and_null_changes_nothing(self) -> None:
        settings = editor_settings(
            {"rules": {"a/b": "off", "a/c": "error"}},
            {"amplifyLs": {"exclude": None, "rules": {"a/c": "hint", "a/d": None}}},
            None,
        )
        assert settings.rules == severities({"a/b": None, "a/c": Severity.HINT}).rules

    @pytest.mark.parametrize(
        "source",
        [
            "x",
            [1],
            {"amplifyLs": "x"},
            {"rules": ["a/b"]},
            {"rules": {"a/b": "fatal"}},
            {"rules": {"a/b": {"level": "fatal"}}},
            {"exclude": "a"},
            {"baseline": 5},
        ],
    )
    def test_wrong_types_fall_back_with_a_line_in_the_log(self, source: object, caplog: pytest.LogCaptureFixture) -> None:
        logging.getLogger("amplify_ls").propagate = True
        assert editor_settings(source) == editor_settings()
        assert len(caplog.records) == 1


class TestConversion:
    CLIENT = Client(takes_snippets=True, renders_completion_markdown=True, renders_hover_markdown=True)

    def item(self, client: Client, **changes: object) -> dict[str, Any]:
        values: dict[str, object] = {
            "label": "email",
            "kind": "snippet",
            "detail": "",
            "documentation": "The `email` of **a user**.",
            "insert_text": "email: { required: ${1:true} },$0",
            "is_snippet": True,
            "start": 2,
            "end": 5,
            "sort_text": "",
            "filter_text": "",
            "additional_edits": (),
            "is_partial": False,
        }
        document = Document("é ema")
        converter = Converter(client, lambda _: document, lambda path: f"file://{path}")
        item = SimpleNamespace(**{**values, **changes})
        found: dict[str, Any] = converter.completion_list(document, [item])["items"][0]  # type: ignore[list-item]
        return found

    def test_a_snippet(self) -> None:
        item = self.item(self.CLIENT)
        assert item["insertTextFormat"] == 2
        assert item["documentation"]["kind"] == "markdown"
        start = {"line": 0, "character": 1}
        assert item["textEdit"]["range"] == {"start": start, "end": {"line": 0, "character": 4}}

    def test_a_text_with_spaces_is_a_snippet_that_writes_it(self) -> None:
        item = self.item(self.CLIENT, insert_text="cost: '${price}', ", is_snippet=False)
        assert item["insertTextFormat"] == 2
        assert item["textEdit"]["newText"] == "cost: '\\${price\\}', "
        plain = self.item(Client(), insert_text="cost: '${price}', ", is_snippet=False)
        assert "insertTextFormat" not in plain
        assert plain["textEdit"]["newText"] == "cost: '${price}', "

    def test_every_item_has_a_text_to_match_and_a_place_of_its_own_in_the_order(self) -> None:
        items = [CompletionItem(name, "value", name, 2, 5, sort_text="0001") for name in ("views", "title")]
        converter = Converter(self.CLIENT, lambda _: None, lambda path: f"file://{path}")
        found = converter.completion_list(Document("é ema"), items)["items"]
        assert [item["filterText"] for item in found] == ["views", "title"]
        assert sorted(item["sortText"] for item in found) == [item["sortText"] for item in found]
        assert len({item["sortText"] for item in found}) == 2

    def test_what_all_items_replace_is_said_once_to_a_client_that_takes_it(self) -> None:
        document = Document("é ema")
        items = [CompletionItem(name, "value", name, start, 5) for name, start in (("email", 2), ("emails", 2), ("é", 0))]
        clients = (Client(takes_shared_edit_range=True), Client())
        shared, plain = (
            Converter(client, lambda _: document, lambda path: f"file://{path}").completion_list(document, items)
            for client in clients
        )
        here = {"start": {"line": 0, "character": 1}, "end": {"line": 0, "character": 4}}
        assert shared["itemDefaults"] == {"editRange": here}
        assert [item.get("textEditText") for item in shared["items"]] == ["email", "emails", None]
        assert shared["items"][2] == plain["items"][2]
        assert "itemDefaults" not in plain
        assert [item["textEdit"]["newText"] for item in plain["items"]] == ["email", "emails", "é"]
        assert [item["textEdit"]["range"]["start"]["character"] for item in plain["items"]] == [1, 1, 0]

    def test_no_items_replace_nothing(self) -> None:
        converter = Converter(Client(takes_shared_edit_range=True), lambda _: None, lambda path: f"file://{path}")
        assert converter.completion_list(Document(""), []) == {"isIncomplete": False, "items": []}

    @pytest.mark.parametrize("client", [Client(), Client(shows_related_information=True, diagnostic_tags=frozenset({2}))])
    def test_a_diagnostic(self, client: Client) -> None:
        document = Document("one\ntwo")
        converter = Converter(client, lambda path: document if path != "/gone" else None, lambda path: f"file://{path}")
        related = tuple(RelatedPlace(path, 4, 7, "Here.") for path in ("/b", "/gone"))
        tags = frozenset({"deprecated", "unnecessary"})
        fault = Diagnostic("/a", 0, 3, "data/x", Severity.WARNING, "Wrong.", Stage.SYNTH, related, tags)
        expected: dict[str, Any] = {
            "range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 3}},
            "severity": 2,
            "code": "data/x",
            "source": "amplify",
            "message": "Wrong.",
        }
        if client.shows_related_information:
            span = {"start": {"line": 1, "character": 0}, "end": {"line": 1, "character": 3}}
            expected["relatedInformation"] = [{"location": {"uri": "file:///b", "range": span}, "message": "Here."}]
            expected["tags"] = [2]
        assert converter.diagnostic(fault) == expected

    def test_a_diagnostic_links_to_the_page_of_its_rule_once_there_is_one(self, monkeypatch: pytest.MonkeyPatch) -> None:
        document = Document("one")
        converter = Converter(Client(shows_code_descriptions=True), lambda _: document, lambda path: f"file://{path}")
        fault = Diagnostic("/a", 0, 3, "data/x", Severity.WARNING, "Wrong.", Stage.SYNTH)
        assert "codeDescription" not in (converter.diagnostic(fault) or {})
        monkeypatch.setattr(pages, "PAGES", "https://example.org/rules/")
        assert (converter.diagnostic(fault) or {})["codeDescription"] == {"href": "https://example.org/rules/data/x"}

    def test_edits_with_versions_and_without(self) -> None:
        document = Document("one\ntwo")
        edits = (TextEdit("/a", 4, 7, "2"), TextEdit("/b", 0, 0, "x"), TextEdit("/a", 0, 3, "1"))
        first = {"range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 3}}, "newText": "1"}
        version = {"/a": 7}.get

        with_versions = Converter(Client(takes_document_changes=True), lambda _: document, lambda path: f"file://{path}")
        changes = with_versions.workspace_edit(edits, version)["documentChanges"]
        assert changes[0]["textDocument"] == {"uri": "file:///a", "version": 7}
        assert changes[0]["edits"][0] == first
        assert changes[1]["textDocument"] == {"uri": "file:///b", "version": None}

        without = Converter(Client(), lambda _: document, lambda path: f"file://{path}")
        assert without.workspace_edit(edits, version)["changes"]["file:///a"][0] == first

    def test_a_snippet_for_a_client_without_snippets(self) -> None:
        item = self.item(Client())
        assert "insertTextFormat" not in item
        assert item["textEdit"]["newText"] == "email: { required: true },"
        assert item["documentation"] == {"kind": "plaintext", "value": "The email of a user."}

    @pytest.mark.parametrize(
        ("snippet", "text"),
        [
            ("a($1)$0", "a()"),
            ("${1:a.${2:string}()}", "a.string()"),
            ("${1|one,two|}", "one"),
            (r"\$5 \} \\ ${1:x}", r"$5 } \ x"),
            ("plain", "plain"),
        ],
    )
    def test_placeholders_are_filled_in(self, snippet: str, text: str) -> None:
        assert filled(snippet).text == text

    def test_lines_of_a_plain_text_are_indented_like_the_first(self) -> None:
        assert indented("{\n\ta: 1\n}", b"    x: ") == "{\n      a: 1\n    }"
        assert indented("{\n\ta: 1\n}", b"\tx: ") == "{\n\t\ta: 1\n\t}"

    def test_markdown_as_plain_text(self) -> None:
        assert plain_text("See [the page](https://x.y).\n```ts\na.id()\n```") == "See the page.\na.id()"


class TestFrames:
    def test_bodies_in_any_pieces(self) -> None:
        stream = frame(b"one") + b"content-length : 5\r\nContent-Type: x; charset=utf-8\r\n\r\nd\xc3\xa9ux" + frame(b"3")
        for size in (1, 2, 7, len(stream)):
            reader = FrameReader()
            bodies = [body for at in range(0, len(stream), size) for body in reader.feed(stream[at : at + size])]
            assert bodies == [b"one", "déux".encode(), b"3"]

    def test_a_header_without_length_is_skipped(self) -> None:
        assert FrameReader().feed(b"X: 1\r\n\r\n" + frame(b"one")) == [b"one"]

    @pytest.mark.parametrize("length", ["9" * 5000, "9" * 12, "-1", "0x10", ""])
    def test_a_length_that_no_message_has_is_skipped(self, length: str) -> None:
        assert FrameReader().feed(f"Content-Length: {length}\r\n\r\n".encode() + frame(b"one")) == [b"one"]

    def test_a_header_without_end_is_forgotten(self) -> None:
        reader = FrameReader()
        for _ in range(100):
            assert reader.feed(b"x" * 10_000) == []
        assert reader.feed(b"\r\n\r\n" + frame(b"one")) == [b"one"]


@pytest.mark.parametrize(
    ("offered", "chosen"),
    [
        (None, Encoding.UTF16),
        ([], Encoding.UTF16),
        (["utf-8", "utf-16"], Encoding.UTF16),
        (["utf-8"], Encoding.UTF8),
        (["utf-32", "utf-8"], Encoding.UTF32),
        (["latin-1"], Encoding.UTF16),
    ],
)
def test_the_encoding(offered: list[str] | None, chosen: Encoding) -> None:
    assert choose_encoding(offered) is chosen


def test_processes_that_are_alive() -> None:
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    assert is_alive(process.pid)
    process.kill()
    process.wait()
    assert not is_alive(process.pid)
    assert not is_alive(0)
    assert not is_alive(-1)


def test_addresses() -> None:
    assert parse(["--tcp", "7777"]).tcp == ("127.0.0.1", 7777)
    assert parse(["--ws", "[::1]:0"]).ws == ("::1", 0)
    with pytest.raises(SystemExit):
        parse(["--tcp", "70000"])
    with pytest.raises(SystemExit):
        parse(["--tcp", "1", "--stdio"])


def test_what_is_used_of_pygls_without_being_public() -> None:
    # A version of pygls that is pinned instead must have these, with the same meaning: see the top of `server/protocol.py`.
    source = Path(protocol.__file__).read_text(encoding="utf-8")
    base = LanguageServerProtocol(create_server(), default_converter())
    used = {name for name in re.findall(r"(?:self|super\(\))\.(_[a-z]\w+)", source) if hasattr(base, name)}
    assert used == {"_execute_handler", "_request_futures", "_result_types", "_send_handler_result", "_send_response"}


async def test_messages_leave_nothing_behind() -> None:
    connection = create_server().protocol
    finished = connection.start(lambda body: None)
    opened = {"uri": "file:///p/amplify/data/resource.ts", "languageId": "typescript", "version": 1, "text": ""}
    initialize = {"id": 1, "method": "initialize", "params": {"processId": None, "rootUri": None, "capabilities": {}}}
    messages = [initialize, {"method": "textDocument/didOpen", "params": {"textDocument": opened}}]
    messages += [{"method": "textDocument/didSave", "params": {"textDocument": opened}} for _ in range(20)]
    hover = {"textDocument": {"uri": opened["uri"]}, "position": {"line": 0, "character": 0}}
    messages += [{"id": number, "method": "textDocument/hover", "params": hover} for number in range(2, 20)]
    for message in messages:
        connection.receive([json.dumps({"jsonrpc": "2.0", **message}).encode()])
        await asyncio.sleep(0)

    async def until_all_are_answered() -> None:
        while connection._request_futures:
            await asyncio.sleep(0.01)

    await asyncio.wait_for(until_all_are_answered(), 20)
    connection.disconnected()
    assert await finished == 1


def test_only_faults_are_logged_as_such(caplog: pytest.LogCaptureFixture) -> None:
    server = create_server()
    server.report_server_error(JsonRpcMethodNotFound("Method Not Found: x"), FeatureRequestError)
    assert caplog.records == []
    server.report_server_error(ValueError("a fault"), FeatureRequestError)
    assert [record.getMessage() for record in caplog.records] == ["FeatureRequestError: a fault"]
