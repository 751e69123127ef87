"""Actions for the findings on the lines of the cursor, and actions that fix faults together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.engine.support import DATA, applied, workspace_of

if TYPE_CHECKING:
    from amplify_ls.engine import Workspace

MODELS = "/p/amplify/data/models.ts"
CODE = "data/missing-reference-field"
TEXT = """\
import { a, defineData } from '@aws-amplify/backend';
import { Note } from './models';

const schema = a.schema({
  Author: a.model({
    books: a.hasMany('Book', 'authorId'),
    plays: a.hasMany('Play', 'authorId'),
    notes: a.hasMany('Note', 'authorId'),
  }),
  Book: a.model({
    title: a.strin(), author: a.belongsTo('Author', 'authorId'),
  }),
  Play: a.model({
    author: a.belongsTo('Author', 'authorId'),
  }),
  Note,
}).authorization((allow) => [allow.publicApiKey()]);

export const data = defineData({ schema });
"""
NOTE = """\
import { a } from '@aws-amplify/backend';

export const Note = a.model({ author: a.belongsTo('Author', 'authorId') });
"""
LINE = "    title: a.strin(), author: a.belongsTo('Author', 'authorId'),"


def workspace() -> Workspace:
    return workspace_of(TEXT, {MODELS: NOTE})


def titles(workspace: Workspace, word: str) -> list[str]:
    at = TEXT.index(word, TEXT.index(LINE))
    return [action.title for action in workspace.code_actions(DATA, at, at) if not action.title.startswith("Suppress")]


def test_the_findings_of_the_line_are_offered_after_those_at_the_cursor() -> None:
    assert titles(workspace(), "strin")[0] == "Change to `a.string`"
    assert titles(workspace(), "'authorId'")[0] == "Add `authorId: a.id()` to `Book`"
    anywhere = titles(workspace(), "title")
    assert anywhere.index("Change to `a.string`") < anywhere.index("Add `authorId: a.id()` to `Book`")


def test_only_the_fixes_at_the_cursor_are_preferred() -> None:
    at = TEXT.index("strin()")
    found = workspace().code_actions(DATA, at, at)
    assert [action.title for action in found if action.is_preferred] == ["Change to `a.string`"]


def test_an_obvious_fix_is_offered_for_all_faults_of_its_kind() -> None:
    found = workspace()
    actions = found.code_actions(DATA, TEXT.index(LINE), TEXT.index(LINE))
    large = {action.title: action for action in actions if action.is_large}
    assert list(large) == [f"Fix all `{CODE}` in this file", f"Fix all `{CODE}` in this project"]
    here, everywhere = (action.edits for action in large.values())
    assert {edit.path for edit in here} == {DATA}
    assert {edit.path for edit in everywhere} == {DATA, MODELS}
    text = applied(found, here)
    assert text.count("authorId: a.id(),") == 2
    assert "a.strin()" in text
