"""Gen 1 projects: schemas and their settings, whatever they contain."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from amplify_ls.gen1.syntax.scanner import extents
from amplify_ls.gen1.syntax.schema_file import SchemaFile
from development.fuzz.inputs import Edit, edited, edits, mutated
from development.fuzz.material import LONGEST
from development.fuzz.projects import Session, answers, has_no_history
from development.fuzz.property import Property
from tests.gen1.cases import PROJECT, load_cases

if TYPE_CHECKING:
    from collections.abc import Mapping

PIECES = (
    *'{}()[]:!@|&=,"#\n\r\t $\\',
    *(
        '"""',
        "\r\n",
        "type ",
        "extend ",
        "enum ",
        "input ",
        "union U = ",
        "interface I ",
        "scalar S",
        "schema ",
        "directive @d on ",
    ),
    *(
        "@model",
        "@auth(rules: [{ allow: owner }])",
        "@hasMany",
        '@index(name: "a")',
        "@belongsTo(fields: [])",
        "@default(value: ",
    ),
    *("ID!", "[String!]!", "true", "null", "-1e999", "\u00fc\U00010000", "\x00", "\ufeff", '"\\u{110000}"', '"\\ud800"'),
    *("# amplify-ls-ignore *: x\n", "[" * 500, "{ a: " * 300, '"' * 7, "type T @model {\n" * 50),
)


def is_read_in_pieces(text: str) -> None:
    """The definitions of a text do not overlap and are inside of it, and each has places inside of its own text."""
    data = text.encode("utf-8", "replace")
    end = 0
    for extent in extents(data):
        assert end <= extent.start < extent.end <= len(data)
        end = extent.end
    for definition in SchemaFile("/a.graphql", data).definitions():
        start, behind = definition.span.resolve()
        for each in (*definition.fields, *definition.directives):
            assert start <= each.span.resolve()[0] <= each.span.resolve()[1] <= behind


def has_no_past(given: tuple[str, tuple[Edit, ...]]) -> None:
    """After edits, a file has the definitions of one that is read with the same text."""
    text, steps = given
    file = SchemaFile("/a.graphql", text.encode("utf-8", "replace"))
    for step in steps:
        text = edited(text, [step])
        file.replace(text.encode("utf-8", "replace"))
    fresh = SchemaFile("/a.graphql", text.encode("utf-8", "replace"))
    assert _places(file) == _places(fresh)


def _places(file: SchemaFile) -> list[object]:
    return [
        (definition.span.resolve(), definition.kind, definition.fault and definition.fault.message, len(definition.fields))
        for definition in file.definitions()
    ]


@functools.cache
def _projects() -> tuple[Mapping[str, str], ...]:
    found = [{PROJECT + path: text for path, text in case.files.items()} for case in load_cases()]
    return tuple(files for files in found if sum(map(len, files.values())) <= LONGEST)


@functools.cache
def _texts() -> tuple[str, ...]:
    found = {text for files in _projects() for path, text in files.items() if path.endswith(".graphql")}
    return tuple(sorted(found, key=lambda text: (len(text), text)))


_sessions = st.builds(
    Session,
    st.deferred(lambda: st.sampled_from(_projects())),
    st.lists(st.tuples(st.integers(0, 7), edits(PIECES)), min_size=1, max_size=4).map(tuple),
)
_histories = st.tuples(mutated(_texts, PIECES), st.lists(edits(PIECES), max_size=6).map(tuple))
PROPERTIES = (
    Property("schemas.is_read_in_pieces", mutated(_texts, PIECES), is_read_in_pieces, most_calls=20_000_000),
    Property("schemas.has_no_past", _histories, has_no_past, most_calls=60_000_000),
    Property("schemas.answers", _sessions, answers, most_calls=60_000_000),
    Property("schemas.has_no_history", _sessions, has_no_history, most_calls=60_000_000),
)
