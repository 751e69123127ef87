"""Every request is answered whatever its parameters are, and nothing is logged as a failure of the server."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from lsprotocol import types

from amplify_ls.server.app import create_server
from development.fuzz.bounds import nothing_logged
from development.fuzz.messages import CODES, Sent, conversation
from development.fuzz.requests import COMMANDS, NOTIFICATIONS, OPEN, REQUESTS
from tests.server.odd_parameters import odd

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

GOOD: list[tuple[str, Any]] = [
    *((method, params) for method, params in REQUESTS.items() if method != types.WORKSPACE_EXECUTE_COMMAND),
    *((types.WORKSPACE_EXECUTE_COMMAND, params) for params in COMMANDS),
]
SCHEMA = "amplify/backend/api/shop/schema.graphql"
# The good position is in the name of a field.
SCHEMA_TEXT = """\
type Post @model @auth(rules: [{ allow: owner }]) {
  id: ID!
  title: String @index(name: "byTitle")
  comments: [Comment] @hasMany
  author: User
}
"""


def _name(value: object) -> str:
    return str(value["command"]) if isinstance(value, dict) and "command" in value else value if isinstance(value, str) else ""


@pytest.mark.parametrize(("method", "params"), GOOD, ids=_name)
def test_odd_parameters_have_an_answer(method: str, params: Any, project: Path) -> None:
    _try(_variants(method, params), project)


@pytest.mark.parametrize(("method", "params"), GOOD, ids=_name)
def test_odd_parameters_about_a_schema_have_an_answer(method: str, params: Any, project: Path) -> None:
    opened = _message(
        types.TEXT_DOCUMENT_DID_OPEN, {"params": {"textDocument": {**OPEN["textDocument"], "text": SCHEMA_TEXT}}}, None
    )
    _try([_about_schema(message) for message in (opened, *_variants(method, params))], project)


def _variants(method: str, params: Any) -> list[Sent]:
    variants = [{"params": each} for each in [params, *odd(params), params]]
    return [_message(method, each, number) for number, each in enumerate([*variants, {}], 1)]


def _try(sent: Sequence[Sent], project: Path) -> None:
    with nothing_logged():
        answers = conversation(sent, project.as_uri())
    for message in sent:
        if message.id is None:
            continue
        found = answers.get(message.id, [])
        assert len(found) == 1, message
        error = found[0].get("error")
        assert error is None or error["code"] in CODES, (message, error)


def _about_schema(message: Sent) -> Sent:
    return message._replace(body=message.body.replace(b"amplify/data/resource.ts", SCHEMA.encode()))


@pytest.mark.parametrize(("method", "params"), NOTIFICATIONS.items(), ids=_name)
def test_odd_notifications_are_survived(method: str, params: Any, project: Path) -> None:
    variants = [{"params": each} for each in [params, *odd(params)]]
    sent = [_message(method, each, None) for each in [*variants, {}]]
    hover = _message(types.TEXT_DOCUMENT_HOVER, {"params": REQUESTS[types.TEXT_DOCUMENT_HOVER]}, 1)
    with nothing_logged():
        answers = conversation([*sent, hover], project.as_uri())
    assert len(answers[1]) == 1
    assert "error" not in answers[1][0]


def _message(method: str, params: dict[str, object], identifier: int | None) -> Sent:
    known = {} if identifier is None else {"id": identifier}
    return Sent(json.dumps({"jsonrpc": "2.0", **known, "method": method, **params}).encode(), identifier)


def test_every_message_is_tried() -> None:
    manager = create_server().protocol.fm
    known = {*manager.features, *manager.builtin_features} - {types.SHUTDOWN, types.EXIT}
    notebooks = {each for each in known if each.startswith("notebookDocument/")}
    assert known - notebooks <= {*REQUESTS, *NOTIFICATIONS}
    assert set(manager.commands) <= {each["command"] for each in COMMANDS}
