"""Findings about what is being typed wait; all others are shown at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lsprotocol import types

from amplify_ls.engine import Workspace
from amplify_ls.server.settings import typing_pause
from amplify_ls.server.timing.calm import Calm
from amplify_ls.text.disk import MemoryDisk
from amplify_ls.text.document import Change, Encoding
from tests.server.editor import RESOURCE, connected, pulling_capabilities

if TYPE_CHECKING:
    from pathlib import Path

NAME = "amplify/data/resource.ts"
DATA = "/p/amplify/data/resource.ts"
BACKEND = (
    "import { defineBackend } from '@aws-amplify/backend';\nimport { data } from './data/resource';\ndefineBackend({ data });\n"
)
HEAD = """\
import { a, defineData } from '@aws-amplify/backend';

const schema = a.schema({
  Customer: a.model({
    name: a.string().required(),
    tickets: a.hasMany('Ticket', 'customerId'),
  }),
"""
TICKET = """\
  Ticket: a.model({
    title: a.string().required(),
    status: a.enum(['open', 'closed']),
    customerId: a.id().required(),
    customer: a.belongsTo('Customer', 'customerId'),
    due: a.date(),
  }).authorization((allow) => [allow.publicApiKey()]),
"""
TAIL = """\
}).authorization((allow) => [allow.publicApiKey()]);

