"""The definitions of a GraphQL text: one by one they are what graphql-core reads in the whole text."""

from __future__ import annotations

import random

import pytest
from graphql import GraphQLSyntaxError, parse

from amplify_ls.gen1.syntax.nodes import Kind
from amplify_ls.gen1.syntax.schema_file import SchemaFile
from tests.gen1.cases import load_cases

TEXTS = sorted({text for case in load_cases() for path, text in case.files.items() if path.endswith(".graphql")})
PIECES = [
    "{",
    "}",
    "(",
    ")",
    "[",
    '"',
    '"""',
    "\n",
    "\r\n",
    " ",
    "# note",
    "é",
    "type X @model {",
    "enum E { A }",
    "extend ",
    "a: Int",
]


def kinds(text: str) -> list[tuple[Kind, str]]:
    file = SchemaFile("schema.graphql", text.encode())
    return [(definition.heading.kind, definition.heading.name) for definition in file.definitions()]


def state(file: SchemaFile) -> list[tuple[int, bytes, object, tuple[int, int]]]:
    return [
        (chunk.anchor.start, chunk.text, chunk.heading.peek(), chunk.content.peek().span.resolve())
        for chunk in file.chunks.peek()
    ]


def expected_places(text: str) -> tuple[list[tuple[int, int]], int | None]:
    """Where graphql-core finds the definitions, or the syntax error, in characters."""
    try:
        nodes = parse(text).definitions
    except GraphQLSyntaxError as error:
        return [], next(iter(error.positions or []), 0)
    return [(node.loc.start, node.loc.end) for node in nodes if node.loc is not None], None


@pytest.mark.parametrize("text", TEXTS[::3])
def test_the_definitions_of_a_valid_text_are_those_that_graphql_core_reads_at_once(text: str) -> None:
    data = text.encode()
    read = list(SchemaFile("schema.graphql", data).definitions())
    broken = [definition.fault.span.resolve()[0] for definition in read if definition.fault is not None]
    places, error = expected_places(text)
    if error is not None:
        assert not read or broken[0] == error
        return
    assert broken == []
    found = (definition.span.resolve() for definition in read)
    assert [(len(data[:start].decode()), len(data[:end].decode())) for start, end in found] == places


def test_a_broken_definition_ends_where_a_line_starts_with_the_next_one() -> None:
    text = 'type Post @model {\n  title: String\n\n"""An author."""\ntype Author @model {\n  name: String\n}\n'
    assert kinds(text) == [(Kind.BROKEN, ""), (Kind.TYPE, "Author")]


def test_keywords_may_be_names() -> None:
    text = "type type { input: enum }\nunion scalar = type | extend\ntype input implements type & enum { type: type }\n"
    assert kinds(text) == [(Kind.TYPE, "type"), (Kind.UNION, "scalar"), (Kind.TYPE, "input")]


def test_a_line_of_an_enum_may_start_with_a_keyword() -> None:
    assert kinds("enum Kind {\ntype\ninput enum\n}\n") == [(Kind.ENUM, "Kind")]


def test_the_fault_of_a_broken_definition_is_where_graphql_js_reports_it() -> None:
    (definition,) = SchemaFile("schema.graphql", b"type A {\n  name String\n}\n").definitions()
    assert definition.fault is not None
    assert definition.fault.message == 'Expected ":", found Name "String".'
    assert definition.fault.span.resolve() == (16, 22)


@pytest.mark.parametrize("seed", range(8))
def test_after_edits_a_file_is_as_if_read_from_scratch(seed: int) -> None:
    chance = random.Random(seed)
    text = chance.choice(TEXTS) + "\n" + chance.choice(TEXTS)
    file = SchemaFile("schema.graphql", text.encode())
    for _ in range(40):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice([0, 0, 1, 4, 30]))
        text = text[:start] + chance.choice([*PIECES, ""]) + text[end:]
        file.replace(text.encode())
        assert state(file) == state(SchemaFile("schema.graphql", text.encode()))


def test_an_edit_reads_only_the_definition_that_it_is_in() -> None:
    text = "".join(f"type T{number} {{\n  a: String\n}}\n" for number in range(50))
    file = SchemaFile("schema.graphql", text.encode())
    before = {id(chunk.content.peek()) for chunk in file.chunks.peek()}
    file.replace(text.replace("type T20 {\n  a", "type T20 {\n  ab").encode())
    after = {id(chunk.content.peek()) for chunk in file.chunks.peek()}
    assert len(after - before) == 1
