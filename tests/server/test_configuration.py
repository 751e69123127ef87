from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from lsprotocol import types

from tests.server.editor import CODE, connected, pulling_capabilities

if TYPE_CHECKING:
    from pathlib import Path

NAME = "amplify/data/resource.ts"


async def test_a_rule_is_switched_off_by_initialization_options(project: Path) -> None:
    async with connected(project, options={"rules": {CODE: "off"}}) as editor:
        uri = editor.open(NAME)
        await editor.codes(uri, [])


async def test_the_severity_of_a_rule_comes_from_the_configuration(project: Path) -> None:
    configuration = {"": {"amplifyLs": {"rules": {CODE: "hint"}}}}
    async with connected(project, configuration=configuration) as editor:
        uri = editor.open(NAME)
        await editor.wait_for(uri, lambda params: severities(params) == [types.DiagnosticSeverity.Hint])


@pytest.mark.parametrize("settings", [None, 5, {"amplifyLs": []}, {"amplifyLs": {"rules": 3, "typescript": {"hovers": "x"}}}])
async def test_a_bad_configuration_changes_nothing(project: Path, settings: Any) -> None:
    async with connected(project, types.ClientCapabilities(), options=settings) as editor:
        uri = editor.open(NAME)
        await editor.codes(uri, [CODE])
        editor.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(settings))
        editor.change(uri, "")
        await editor.codes(uri, [])
        assert editor.client.messages == []
        if settings is not None:
            assert any(" ignored because " in message.message for message in editor.client.log_messages)


async def test_a_changed_configuration_counts_at_once(project: Path) -> None:
    async with connected(project, types.ClientCapabilities()) as editor:
        uri = editor.open(NAME)
        await editor.codes(uri, [CODE])
        change({"amplifyLs": {"rules": {CODE: "off"}}}, editor)
        await editor.codes(uri, [])
        change({"amplifyLs": {"rules": {CODE: "warning"}}}, editor)
        await editor.wait_for(uri, lambda params: severities(params) == [types.DiagnosticSeverity.Warning])


async def test_a_client_that_answers_is_asked_again_when_its_configuration_changes(project: Path) -> None:
    async with connected(project) as editor:
        uri = editor.open(NAME)
        await editor.codes(uri, [CODE])
        assert {item.method for item in editor.registrations} == {
            "workspace/didChangeWatchedFiles",
            "workspace/didChangeConfiguration",
        }
        editor.client.set_configuration({"rules": {CODE: "off"}}, section="amplifyLs")
        change(None, editor)
        await editor.codes(uri, [])


async def test_a_client_that_pulls_is_told_to_pull_again(project: Path) -> None:
    async with connected(project, pulling_capabilities()) as editor:
        uri = editor.open(NAME)
        assert len((await editor.pull(uri)).items) == 1
        editor.client.set_configuration({"rules": {CODE: "off"}}, section="amplifyLs")
        change(None, editor)
        await editor.wait_for_refresh()
        assert list((await editor.pull(uri)).items) == []


def change(settings: Any, editor: Any) -> None:
    editor.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(settings))


def severities(params: types.PublishDiagnosticsParams) -> list[types.DiagnosticSeverity | None]:
    return [item.severity for item in params.diagnostics]
