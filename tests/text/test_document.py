from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amplify_ls.text.document import ByteEdit, Change, Document, Encoding

# Characters that break line models: all line ends, what only Python takes for one, widths of 1 to 4 bytes.
PIECES = [
    "a",
    "b",
    " ",
    "{",
    "\n",
    "\r",
    "\r\n",
    "é",
    "e\u0301",
    "ß",
    "\u2028",
    "\u0085",
    "\f",
    "\v",
    "漢",
    "\ufeff",
    "😀",
    "𝒳",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
ENCODINGS = st.sampled_from(list(Encoding))
COORDINATES = st.integers(min_value=0, max_value=45)


def model_lines(text: str) -> list[str]:
    """Lines with their ends, by the wording of the protocol."""
    lines = re.findall(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+\Z", text)
    return [*lines, ""] if not lines or lines[-1].endswith(("\n", "\r")) else lines


def units(text: str, encoding: Encoding) -> int:
    if encoding is Encoding.UTF32:
        return len(text)
    return len(text.encode()) if encoding is Encoding.UTF8 else len(text.encode("utf-16-le")) // 2


def model_index(text: str, line: int, character: int, encoding: Encoding) -> int:
    """Index into the string of a position."""
    lines = model_lines(text)
    if line >= len(lines):
        return len(text)
    start = sum(map(len, lines[:line]))
    content = lines[line].rstrip("\r\n")
    for index in range(len(content)):
        if units(content[: index + 1], encoding) > character:
            return start + index
    return start + len(content)


def point(data: bytes, offset: int) -> tuple[int, int]:
    return data.count(b"\n", 0, offset), offset - data.rfind(b"\n", 0, offset) - 1


def assert_same_as(document: Document, text: str) -> None:
    lines = model_lines(text)
    assert document.text == text
    assert document.line_count == len(lines)
    offset = 0
    for number, line in enumerate(lines):
        assert document.line_start(number) == offset
        assert document.line(number).decode() == line.rstrip("\r\n")
        offset += len(line.encode())


@given(TEXTS, st.lists(st.tuples(COORDINATES, COORDINATES, COORDINATES, COORDINATES, TEXTS, ENCODINGS), max_size=8))
@settings(max_examples=400, deadline=None)
def test_edits_equal_those_of_a_plain_string(text: str, edits: list[tuple[int, int, int, int, str, Encoding]]) -> None:
    document = Document(text)
    for first_line, first, second_line, second, inserted, encoding in edits:
        before = document.data
        change = Change(inserted, (first_line % 12, first), (second_line % 12, second), encoding)
        begin, end = sorted(
            model_index(text, line % 12, at, encoding) for line, at in ((first_line, first), (second_line, second))
        )
        edit = document.apply(change)

        text = text[:begin] + inserted + text[end:]
        assert_same_as(document, text)
        assert edit == ByteEdit(
            start=edit.start,
            old_end=edit.old_end,
            new_end=edit.start + len(inserted.encode()),
            start_point=point(before, edit.start),
            old_end_point=point(before, edit.old_end),
            new_end_point=point(document.data, edit.new_end),
        )
        assert document.data == before[: edit.start] + inserted.encode() + before[edit.old_end :]


@given(TEXTS, ENCODINGS)
@settings(max_examples=200, deadline=None)
def test_every_offset_has_a_position_that_leads_back(text: str, encoding: Encoding) -> None:
    document = Document(text)
    for index in range(len(text) + 1):
        offset = len(text[:index].encode())
        line, character = document.position(offset, encoding)
        back = document.offset(line, character, encoding)
        if text[index - 1 : index + 1] == "\r\n":
            offset -= 1
        assert back == offset


@given(TEXTS, TEXTS)
@settings(max_examples=200, deadline=None)
def test_replacing_the_whole_text_touches_only_what_differs(old: str, new: str) -> None:
    document = Document(old)
    edit = document.replace(new)
    assert_same_as(document, new)
    assert document.data == old.encode()[: edit.start] + new.encode()[edit.start : edit.new_end] + old.encode()[edit.old_end :]


def test_a_whole_new_text_that_differs_in_one_word_gives_a_small_edit() -> None:
    document = Document("const a = 1\nconst b = 2\nconst c = 3\n")
    edit = document.apply(Change("const a = 1\nconst beta = 2\nconst c = 3\n"))
    assert (edit.start, edit.old_end, edit.new_end) == (19, 19, 22)


def test_an_edit_after_a_line_separator_lands_on_its_line() -> None:
    document = Document("// one\u2028two\nconst a = 1\n")
    document.apply(Change("b", (1, 6), (1, 7)))
    assert document.text == "// one\u2028two\nconst b = 1\n"


def test_past_the_end_of_a_line_is_its_end_and_past_the_last_line_is_the_end_of_the_text() -> None:
    document = Document("abc\r\nde")
    assert document.offset(0, 99, Encoding.UTF16) == 3
    assert document.offset(1, 99, Encoding.UTF16) == 7
    assert document.offset(7, 0, Encoding.UTF16) == 7
    document.apply(Change("X", (1, 10), (1, 10)))
    assert document.text == "abc\r\ndeX"


@pytest.mark.parametrize(("encoding", "column"), [(Encoding.UTF8, 4), (Encoding.UTF16, 2), (Encoding.UTF32, 1)])
def test_columns_after_an_astral_character(encoding: Encoding, column: int) -> None:
    document = Document("😀x")
    assert document.position(4, encoding) == (0, column)
    assert document.offset(0, column, encoding) == 4


def test_a_position_inside_a_character_snaps_to_its_start() -> None:
    document = Document("a😀b")
    assert document.offset(0, 2, Encoding.UTF16) == 1
    assert document.offset(0, 3, Encoding.UTF8) == 1
    assert document.position(3, Encoding.UTF16) == (0, 1)


@pytest.mark.parametrize("encoding", list(Encoding))
def test_lone_surrogates_become_replacement_characters(encoding: Encoding) -> None:
    document = Document("a\ud83db")
    assert document.text == "a\ufffdb"
    document.apply(Change("\ude00", (0, 1), (0, 1), encoding))
    assert document.text == "a\ufffd\ufffdb"


def test_undecodable_bytes_become_replacement_characters() -> None:
    assert Document(b"a\xffb").text == "a\ufffdb"


def test_an_empty_text_has_one_line() -> None:
    document = Document("")
    assert document.line_count == 1
    assert document.line(0) == b""
    assert document.line(5) == b""
    assert document.position(10, Encoding.UTF16) == (0, 0)


def test_lines_stay_right_when_blocks_split_and_merge() -> None:
    document = Document("x\n" * 2000)
    text = document.text
    for line, size in ((5, 1500), (1990, 3), (0, 700), (2500, 900)):
        document.apply(Change("yy\n" * size, (line, 0), (line, 0)))
        lines = model_lines(text)
        text = "".join(lines[:line]) + "yy\n" * size + "".join(lines[line:])
        assert_same_as(document, text)
    document.apply(Change("", (3, 0), (4000, 0)))
    lines = model_lines(text)
    assert_same_as(document, "".join(lines[:3] + lines[4000:]))


def test_typing_in_a_long_document_is_cheap() -> None:
    document = Document("  name: a.string().required(),\n" * 50_000)
    document.position(0, Encoding.UTF16)
    seconds = []
    for _ in range(30):
        start = time.perf_counter()
        document.apply(Change("x", (25_000, 4), (25_000, 4)))
        document.apply(Change("\n", (25_000, 4), (25_000, 4)))
        seconds.append(time.perf_counter() - start)
    # About 0.4 ms for the pair, most of it the copy of the text; rebuilding the lines would take 5 ms.
    assert min(seconds) < 0.003
