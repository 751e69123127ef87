"""Which slips are made, and that the same ones are made again."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from amplify_ls.syntax.tree import SyntaxTree, dialect_of
from development.judge.laid_out import projects_in
from development.slips.making import mutants, slips
from development.slips.slip import Kind

if TYPE_CHECKING:
    from pathlib import Path

BACKEND = """import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';

defineBackend({ auth });
"""
AUTH = """import { defineAuth, secret } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true },
  groups: ['ADMINS', 'EDITORS'],
});
"""
HANDLER = "export const handler = async () => ({ statusCode: 200 });\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {"backend.ts": BACKEND, "auth/resource.ts": AUTH, "auth/handler.ts": HANDLER}
    for name, text in files.items():
        path = tmp_path / "amplify" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def texts(text: str, kind: Kind) -> list[str]:
    data = text.encode()
    return [slip.made_in(data).decode() for slip in slips("a.ts", data, Random(1)) if slip.kind is kind]


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (Kind.IMPORT, "import { a } from 'b';", [""]),
        (Kind.IMPORTED_NAME, "import { a, b } from 'c';", ["import { b } from 'c';", "import { a } from 'c';"]),
        (Kind.IMPORTED_NAME, "import { a } from 'c';", []),
        (Kind.KEY_TWICE, "f({ a: 1 });", ["f({ a: 1, a: 1 });"]),
        (Kind.KEY_TWICE, "f({ a });", ["f({ a, a });"]),
        (Kind.ARGUMENT_LESS, "f(a, b);", ["f(b);", "f(a);"]),
        (Kind.ELEMENT_LESS, "f([1, 2]);", ["f([2]);", "f([1]);"]),
        (Kind.ELEMENT_LESS, "f([1]);", ["f([]);"]),
        (Kind.ELEMENT_LESS, "f([1,]);", ["f([]);"]),
        (Kind.ELEMENT_LESS, "f([1, 2,]);", ["f([2,]);", "f([1,]);"]),
        (Kind.PROPERTY_LESS, "f({ a, });", ["f({  });"]),
        (Kind.PROPERTY_LESS, "f({ a: 1, ...b });", ["f({ ...b });", "f({ a: 1 });"]),
        (Kind.OTHER_NAME, "const a = 1; const b = a;", ["const a = 1; const b = b;"]),
        (Kind.OTHER_TYPE, "f(1);", ["f('1');"]),
        (Kind.OTHER_TYPE, "import 'a';", []),
        (Kind.PROPERTY, "x.a;", []),
    ],
)
def test_slips_of_a_kind(kind: Kind, text: str, expected: list[str]) -> None:
    assert texts(text, kind) == expected


@pytest.mark.parametrize(("kind", "word"), [(Kind.NAME, "first"), (Kind.PROPERTY, "second"), (Kind.STRING, "third")])
def test_one_word_is_another_after_a_wrong_letter(kind: Kind, word: str) -> None:
    text = "first({ second: 'third' });"
    (made,) = texts(text, kind)
    before, after = text.split(word)
    assert made.startswith(before)
    assert made.endswith(after)
    wrong = made[len(before) : len(made) - len(after)]
    assert wrong != word
    assert set(wrong) <= set(word)
    assert abs(len(wrong) - len(word)) <= 1


def test_an_argument_more_keeps_the_others() -> None:
    assert all(made.startswith("f(a, ") for made in texts("f(a);", Kind.ARGUMENT_MORE))
    assert texts("f();", Kind.ARGUMENT_MORE)[0].startswith("f(")


def test_slips_are_made_where_the_backend_is_put_together(folder: Path) -> None:
    (project,) = projects_in(folder)
    made = mutants([project], 400, seed=1)
    assert {mutant.path for mutant in made} == {"amplify/backend.ts", "amplify/auth/resource.ts"}
    assert len({(mutant.path, mutant.slip) for mutant in made}) == len(made)
    for mutant in made:
        assert mutant.text != project.files[mutant.path]
        assert not SyntaxTree(mutant.text.encode(), dialect_of(mutant.path)).has_error
        assert set(mutant.files) == set(project.files)


def test_a_slip_knows_its_lines(folder: Path) -> None:
    (project,) = projects_in(folder)
    made = mutants([project], 400, seed=1, kind="a removed element")
    assert {tuple(mutant.lines) for mutant in made} == {(5,)}


def test_the_same_seed_makes_the_same_slips(folder: Path) -> None:
    (project,) = projects_in(folder)
    assert mutants([project], 20, seed=1) == mutants([project], 20, seed=1)
    assert mutants([project], 20, seed=1) != mutants([project], 20, seed=2)


def test_kinds_can_be_chosen(folder: Path) -> None:
    (project,) = projects_in(folder)
    assert {mutant.slip.kind for mutant in mutants([project], 20, seed=1, kind="key")} == {Kind.KEY_TWICE}
    assert mutants([project], 20, seed=1, kind="nothing") == []
