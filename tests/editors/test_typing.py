"""Typing a file of a fixture from nothing in a real Neovim: the text in the end is that of the fixture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from development.typing.plan import Plan, files_of, plan_of
from development.typing.snippets import Fit, Snippet, Stop, fitting, parsed
from tests.editors.neovim import REPOSITORY
from tests.editors.typing import emptied, typed_in_neovim

if TYPE_CHECKING:
    from pathlib import Path

FIXTURE = REPOSITORY / "fixtures" / "shop"
FILE = "amplify/data/models/carts.ts"
LEAST_SAVED = 0.3


@pytest.fixture(scope="module")
def plan() -> Plan:
    return plan_of(files_of(FIXTURE), FILE)


def test_the_planned_keys_write_the_file(plan: Plan) -> None:
    text = ""
    for step in plan.steps:
        text = text[: step.start] + step.text + text[step.end :]
    assert text == (FIXTURE / FILE).read_text("utf-8")
    print(plan.figures)
    assert plan.saved >= LEAST_SAVED * len(text)


def test_the_keys_write_the_file_in_neovim(executable: Path, plan: Plan, tmp_path: Path) -> None:
    project = emptied(FIXTURE, tmp_path / "project", [FILE])
    [typed] = typed_in_neovim(executable, [plan], project, tmp_path / "home", seconds=300)
    faults = [f"{fault['kind']} {fault['value']}: {fault['fault']}" for fault in typed["faults"]]
    assert not faults, "\n".join(faults)
    assert typed["text"].rstrip("\n") == plan.text.rstrip("\n")


@pytest.mark.parametrize(
    ("snippet", "expected"),
    [
        ("string()", Snippet(["string()"], [])),
        ("model({\n\t$1\n})$0", Snippet(["model({\n\t", "\n})"], [""])),
        ("ref('${1:Role}')", Snippet(["ref('", "')"], ["Role"])),
        ("a\\$b", Snippet(["a$b"], [])),
        ("to([${1|'read','write'|}])", None),
        ("$1 and $1", None),
    ],
)
def test_the_parts_of_snippets(snippet: str, expected: Snippet | None) -> None:
    assert parsed(snippet) == expected


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("model({ a: f({ }) })", "a: f({ })"), ("model({  })", ""), ("model([", None), ("model({ a: ( })", None)],
)
def test_what_is_typed_at_a_stop_has_balanced_brackets(text: str, wanted: str | None) -> None:
    snippet = Snippet(["model({ ", " })"], [""])
    expected = None if wanted is None else Fit(snippet.literals, [Stop("", wanted)])
    assert fitting(snippet, text, 0) == expected
