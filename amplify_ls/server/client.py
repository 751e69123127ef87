"""The capabilities of the connected client, read once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from amplify_ls.text.document import Encoding

if TYPE_CHECKING:
    from lsprotocol import types

MARKDOWN = "markdown"
_LINKED = ("definition", "type_definition", "implementation")


@dataclass(frozen=True, slots=True)
class Client:
    """The capabilities that affect what the server sends. The defaults are those of a client that declares none."""

    encoding: Encoding = Encoding.UTF16
    pulls_diagnostics: bool = False
    shows_related_information: bool = False
    shows_code_descriptions: bool = False
    keeps_diagnostic_data: bool = False
    diagnostic_tags: frozenset[int] = frozenset()
    takes_action_literals: bool = False
    marks_preferred_actions: bool = False
    resolves_action_edits: bool = False
    """Whether the edit of a code action may be computed when it is chosen."""
    creates_files: bool = False
    """Whether an edit may create files."""
    takes_document_changes: bool = False
    takes_snippets: bool = False
    resolves_completion_edits: bool = False
    """Whether the client asks for additional edits of a completion, and its command, once it is selected."""
    takes_shared_edit_range: bool = False
    """Whether a list of completions may have one edit range for all items."""
    renders_completion_markdown: bool = False
    renders_hover_markdown: bool = False
    renders_signature_markdown: bool = False
    takes_links: frozenset[str] = frozenset()
    """The requests, such as ``definition``, whose answer may have the region of the name that was asked about."""
    confirms_edits: bool = False
    """Whether an edit may say why it needs confirmation."""
    shows_documents: bool = False
    """Whether the client opens documents when the server asks for it."""
    shows_progress: bool = False
    refreshes_lenses: bool = False
    refreshes_hints: bool = False
    shows_symbol_trees: bool = False
    shows_link_tooltips: bool = False
    registers_watched_files: bool = False
    registers_configuration: bool = False
    answers_configuration: bool = False


def read_client(capabilities: types.ClientCapabilities, encoding: Encoding) -> Client:
    """Read the capabilities of the `initialize` request; `encoding` is the negotiated one."""

    def has(field: str) -> bool:
        return bool(_read(capabilities, field))

    def renders_markdown(field: str) -> bool:
        return MARKDOWN in (_read(capabilities, field) or ())

    publish = "text_document.publish_diagnostics"
    pull = "text_document.diagnostic"
    tags = (_read(capabilities, f"{source}.tag_support.value_set") or () for source in (publish, pull))
    return Client(
        encoding=encoding,
        # Without refresh, the client would never ask again for a file that an edit elsewhere has changed.
        pulls_diagnostics=has(pull) and has("workspace.diagnostics.refresh_support"),
        shows_related_information=has(f"{publish}.related_information") or has(f"{pull}.related_information"),
        shows_code_descriptions=has(f"{publish}.code_description_support") or has(f"{pull}.code_description_support"),
        keeps_diagnostic_data=has(f"{publish}.data_support") or has(f"{pull}.data_support"),
        diagnostic_tags=frozenset(int(tag) for values in tags for tag in values),
        takes_action_literals=has("text_document.code_action.code_action_literal_support"),
        resolves_action_edits=has("text_document.code_action.data_support")
        and "edit" in (_read(capabilities, "text_document.code_action.resolve_support.properties") or ()),
        marks_preferred_actions=has("text_document.code_action.is_preferred_support"),
        takes_document_changes=has("workspace.workspace_edit.document_changes"),
        creates_files=has("workspace.workspace_edit.document_changes")
        and "create" in (_read(capabilities, "workspace.workspace_edit.resource_operations") or ()),
        takes_snippets=has("text_document.completion.completion_item.snippet_support"),
        # Clients that list this property also take the command of the resolved item.
        resolves_completion_edits="additionalTextEdits"
        in (_read(capabilities, "text_document.completion.completion_item.resolve_support.properties") or ()),
        takes_shared_edit_range="editRange"
        in (_read(capabilities, "text_document.completion.completion_list.item_defaults") or ()),
        renders_completion_markdown=renders_markdown("text_document.completion.completion_item.documentation_format"),
        renders_hover_markdown=renders_markdown("text_document.hover.content_format"),
        renders_signature_markdown=renders_markdown("text_document.signature_help.signature_information.documentation_format"),
        takes_links=frozenset(name for name in _LINKED if has(f"text_document.{name}.link_support")),
        confirms_edits=has("workspace.workspace_edit.change_annotation_support"),
        shows_documents=has("window.show_document.support"),
        shows_progress=has("window.work_done_progress"),
        refreshes_lenses=has("workspace.code_lens.refresh_support"),
        refreshes_hints=has("workspace.inlay_hint.refresh_support"),
        shows_symbol_trees=has("text_document.document_symbol.hierarchical_document_symbol_support"),
        shows_link_tooltips=has("text_document.document_link.tooltip_support"),
        registers_watched_files=has("workspace.did_change_watched_files.dynamic_registration"),
        registers_configuration=has("workspace.did_change_configuration.dynamic_registration"),
        answers_configuration=has("workspace.configuration"),
    )


def choose_encoding(offered: list[str] | None) -> Encoding:
    """UTF-16 if the client allows it, because the TypeScript server uses it in the same buffer; else its first choice."""
    known = [encoding.value for encoding in Encoding]
    usable = [encoding for encoding in offered or () if encoding in known]
    if not usable or Encoding.UTF16.value in usable:
        return Encoding.UTF16
    return Encoding(usable[0])


def _read(capabilities: types.ClientCapabilities, field: str) -> Any:
    value: Any = capabilities
    for name in field.split("."):
        value = getattr(value, name, None)
        if value is None:
            return None
    return value
