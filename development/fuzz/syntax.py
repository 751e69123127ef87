"""Reading TypeScript: no text is refused, all places are inside of it, and edits lead to what a fresh reading finds."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from amplify_ls.syntax.cursor.cursor_index import CursorIndex
from amplify_ls.syntax.scripts.constructs import read_script
from amplify_ls.syntax.source_file import SourceFile
from amplify_ls.syntax.suppressions import suppress_comments, takes_comment_line
from amplify_ls.text.document import Change, Document, Encoding
from development.fuzz.inputs import CODE_PIECES, MOST_EDITS, edits, mutated
from development.fuzz.material import texts
from development.fuzz.property import Property
from tests.differential.test_source_file import shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from amplify_ls.syntax.outline import Anchor, EntryChunk, StatementChunk
    from amplify_ls.text.document import ByteEdit
    from development.fuzz.inputs import Edit

PATH = "/project/amplify/data/resource.ts"


def reads(text: str) -> None:
    """Everything that is read off a text is there, and lies inside of it."""
    file = SourceFile(PATH, Document(text).data)
    size = len(file.data)
    for chunk in file.statements:
        read_script(file, chunk)
        parts: list[StatementChunk | EntryChunk] = [chunk, *chunk.entries]
        for part in parts:
            assert 0 <= part.anchor.start <= part.end <= size
            for start, end in _places(part.content.peek(), part.anchor):
                assert 0 <= start <= end <= size
        file.names.references(chunk)
        for entry in chunk.entries:
            file.names.references(chunk, entry)
        file.names.repeated(chunk)
        file.names.unready(chunk)
    file.names.declared()
    file.names.exported()
    for start, end in file.blind_spans():
        assert 0 <= start <= end <= size
    for problem in file.tree.problems():
        assert 0 <= problem.start <= problem.end <= size
    for comment in suppress_comments(file.tree):
        assert 0 <= comment.start < comment.codes_end <= comment.end <= size
        assert 0 <= comment.line_start <= comment.line_end <= size
    index = CursorIndex()
    for offset in {0, size // 3, size // 2, size}:
        assert all(level.frame.start <= offset for level in index.cursor(file, offset).levels)
        takes_comment_line(file.tree, offset)


def _places(thing: object, anchor: Anchor) -> Iterator[tuple[int, int]]:
    """The places in a value of facts, as bytes of the file. Without recursion: what was read may nest deeply."""
    waiting = [thing]
    while waiting:
        each = waiting.pop()
        if isinstance(each, tuple) and not hasattr(each, "_fields"):
            waiting.extend(each)
            continue
        names = _field_names(each)
        start, end = getattr(each, "start", None), getattr(each, "end", None)
        if isinstance(start, int) and isinstance(end, int):
            yield anchor.resolve(start), anchor.resolve(end)
        waiting.extend(getattr(each, name) for name in names)


def _field_names(thing: object) -> Sequence[str]:
    if dataclasses.is_dataclass(thing):
        return [field.name for field in dataclasses.fields(thing)]
    return getattr(thing, "_fields", ())


def follows(given: tuple[str, list[list[Edit]]]) -> None:
    """A file that was edited is like one that is read afresh, and knows the same names."""
    text, batches = given
    document = Document(text)
    file = SourceFile(PATH, document.data)
    for batch in batches:
        file.change([apply(document, edit) for edit in batch], document.data)
        fresh = SourceFile(PATH, document.data)
        if file.tree.has_error or fresh.tree.has_error:
            # Broken text may have another tree when it was typed than when it was read: what settles must agree.
            file.settle()
        assert shape(file) == shape(fresh), f"after {batch}"
        assert _names(file) == _names(fresh), f"after {batch}"


def apply(document: Document, edit: Edit) -> ByteEdit:
    """Make an edit as a client does it, by lines and characters."""
    start, end = edit.within(len(document.data))
    places = (document.position(start, Encoding.UTF16), document.position(end, Encoding.UTF16))
    return document.apply(Change(edit.text, *places, Encoding.UTF16))


def _names(file: SourceFile) -> object:
    used = {use.name for chunk in file.statements for use in chunk.content.peek().uses}
    return {name: file.uses(name) for name in used}, file.header.peek().is_complete, file.names.export_names()


_texts = mutated(texts, CODE_PIECES)
PROPERTIES = (
    Property("syntax.reads", _texts, reads, most_calls=20_000_000),
    Property(
        "syntax.follows",
        st.tuples(_texts, st.lists(st.lists(edits(CODE_PIECES), min_size=1, max_size=2), min_size=1, max_size=MOST_EDITS)),
        follows,
        most_calls=60_000_000,
    ),
)
