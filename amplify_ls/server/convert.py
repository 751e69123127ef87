"""From the engine's values to the JSON of the protocol: plain dictionaries, no attrs objects."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from amplify_ls.catalog.snippet_text import escaped, filled
from amplify_ls.rules.pages import rule_url

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from amplify_ls.edits.operations import TextEdit
    from amplify_ls.engine import CompletionItem, Diagnostic, Hover, SignatureHelp
    from amplify_ls.server.client import Client
    from amplify_ls.text.document import Document, Encoding

Json = dict[str, Any]

APPLY_EDIT = "amplify-ls.applyEdit"

SOURCE = "amplify"

_SEVERITIES = {"error": 1, "warning": 2, "information": 3, "hint": 4}
_TAGS = {"unnecessary": 1, "deprecated": 2}
_COMPLETION_KINDS = {
    "method": 2,
    "function": 3,
    "field": 5,
    "variable": 6,
    "class": 7,
    "module": 9,
    "property": 10,
    "value": 12,
    "enum": 13,
    "keyword": 14,
    "snippet": 15,
    "file": 17,
    "folder": 19,
    "enum_member": 20,
    "constant": 21,
}
_SNIPPET = 2


class Converter:
    """Conversion for one client, with access to documents (for positions) and to its URIs of files."""

    def __init__(self, client: Client, document: Callable[[str], Document | None], uri: Callable[[str], str]) -> None:
        self._client = client
        self._document = document
        self._uri = uri

    def diagnostics(self, path: str, diagnostics: Iterable[Diagnostic]) -> list[Json]:
        """`Diagnostic` objects of one file; empty if the file no longer exists."""
        document = self._document(path)
        return [self._diagnostic(document, diagnostic) for diagnostic in diagnostics] if document else []

    def diagnostic(self, diagnostic: Diagnostic) -> Json | None:
        """One `Diagnostic` object; None if its file no longer exists."""
        document = self._document(diagnostic.path)
        return self._diagnostic(document, diagnostic) if document else None

    def workspace_edit(self, edits: Iterable[TextEdit], version: Callable[[str], int | None]) -> Json:
        """A `WorkspaceEdit`; with the versions of open files if the client can check them."""
        by_path: dict[str, list[Json]] = {}
        created: list[Json] = []
        for edit in sorted(edits, key=lambda edit: (edit.path, edit.start)):
            document = self._document(edit.path)
            if document is not None:
                by_path.setdefault(edit.path, []).append(self._text_edit(document, edit.start, edit.end, edit.text))
            elif self._client.creates_files:
                created.extend(_created(self._uri(edit.path), edit.text))
        if not self._client.takes_document_changes:
            return {"changes": {self._uri(path): changes for path, changes in by_path.items()}}
        return {
            "documentChanges": [
                *created,
                *(
                    {"textDocument": {"uri": self._uri(path), "version": version(path)}, "edits": changes}
                    for path, changes in by_path.items()
                ),
            ]
        }

    def completion_list(self, document: Document, items: Sequence[CompletionItem]) -> Json:
        """A `CompletionList`, with one edit range for all items if the client supports it."""
        result: Json = {"isIncomplete": any(item.is_partial for item in items)}
        shared = (items[0].start, items[0].end) if items and self._client.takes_shared_edit_range else None
        if shared is not None:
            result["itemDefaults"] = {"editRange": span(document, *shared, self._client.encoding)}
        # Hundreds of items replace the same few bytes, so the range is computed once.
        ranges: dict[tuple[int, int], Json] = {}
        result["items"] = [self._completion_item(document, item, shared, ranges) for item in items]
        for index, item in enumerate(result["items"]):
            if "sortText" in item:
                # Editors order equal texts in ways of their own, by the label or at random.
                item["sortText"] += f".{index:04d}"
        return result

    def completion_edits(
        self, document: Document, path: str, edits: Sequence[TextEdit], version: Callable[[str], int | None]
    ) -> Json:
        """The edits that an item needs beside its own text: those of its file, and a command for other files."""
        here = [edit for edit in edits if edit.path == path]
        elsewhere = [edit for edit in edits if edit.path != path]
        result: Json = {}
        if here:
            result["additionalTextEdits"] = [self._text_edit(document, edit.start, edit.end, edit.text) for edit in here]
        if elsewhere:
            edit = self.workspace_edit(elsewhere, version)
            result["command"] = edit_elsewhere(edit)
        return result

    def _completion_item(
        self, document: Document, item: CompletionItem, shared: tuple[int, int] | None, ranges: dict[tuple[int, int], Json]
    ) -> Json:
        """A `CompletionItem`; a snippet becomes plain text for a client without snippets.

        Text with spaces becomes a snippet, because Neovim inserts plain text up to its first space only.
        """
        is_snippet = self._client.takes_snippets and (item.is_snippet or " " in item.insert_text)
        text = item.insert_text
        if item.is_snippet and not is_snippet:
            text = indented(filled(text).text, document.line(document.line_of(item.start)))
        elif is_snippet and not item.is_snippet:
            text = escaped(text)
        result: Json = {"label": item.label, "kind": _COMPLETION_KINDS.get(item.kind, 1)}
        replaced = (item.start, item.end)
        if replaced == shared:
            # Set even if it equals the label: not every client falls back to the label.
            result["textEditText"] = text
        else:
            if replaced not in ranges:
                ranges[replaced] = span(document, *replaced, self._client.encoding)
            result["textEdit"] = {"range": ranges[replaced], "newText": text}
        if is_snippet:
            result["insertTextFormat"] = _SNIPPET
        if item.detail:
            result["detail"] = item.detail
        if item.documentation:
            result["documentation"] = markup(item.documentation, self._client.renders_completion_markdown)
        if item.sort_text:
            result["sortText"] = item.sort_text
        # Neovim compares only this text with the typed word, and shows all items that lack it.
        result["filterText"] = item.filter_text or item.label
        if item.additional_edits:
            result["additionalTextEdits"] = [
                self._text_edit(document, edit.start, edit.end, edit.text) for edit in item.additional_edits
            ]
        return result

    def hover(self, document: Document, hover: Hover) -> Json:
        """A `Hover` object."""
        return {
            "contents": markup(hover.markdown, self._client.renders_hover_markdown),
            "range": span(document, hover.start, hover.end, self._client.encoding),
        }

    def signature_help(self, signature: SignatureHelp) -> Json:
        """A `SignatureHelp` object with one signature."""
        parameters = []
        for label, documentation in signature.parameters:
            parameter: Json = {"label": label}
            if documentation:
                parameter["documentation"] = markup(documentation, self._client.renders_signature_markdown)
            parameters.append(parameter)
        information: Json = {"label": signature.label, "parameters": parameters}
        if signature.documentation:
            information["documentation"] = markup(signature.documentation, self._client.renders_signature_markdown)
        return {"signatures": [information], "activeSignature": 0, "activeParameter": signature.active_parameter or 0}

    def _diagnostic(self, document: Document, diagnostic: Diagnostic) -> Json:
        client = self._client
        result: Json = {
            "range": span(document, diagnostic.start, diagnostic.end, client.encoding),
            "severity": _SEVERITIES[diagnostic.severity.value],
            "code": diagnostic.code,
            "source": SOURCE,
            "message": diagnostic.message,
        }
        url = rule_url(diagnostic.code) if client.shows_code_descriptions else None
        if url is not None:
            result["codeDescription"] = {"href": url}
        if diagnostic.tags and client.diagnostic_tags:
            tags = sorted({_TAGS[tag] for tag in diagnostic.tags} & client.diagnostic_tags)
            if tags:
                result["tags"] = tags
        if diagnostic.related and client.shows_related_information:
            result["relatedInformation"] = [
                {
                    "location": {
                        "uri": self._uri(related.path),
                        "range": span(other, related.start, related.end, client.encoding),
                    },
                    "message": related.message,
                }
                for related in diagnostic.related
                if (other := self._document(related.path)) is not None
            ]
        if client.keeps_diagnostic_data:
            result["data"] = {"stage": diagnostic.stage.value}
        return result

    def _text_edit(self, document: Document, start: int, end: int, text: str) -> Json:
        return {"range": span(document, start, end, self._client.encoding), "newText": text}


def edit_elsewhere(argument: object) -> Json:
    """The command that edits other files: by a `WorkspaceEdit`, or by the completion that it is for, `[list, index]`."""
    return {"title": "Edit other files", "command": APPLY_EDIT, "arguments": [argument]}


def _created(uri: str, text: str) -> list[Json]:
    """The operations that create a file with a text."""
    start = {"line": 0, "character": 0}
    return [
        {"kind": "create", "uri": uri, "options": {"ignoreIfExists": True}},
        {
            "textDocument": {"uri": uri, "version": None},
            "edits": [{"range": {"start": start, "end": start}, "newText": text}],
        },
    ]


def span(document: Document, start: int, end: int, encoding: Encoding) -> Json:
    """A `Range` of two byte offsets."""
    first_line, first = document.position(start, encoding)
    last_line, last = document.position(end, encoding)
    return {"start": {"line": first_line, "character": first}, "end": {"line": last_line, "character": last}}


def markup(markdown: str, renders_markdown: bool) -> Json:  # noqa: FBT001 - an ability of the client
    """`MarkupContent`, as plain text for a client that does not render Markdown."""
    if renders_markdown:
        return {"kind": "markdown", "value": markdown}
    return {"kind": "plaintext", "value": plain_text(markdown)}


def plain_text(markdown: str) -> str:
    """Markdown without fences, backticks, marks of emphasis and link targets."""
    lines = [line for line in markdown.split("\n") if not line.startswith("```")]
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", "\n".join(lines))
    return re.sub(r"\*\*([^*]+)\*\*", r"\1", text).replace("`", "")


def indented(text: str, line: bytes) -> str:
    """A text with several lines, indented like a line; clients indent snippets themselves, but not plain text."""
    indentation = line[: len(line) - len(line.lstrip())].decode()
    step = "\t" if indentation.startswith("\t") else "  "
    return text.replace("\t", step).replace("\n", f"\n{indentation}")
