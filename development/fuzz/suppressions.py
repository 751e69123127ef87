"""Suppress comments: whatever they say, findings are hidden or shown, none is invented, and what is offered hides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from amplify_ls.syntax.suppressions import KEYWORD
from development.fuzz.bounds import nothing_logged
from development.fuzz.inputs import CHARACTERS, edited, edits
from development.fuzz.projects import ask_everything, opened, size_of
from development.fuzz.property import Property

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amplify_ls.engine import Workspace
    from development.fuzz.inputs import Edit

FOLDER = "/project/amplify"
SOURCE = f"{FOLDER}/data/resource.ts"
SCHEMA = """import { a, defineData } from '@aws-amplify/backend';

const schema = a.schema({
  Todo: a.model({
    text: a.strng(),
    owner: a.belongsTo('User', 'ownerId'),
  }),
  User: a.model({ todos: a.hasMany('Todo', 'ownerId') }).authorization((allow) => [allow.nobody()]),
});
export const data = defineData({ schema });
"""
_FAMILIES = ("suppression/", "syntax/")
_PIECES = (
    f"// {KEYWORD} data/unknown-builder-method: why\n",
    f"/* {KEYWORD} data/*, auth/* until 2999-12-31 */",
    f"{{/* {KEYWORD} */}}",
    f"// {KEYWORD}-file data/*\n",
    f"// {KEYWORD}-declaration data/missing-reference-field, : why\n",
    f"//{KEYWORD} a/b/c/*/d,,e until until 2020-02-30 x\r",
    f"/** {KEYWORD} data/unknown-related-model\n * and more */",
    f"// {KEYWORD}s and {KEYWORD}-files are nothing\n",
    KEYWORD,
    "-file",
    "-declaration",
    " until ",
    "2026-01-31",
    ", ",
    ": ",
    "data/",
    "//",
    "/*",
    "*/",
    "\n",
    "\r\n",
    "\u2028",
    "`",
    "'",
    *CHARACTERS,
)


def hide_or_show(made: Sequence[Edit]) -> None:
    """Whatever comments say, the file is answered about."""
    text = edited(SCHEMA, made)
    with nothing_logged():
        ask_everything(_workspace(text))


def offered_comments_hide(made: Sequence[Edit]) -> None:
    """The comments that are offered for all findings of a file hide those on whose lines a comment may stand."""
    with nothing_logged():
        workspace = _workspace(edited(SCHEMA, made))
        before = _codes(workspace)
        document = workspace.document(SOURCE)
        assert document is not None
        data = document.data
        found = sorted(workspace.ignoring_edits(SOURCE, "why"), key=lambda edit: edit.start, reverse=True)
        for edit in found:
            assert 0 <= edit.start <= edit.end <= size_of(workspace, SOURCE)
            data = data[: edit.start] + edit.text.encode() + data[edit.end :]
        after = _workspace(data.decode())
        assert set(_codes(after)) <= set(before)
        if found:
            assert len(_codes(after)) < len(before)


def _workspace(text: str) -> Workspace:
    workspace = opened({f"{FOLDER}/backend.ts": "", SOURCE: text})
    workspace.changed_files()
    return workspace


def _codes(workspace: Workspace) -> list[str]:
    found = (item.code for item in workspace.diagnostics(SOURCE))
    return sorted(code for code in found if not code.startswith(_FAMILIES))


_edits = st.lists(edits(_PIECES), min_size=1, max_size=6)
PROPERTIES = (
    Property("suppressions.hide_or_show", _edits, hide_or_show, most_calls=40_000_000),
    Property("suppressions.offered_comments_hide", _edits, offered_comments_hide, most_calls=40_000_000),
)