export const data = defineData({ schema });
"""
CLOSED_BY = {"(": ")", "[": "]", "{": "}", "'": "'"}
PAUSE = 0.4
KEY = 0.1


class Typist:
    """Types in one file, in an editor that closes brackets and quotes, and looks at what is shown after each key."""

    def __init__(self, text: str, offset: int, pause: float = PAUSE) -> None:
        self.now = 0.0
        self.workspace = Workspace(MemoryDisk({DATA: text, "/p/amplify/backend.ts": BACKEND}))
        self.workspace.open(DATA, text, 1)
        self.calm = Calm(lambda: self.now)
        self.calm.pause = pause
        self.offset = offset
        self.history = [self.shown()]
        self._closing: list[str] = []

    def shown(self) -> frozenset[tuple[str, str]]:
        """Code and message of what is shown now."""
        found = self.workspace.diagnostics(DATA)
        visible = self.calm.visible(DATA, found, lambda offset: self.workspace.editing(DATA).enclosing(offset))
        return frozenset((each.code, each.message) for each in visible)

    def codes(self) -> set[str]:
        return {code for code, _ in self.shown()}

    def type(self, text: str) -> None:
        for key in text:
            self.now += KEY
            document = self.workspace.document(DATA)
            assert document is not None
            if self._closing[-1:] == [key] and document.data[self.offset : self.offset + 1] == key.encode():
                self._closing.pop()
                self.offset += 1
                self.calm.cursor_at(DATA, self.offset)
            else:
                closing = CLOSED_BY.get(key, "")
                self._closing += closing
                self.edit(key + closing, self.offset, self.offset)
                self.offset -= len(closing)
            self.history.append(self.shown())

    def edit(self, text: str, start: int, end: int) -> None:
        document = self.workspace.document(DATA)
        assert document is not None
        change = Change(text, document.position(start, Encoding.UTF16), document.position(end, Encoding.UTF16))
        edits = self.workspace.change(DATA, [change], 2)
        self.calm.edited(DATA, [change], edits, document.data)
        self.offset = start + len(text)

    def wait(self) -> None:
        self.now += PAUSE
        self.history.append(self.shown())

    def changes(self) -> int:
        return sum(before != after for before, after in zip(self.history, self.history[1:], strict=False))


def test_typing_a_model_changes_next_to_nothing() -> None:
    typist = Typist(HEAD + TAIL, len(HEAD))
    typist.type(TICKET)
    assert typist.changes() <= 3
    gone = set[tuple[str, str]]()
    for before, after in zip(typist.history, typist.history[1:], strict=False):
        assert not gone & (after - before), "a finding has flickered"
        gone |= before - after


def test_without_the_pause_everything_is_shown_at_once() -> None:
    typist = Typist(HEAD + TAIL, len(HEAD), pause=0)
    typist.type(TICKET)
    assert typist.changes() > 50


def test_a_finding_at_the_word_waits_for_the_pause() -> None:
    typist = Typist(HEAD + TICKET + TAIL, len(HEAD + TICKET))
    typist.type("  Team: a.model({ name: a.strin")
    assert typist.codes() == set()
    typist.wait()
    assert "data/unknown-builder" in typist.codes()


@pytest.mark.parametrize(
    "leave",
    [
        lambda typist: typist.type("(), b"),
        lambda typist: typist.calm.cursor_at(DATA, 0),
        lambda typist: typist.calm.release(DATA),
        lambda typist: typist.edit("\n", 0, 0),
    ],
    ids=["typing", "cursor", "saving", "another-edit"],
)
def test_a_finding_at_a_word_is_shown_when_the_author_leaves_it(leave: object) -> None:
    text = HEAD.replace("tickets", "age: a.,\n    tickets") + TICKET + TAIL
    typist = Typist(text, text.index("a.,") + 2)
    typist.type("strin")
    assert "data/unknown-builder" not in typist.codes()
    assert callable(leave)
    leave(typist)
    assert "data/unknown-builder" in typist.codes()


def test_findings_elsewhere_are_shown_at_once() -> None:
    text = HEAD + TICKET + TAIL
    typist = Typist(text, text.index("Customer: a.model") + len("Customer"))
    typist.edit("", typist.offset - 1, typist.offset)
    assert "data/unknown-related-model" in typist.codes()


def test_what_an_edit_removes_is_gone_at_once_and_what_it_leaves_stays() -> None:
    text = (HEAD + TICKET + TAIL).replace("'Customer', 'customerId'", "'Custome', 'customerId'")
    at = text.index("'Custome'") + len("'Custome")
    typist = Typist(text, at)
    assert "data/unknown-related-model" in typist.codes()
    typist.edit(" ", 0, 0)
    assert "data/unknown-related-model" in typist.codes()
    typist.offset = at + 1
    typist.type("r")
    assert "data/unknown-related-model" not in typist.codes()


def test_pasted_lines_and_whole_texts_do_not_wait() -> None:
    typist = Typist(HEAD + TICKET + TAIL, 0)
    at = len(HEAD)
    typist.edit("  Team: a.model({\n    name: a.strin(),\n  }),\n", at, at)
    assert "data/unknown-builder" in typist.codes()


async def test_a_client_that_is_pushed_to_gets_the_finding_after_the_pause(project: Path) -> None:
    async with connected(project, options={"typingPause": 150}) as editor:
        uri = editor.open(NAME, RESOURCE.replace("'authorId'", "'userId'").replace("author:", "userId: a.id(),\n    author:"))
        await editor.codes(uri, [])
        line = types.Position(5, 39)
        version = editor.change(uri, "x", types.Range(line, line))
        await editor.wait_for(uri, lambda params: params.version == version)
        first = next(params for params in editor.published if params.version == version)
        await editor.wait_for(uri, lambda params: len(params.diagnostics) > 0)
        assert list(first.diagnostics) == []


async def test_a_client_that_pulls_is_asked_to_pull_again_after_the_pause(project: Path) -> None:
    async with connected(project, pulling_capabilities(), options={"typingPause": 150}) as editor:
        uri = editor.open(NAME, RESOURCE.replace("'authorId'", "'userId'").replace("author:", "userId: a.id(),\n    author:"))
        assert list((await editor.pull(uri)).items) == []
        line = types.Position(5, 39)
        editor.change(uri, "x", types.Range(line, line))
        assert list((await editor.pull(uri)).items) == []
        await editor.wait_for_refresh()
        assert [str(item.code) for item in (await editor.pull(uri)).items] == ["data/different-references"]


@pytest.mark.parametrize(
    ("said", "seconds"),
    [(None, 0.4), (0, 0.0), (150, 0.15), (150.5, 0.1505), (-1, 0.4), (True, 0.4), ("200", 0.4), (100_000, 0.4)],
)
def test_the_setting(said: object, seconds: float) -> None:
    assert typing_pause({"typingPause": said}) == pytest.approx(seconds)
