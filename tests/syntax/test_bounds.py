"""Texts that nobody has written are left out, whatever was edited before."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from amplify_ls.syntax.bounds import LARGEST_TEXT, MOST_ITEMS, MOST_STATEMENTS, SMALLEST_PREFIX
from amplify_ls.syntax.source_file import SourceFile
from amplify_ls.syntax.tree import SyntaxTree, dialect_of
from amplify_ls.text.document import Change, Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

FIXTURES = Path(__file__).parent.parent.parent / "fixtures"
PATH = "/p/a.ts"
GARBAGE = "".join(random.Random(1).choices("(){}[]<>=>,;:'\"`.?!+-*/&|^%~@#$ \n\tabcxyz019", k=2 * SMALLEST_PREFIX))
MODELS = "const schema = a.schema({\n" + "  Todo: a.model({ content: a.string(), done: a.boolean() }),\n" * 4000 + "});\n"


@pytest.mark.parametrize(
    ("text", "is_left_out"),
    [
        pytest.param("x;\n" * MOST_STATEMENTS, False, id="as many statements as are read"),
        pytest.param("x;\n" * (MOST_STATEMENTS + 1), True, id="more statements"),
        pytest.param("// x\n" * (MOST_STATEMENTS + 1), True, id="more comments"),
        pytest.param("x;" + " " * (LARGEST_TEXT - 2), False, id="as large as is read"),
        pytest.param("x;" + " " * (LARGEST_TEXT - 1), True, id="larger"),
        pytest.param(GARBAGE, True, id="no TypeScript"),
        pytest.param(MODELS, False, id="a large schema"),
        pytest.param("const v = { a: [" + "1," * 100_000 + "] };", False, id="a large array"),
        pytest.param("const v = " + "{ a: [" * 100 + "1," * 60_000 + "] }" * 100 + ";", False, id="a large array in objects"),
        pytest.param("function f() {\n" + "  if (a) { b.c(d, { e: 'f' }); }\n" * 4000 + "}\n", False, id="a large function"),
        pytest.param("const q = `" + "It's (not code: \n" * 4000 + "`;\n", False, id="a large template"),
        pytest.param("const q = `${`" + "It's (not code: \n" * 4000 + "`}`;\n", False, id="a large template in a template"),
        pytest.param("/* " + "It's (not code: \n" * 4000 + "*/\nx;", False, id="a large comment"),
        pytest.param("const = ( ] ;\n" * 40, False, id="a small text with errors"),
    ],
)
def test_what_is_left_out(text: str, is_left_out: bool) -> None:  # noqa: FBT001
    assert SyntaxTree(text.encode(), "typescript").is_left_out == is_left_out


def test_a_component_with_much_prose_is_read() -> None:
    text = "export const A = () => <div>" + "<p>It's (not code: {a} {'{'} 'x\n</p>" * 4000 + "</div>;\n"
    tree = SyntaxTree(text.encode(), "tsx")
    assert not tree.is_left_out
    assert not tree.has_error


def test_a_text_that_is_left_out_is_read_when_it_has_shrunk() -> None:
    document = Document("x;\n" * MOST_STATEMENTS + "y;\n")
    file = SourceFile(PATH, document.data)
    assert not file.statements
    assert not file.header.get().is_complete
    _edit(document, file, (0, 0), (1, 0), "")
    assert len(file.statements) == MOST_STATEMENTS
    assert file.header.get().is_complete
    _edit(document, file, (0, 0), (0, 0), "y;\n")
    assert not file.statements
    assert not file.header.get().is_complete


def test_garbage_that_is_pasted_is_left_out_at_once() -> None:
    document = Document("const a = 1;\n")
    file = SourceFile(PATH, document.data)
    _edit(document, file, (1, 0), (1, 0), GARBAGE)
    assert file.tree.is_left_out
    _edit(document, file, (1, 0), (document.line_count, 0), "")
    assert file.site("a") is not None


def test_names_behind_the_last_item_of_an_array_that_is_read_may_be_changed_there() -> None:
    file = SourceFile(PATH, ("const a = [];\nconst v = [" + "1," * MOST_ITEMS + "a];\n").encode())
    assert file.uses("a")


def _edit(document: Document, file: SourceFile, start: tuple[int, int], end: tuple[int, int], text: str) -> None:
    file.change([document.apply(Change(text, start, end))], document.data)


def test_a_tree_that_continues_those_of_beginnings_is_that_of_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    paths = [path for path in sorted(FIXTURES.rglob("*.ts*")) if path.suffix in (".ts", ".tsx")]
    for path in paths[::3]:
        whole = SyntaxTree(path.read_bytes(), dialect_of(path.name))
        with monkeypatch.context() as patch:
            patch.setattr("amplify_ls.syntax.bounds.SMALLEST_PREFIX", 97)
            continued = SyntaxTree(path.read_bytes(), dialect_of(path.name))
        assert list(_tokens(continued.root)) == list(_tokens(whole.root)), path


def _tokens(root: Node) -> Iterator[tuple[str, int, int]]:
    stack = [root]
    while stack:
        node = stack.pop()
        yield node.type, node.start_byte, node.end_byte
        stack.extend(node.children)
