"""Fixes that are applied together, in rounds, over several files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from amplify_ls.edits.operations import Safety, TextEdit
from amplify_ls.engine.diagnostics import Diagnostic, RenderedFix
from amplify_ls.engine.fixing import FIX_ALL, MOST_ROUNDS, FixRounds, applied, fix_texts, joined
from amplify_ls.rules.rule import Severity, Stage
from tests.engine.support import DATA, told, workspace_of
from tests.engine.support import applied as text_after

if TYPE_CHECKING:
    from collections.abc import Callable

    from amplify_ls.engine.workspace import Workspace

FAULT = "data/missing-reference-field"


def edit(start: int, end: int, text: str, path: str = "a.ts") -> TextEdit:
    return TextEdit(path, start, end, text)


def test_the_first_of_two_fixes_that_meet_wins() -> None:
    first, second, third = [edit(0, 3, "x")], [edit(2, 5, "y")], [edit(6, 7, "z")]
    assert joined([first, second, third]).edits == (*first, *third)


@pytest.mark.parametrize("other", [edit(3, 3, "y"), edit(0, 0, "y"), edit(3, 4, "")])
def test_edits_that_touch_are_not_made_together(other: TextEdit) -> None:
    assert joined([[edit(0, 3, "x")], [other]]).edits == (edit(0, 3, "x"),)


def test_a_fix_is_taken_whole_or_not_at_all() -> None:
    first, second = [edit(0, 3, "x")], [edit(10, 12, "y"), edit(1, 2, "z")]
    assert joined([first, second]).edits == tuple(first)


def test_an_edit_that_two_fixes_need_is_made_once() -> None:
    shared = edit(0, 0, "import")
    assert joined([[shared, edit(5, 6, "x")], [edit(8, 9, "y"), shared]]).edits == (shared, edit(5, 6, "x"), edit(8, 9, "y"))


def test_edits_of_different_files_do_not_meet() -> None:
    first, second = [edit(0, 3, "x")], [edit(0, 3, "x", "b.ts")]
    assert joined([first, second]).edits == (*first, *second)


def test_a_fix_without_edits_does_not_count() -> None:
    assert joined([[], [edit(0, 3, "x")], [edit(0, 3, "x")]]).fixes == 1


def test_a_fix_may_touch_its_own_edits_and_no_others() -> None:
    own = [edit(3, 3, "y"), edit(0, 3, "x")]
    assert joined([own, [edit(2, 2, "z")], [edit(3, 4, "z")], [edit(5, 5, "z")]]).fixes == 2


def test_many_fixes_of_a_file_cost_no_more_than_sorting_them() -> None:
    groups = [[edit(2 * number, 2 * number, "x")] for number in range(50_000)]
    assert joined(reversed(groups)).fixes == 50_000


def test_edits_are_applied_from_the_old_text() -> None:
    assert applied("größe: b".encode(), [edit(9, 10, "c"), edit(0, 7, "size")]) == b"size: c"


def test_insertions_at_one_place_keep_their_order() -> None:
    assert applied(b"ab", [edit(1, 1, "1"), edit(1, 1, "2")]) == b"a12b"


def test_no_edits_change_nothing() -> None:
    assert applied(b"ab", []) == b"ab"


def _faulty(monkeypatch: pytest.MonkeyPatch, text_of: Callable[[bytes], str]) -> Workspace:
    """A workspace whose file always has a diagnostic, with a fix that replaces its text by what `text_of` returns."""
    workspace = workspace_of("a")

    def diagnostics(path: str) -> tuple[Diagnostic, ...]:
        document = workspace.document(path)
        assert document is not None
        fix = RenderedFix(
            "Fix it", Safety.SAFE, is_preferred=False, edits=(edit(0, len(document.data), text_of(document.data), path),)
        )
        return (Diagnostic(path, 0, 1, "a/b", Severity.ERROR, "Wrong.", Stage.TYPES, make_fixes=lambda _: (fix,)),)

    monkeypatch.setattr(workspace, "diagnostics", diagnostics)
    monkeypatch.setattr(workspace, "files", lambda: [DATA])
    return workspace


def test_fixes_that_undo_one_another_are_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    fixed = fix_texts(_faulty(monkeypatch, lambda text: "b" if text == b"a" else "a"), lambda path: True)
    assert (fixed.is_stopped, fixed.fixes) == (True, 3)


def test_fixes_that_go_on_for_ever_are_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    fixed = fix_texts(_faulty(monkeypatch, lambda text: text.decode() + "a"), lambda path: True)
    assert (fixed.is_stopped, fixed.fixes) == (True, MOST_ROUNDS)


def test_a_fix_of_a_file_that_may_not_be_changed_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    rounds = FixRounds(_faulty(monkeypatch, lambda text: "b"), lambda path: True, lambda path: False)
    assert list(rounds) == []
    assert not rounds.is_stopped


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
    after = text_after(workspace, action.edits)
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
        text = text_after(workspace, found[0].edits)
        workspace.open(DATA, text, 1)
    assert not [item for item in workspace.diagnostics(DATA) if any(fix.safety is Safety.SAFE for fix in item.fixes())]
