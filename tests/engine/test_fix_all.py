"""All safe fixes at once, in rounds, over several files."""

from __future__ import annotations

import pytest

from amplify_ls.edits.operations import Safety, TextEdit
from amplify_ls.engine.fix_all import joined
from tests.engine.support import DATA, applied, told, workspace_of

FAULT = "data/missing-reference-field"
FIX_ALL = "source.fixAll.amplify"


def edit(start: int, end: int, text: str, path: str = "a.ts") -> TextEdit:
    return TextEdit(path, start, end, text)


def test_the_first_of_two_fixes_that_meet_wins() -> None:
    first, second, third = [edit(0, 3, "x")], [edit(2, 5, "y")], [edit(6, 7, "z")]
    assert joined([first, second, third]) == (*first, *third)


@pytest.mark.parametrize("other", [edit(3, 3, "y"), edit(0, 0, "y"), edit(3, 4, "")])
def test_edits_that_touch_are_not_made_together(other: TextEdit) -> None:
    assert joined([[edit(0, 3, "x")], [other]]) == (edit(0, 3, "x"),)


def test_a_fix_is_taken_whole_or_not_at_all() -> None:
    first, second = [edit(0, 3, "x")], [edit(10, 12, "y"), edit(1, 2, "z")]
    assert joined([first, second]) == tuple(first)


def test_an_edit_that_two_fixes_need_is_made_once() -> None:
    shared = edit(0, 0, "import")
    assert joined([[shared, edit(5, 6, "x")], [edit(8, 9, "y"), shared]]) == (shared, edit(5, 6, "x"), edit(8, 9, "y"))


def test_edits_of_different_files_do_not_meet() -> None:
    first, second = [edit(0, 3, "x")], [edit(0, 3, "x", "b.ts")]
    assert joined([first, second]) == (*first, *second)


SCHEMA = """import { a, defineData } from '@aws-amplify/backend';
import { Order } from './order';

const schema = a
  .schema({
    Customer: a.model({
      orders: a.hasMany('Order', 'customerId'),
      notes: a.hasMany('Note', 'customerId'),
    }),
    Order,
    Note: a.model({
      customer: a.belongsTo('Customer', 'customerId'),
    }),
  })
  .authorization((allow) => [allow.publicApiKey()]);

export const data = defineData({ schema });
"""
ORDER = """import { a } from '@aws-amplify/backend';

export const Order = a.model({
  customer: a.belongsTo('Customer', 'customerId'),
});
"""
ORDER_PATH = "/p/amplify/data/order.ts"


def test_one_action_mends_what_is_safe() -> None:
    workspace = workspace_of(SCHEMA, {ORDER_PATH: ORDER})
    assert told(workspace) == [(FAULT, "'customerId'")]
    (action,) = [action for action in workspace.code_actions(DATA, 0, 0) if action.kind == FIX_ALL]
    after = applied(workspace, action.edits)
    assert after == SCHEMA.replace("      customer:", "      customerId: a.id(),\n      customer:")
    workspace.open(DATA, after, 1)
    assert told(workspace) == []
    assert [action for action in workspace.code_actions(DATA, 0, 0) if action.kind == FIX_ALL] == []


def test_each_file_has_its_own() -> None:
    workspace = workspace_of(SCHEMA, {ORDER_PATH: ORDER})
    (action,) = [action for action in workspace.code_actions(ORDER_PATH, 0, 0) if action.kind == FIX_ALL]
    assert {edit.path for edit in action.edits} == {ORDER_PATH}


def test_rounds_end_with_nothing_left_to_mend() -> None:
    text = SCHEMA.replace("import { Order } from './order';\n", "").replace("    Order,\n", "    Order: a.model({}),\n")
    text = text.replace("      customer: a.belongsTo('Customer', 'customerId'),\n", "")
    workspace = workspace_of(text)
    for _ in range(10):
        found = [action for action in workspace.code_actions(DATA, 0, 0) if action.kind == FIX_ALL]
        if not found:
            break
        text = applied(workspace, found[0].edits)
        workspace.open(DATA, text, 1)
    assert not [item for item in workspace.diagnostics(DATA) if any(fix.safety is Safety.SAFE for fix in item.fixes())]
