"""The plugin of TypeScript's server: each name, hover and error appears once, and nothing is lost."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest
from lsprotocol import types

from tests.programs.programs import INSTALLED
from tests.programs.tsserver import SERVERS, TypeScriptServer
from tests.server.editor import Editor, connected

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PACKAGE = INSTALLED / "data-schema" / "node_modules"
TEXT = """\
import { a } from '@aws-amplify/data-schema';

const größe = 'ä';
export const schema = a.schema({
  Author: a.model({ name: a.string(), books: a.hasMany('Book', 'authorId') }),
  Book: a.model({
    title: a.strin(),
    authorId: a.id(),
    author: a.belongsTo('Author', 'authorId'),
  }),
}).authorization((allow) => [allow.publicApiKey()]);
const other: number = größe;
"""
NAME = "amplify/data/resource.ts"
MISSPELLED, NOT_ASSIGNABLE = {2339, 2551}, 2322
LINE = 7
AFTER_DOT = len("    title: a.") + 1
WAIT_SECONDS = 30

pytestmark = pytest.mark.parametrize("version", SERVERS)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "node_modules").symlink_to(PACKAGE)
    (tmp_path / "amplify" / "data").mkdir(parents=True)
    (tmp_path / "amplify" / "backend.ts").write_text("import './data/resource';\n", "utf-8")
    (tmp_path / NAME).write_text(TEXT, "utf-8")
    (tmp_path / "tsconfig.json").write_text('{"compilerOptions": {"module": "preserve", "strict": true}}', "utf-8")
    return tmp_path


def until(wanted: Callable[[], bool]) -> None:
    """Wait until the two servers are connected and agree."""
    end = time.monotonic() + WAIT_SECONDS
    while not wanted():
        assert time.monotonic() < end
        time.sleep(0.05)


async def settled(editor: Editor, uri: str) -> None:
    await editor.wait_for(uri, lambda params: len(params.diagnostics) > 0)


async def test_each_appears_once_while_our_server_knows_the_text(project: Path, version: str) -> None:
    path, socket = project / NAME, str(project / "socket")
    async with connected(project, options={"typescriptSocket": socket}) as editor:
        with TypeScriptServer(version, project, AMPLIFY_LS_TYPESCRIPT_SOCKET=socket) as typescript:
            typescript.open(path, TEXT)
            before = typescript.completions(path, LINE, AFTER_DOT)
            assert {"string", "schema", "belongsTo"} <= set(before)
            assert MISSPELLED & set(typescript.errors(path))
            assert typescript.hover(path, 8, len("    authorId: a.i") + 1) is not None

            uri = editor.open(NAME, TEXT)
            await settled(editor, uri)
            # The misspelled builder is ours; the other error has nothing to do with us.
            until(lambda: not MISSPELLED & set(typescript.errors(path)))
            assert NOT_ASSIGNABLE in typescript.errors(path)
            assert {"string", "schema", "belongsTo"}.isdisjoint(typescript.completions(path, LINE, AFTER_DOT))
            assert typescript.hover(path, 8, len("    authorId: a.i") + 1) is None
            assert typescript.hover(path, 12, len("const o") + 1) is not None

            # A version of the text that our server does not have.
            typescript.change(path, 1, 1, " ")
            assert MISSPELLED & set(typescript.errors(path))
            assert {"string", "schema"} <= set(typescript.completions(path, LINE, AFTER_DOT))
            editor.change(uri, " ", types.Range(types.Position(0, 0), types.Position(0, 0)))
            await editor.settle()
            until(lambda: not MISSPELLED & set(typescript.errors(path)))

            editor.close(uri)
            await editor.settle()
            until(lambda: bool(MISSPELLED & set(typescript.errors(path))))
            assert typescript.completions(path, LINE, AFTER_DOT) == before


async def test_everything_is_shown_when_our_server_is_gone(project: Path, version: str) -> None:
    path, socket = project / NAME, str(project / "socket")
    with TypeScriptServer(version, project, AMPLIFY_LS_TYPESCRIPT_SOCKET=socket) as typescript:
        async with connected(project, options={"typescriptSocket": socket}) as editor:
            typescript.open(path, TEXT)
            await settled(editor, editor.open(NAME, TEXT))
            until(lambda: not MISSPELLED & set(typescript.errors(path)))
        until(lambda: bool(MISSPELLED & set(typescript.errors(path))))
        assert "string" in typescript.completions(path, LINE, AFTER_DOT)


async def test_the_settings_leave_everything_to_both(project: Path, version: str) -> None:
    path, socket = project / NAME, str(project / "socket")
    shares = {"completions": "both", "hovers": "both", "diagnostics": "ours"}
    async with connected(project, options={"typescriptSocket": socket, "typescript": shares}) as editor:
        with TypeScriptServer(version, project, AMPLIFY_LS_TYPESCRIPT_SOCKET=socket) as typescript:
            typescript.open(path, TEXT)
            await settled(editor, editor.open(NAME, TEXT))
            until(lambda: not MISSPELLED & set(typescript.errors(path)))
            assert "string" in typescript.completions(path, LINE, AFTER_DOT)
            assert typescript.hover(path, 8, len("    authorId: a.i") + 1) is not None


async def test_a_server_without_configuration_finds_the_address_that_its_parent_announces(project: Path, version: str) -> None:
    path, socket = project / NAME, str(project / "socket")
    text = TEXT.replace("[allow.publicApiKey()]", "[]")
    column = len("}).authorization((allow) => [") + 1
    (project / f"amplify-ls-{os.getpid()}").write_text(socket, "utf-8")
    # The server that Visual Studio Code asks while projects load: it reads no packages, but knows the names in scope.
    with TypeScriptServer(version, project, "--serverMode", "partialSemantic", TMPDIR=str(project)) as typescript:
        typescript.open(path, text)
        assert "allow" in typescript.completions(path, 11, column)
        async with connected(project, options={"typescriptSocket": socket}) as editor:
            await settled(editor, editor.open(NAME, text))
            until(lambda: "allow" not in typescript.completions(path, 11, column))
