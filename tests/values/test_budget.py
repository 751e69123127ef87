"""The work and the memory of one value are bounded, whatever the code asks for, and the same text has the same value."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from amplify_ls.values import escape
from amplify_ls.values.budget import LONGEST_TEXT, Budget
from amplify_ls.values.values import Array, Interpolation, Text, Unknown
from tests.values.describe import value_of

if TYPE_CHECKING:
    from amplify_ls.values.escape import Seen, Trail

FILE = "data/resource.ts"
MOST_SECONDS = 10.0
"""Each of these takes less than a second on a quiet machine; without bounds none of them ends."""

HELPERS = "".join(f"const f{n} = (x) => [{', '.join([f'f{n + 1}(x)'] * 10)}];\n" for n in range(8)) + "const f8 = (x) => x;\n"
ALIASES = "const z = ['x'];\n" + "".join(
    f"const c{level}_{n} = k ? {' : k ? '.join(f'c{level - 1}_{m}' if level else 'z' for m in range(12))} : null;\n"
    for level in range(6)
    for n in range(12)
)
TEXT_DOUBLED = "const a0 = 'x'.repeat(1000);\n" + "".join(f"const a{n + 1} = a{n} + a{n};\n" for n in range(60))
TEMPLATE_DOUBLED = "const a0 = `${process.env.A}x`;\n" + "".join(f"const a{n + 1} = `${{a{n}}}${{a{n}}}`;\n" for n in range(60))


@pytest.mark.parametrize(
    ("code", "name"),
    [
        pytest.param(HELPERS + "const x = f0('a');", "x", id="helpers that call helpers"),
        pytest.param(
            "const l = Array.from({ length: 1000 }, () => 1); const x = l.map(() => l.map(() => l.map(() => 'x')));",
            "x",
            id="callbacks in callbacks",
        ),
        pytest.param(
            "const l = Array.from({ length: 1000 }, () => 1); const x = l.flatMap(() => l).flatMap(() => l);",
            "x",
            id="lists of lists, flat",
        ),
        pytest.param(ALIASES + "const x = c5_0;", "x", id="aliases of aliases"),
        pytest.param(ALIASES + "const x = z;", "z", id="a list with many aliases"),
    ],
)
def test_work_ends(code: str, name: str) -> None:
    start = time.process_time()
    value_of({FILE: code}, name)
    assert time.process_time() - start < MOST_SECONDS


@pytest.mark.parametrize(
    "code",
    [
        TEXT_DOUBLED + "const x = a60;",
        TEMPLATE_DOUBLED + "const x = a60;",
        "const a = 'a'.repeat(100000); const x = a.replaceAll('a', a);",
        "const a = 'a'.repeat(100000); const x = a.split('');",
        "const a = 'a'.repeat(60000); const x = [a, a].join('');",
    ],
)
def test_texts_that_grow_are_not_known(code: str) -> None:
    value = value_of({FILE: code}, "x")
    assert isinstance(value, (Interpolation, Unknown))
    assert len(getattr(value, "parts", ())) <= 1000


def test_texts_up_to_the_bound_are_known() -> None:
    value = value_of({FILE: f"const a = 'a'.repeat({LONGEST_TEXT // 2}); const x = a + a;"}, "x")
    assert isinstance(value, Text)
    assert len(value.value) == LONGEST_TEXT


def test_what_was_known_before_the_budget_ended_stays_known() -> None:
    value = value_of({FILE: HELPERS + "const x = ['first', f0('a'), 'last'];"}, "x")
    assert isinstance(value, Array)
    assert [item.value for item in value.items if isinstance(item, Text)] == ["first", "last"]


def test_a_budget_does_not_depend_on_who_asked_first() -> None:
    code = HELPERS + "const costly = f0('a'); const cheap = [1].map((n) => `${n}`); const x = [costly, cheap];"
    alone = value_of({FILE: code}, "cheap")
    after = value_of({FILE: code}, "x")
    assert isinstance(after, Array)
    assert isinstance(alone, Array)
    assert isinstance(after.items[1], Array)
    assert [item.value for item in after.items[1].items if isinstance(item, Text)] == ["1"]
    assert [item.value for item in alone.items if isinstance(item, Text)] == ["1"]


def test_a_value_that_needs_little_does_not_ask_for_the_size_of_its_file() -> None:
    asked: list[int] = []

    def count() -> int:
        asked.append(1)
        return 100

    budget = Budget(count)
    assert all(budget.spend(1) for _ in range(2000))
    assert asked == []
    assert all(budget.spend(1) for _ in range(2000))
    assert not budget.spend(1)
    assert asked == [1]


def test_each_use_of_an_alias_is_looked_at_a_few_times_for_all_questions(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[Seen] = []
    changes = escape._changes

    def counted(seen: Seen, trail: Trail) -> bool:
        looked_at.append(seen)
        return changes(seen, trail)

    monkeypatch.setattr(escape, "_changes", counted)
    value = value_of({FILE: ALIASES + "const x = [c5_0, c5_1, c4_2, z];"}, "x")
    assert isinstance(value, Array)
    assert isinstance(value.items[3], Array)
    assert [item.value for item in value.items[3].items if isinstance(item, Text)] == ["x"]
    uses = 12 * 12 * 5 + 12
    assert len(looked_at) < 4 * uses
