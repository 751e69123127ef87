"""Where new fields go: before the member at the cursor, or into another model, in whatever file that is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.edits.operations import InsertProperty, TextEdit
from amplify_ls.edits.render import render
from amplify_ls.edits.style import begins_line, indentation_at, newline_at, style_at
from amplify_ls.syntax.cursor.segments import tokens_of
from amplify_ls.values.values import Object

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from amplify_ls.ide.completion.relations import NewField
    from amplify_ls.ide.view import View
    from amplify_ls.syntax.cursor.frames import Level

_LONGEST_MEMBER = 4_000
_ENDS_LINE = re.compile(rb"[ \t]*(?://[^\r\n]*)?\r?\n")
_FIRST_MEMBER = re.compile(rb"[ \t]*(?://[^\r\n]*)?(?:\r?\n[ \t]*)*?\r?\n([ \t]*)(?=[\w'\"])")


def before_member(view: View, level: Level, fields: Sequence[NewField]) -> tuple[TextEdit, ...]:
    """The edit that declares fields before the member at the cursor."""
    data = view.module.file.data
    # The frame may have been followed beyond the cursor since.
    start = level.frame.items[level.position]
    first = next(iter(tokens_of(data, start, start + _LONGEST_MEMBER)), None)
    if first is None or not fields:
        return ()
    separator = " "
    if begins_line(data, first.start):
        separator = (newline_at(data, first.start) + indentation_at(data, first.start)).decode()
    quote = style_at(data, first.start).quote
    text = "".join(f"{each.name}: {_requoted(each.source, quote)},{separator}" for each in fields)
    return (TextEdit(view.path, first.start, first.start, text),)


def into_model(view: View, model: str, fields: Sequence[NewField]) -> tuple[TextEdit, ...]:
    """The edits that declare fields in another model, at its end."""
    if not fields:
        return ()
    entry = view.api.entry(model)
    given = None if entry is None or entry.call is None else entry.call.argument(0)
    is_here = isinstance(given, Object) and given.span.path == view.path
    if not isinstance(given, Object) or (is_here and view.bindings.is_broken):
        return tuple(_at_start(view, model, fields))
    operations = (InsertProperty(given, each.name, each.source) for each in fields)
    return render(tuple(operations), view.module.sources)


def _at_start(view: View, model: str, fields: Iterable[NewField]) -> Iterator[TextEdit]:
    """The edit in a file with syntax errors, found by the text: right after the opening brace of the model."""
    data = view.module.file.data
    pattern = rb"(?<![\w$])%s\s*[:=]\s*\w+\s*\.\s*model\s*\(\s*\{" % re.escape(model.encode())
    found = re.search(pattern, data)
    if found is None:
        return
    style = style_at(data, found.end())
    newline = newline_at(data, found.end()).decode()
    step = style.step.decode()
    if _ENDS_LINE.match(data, found.end()) is not None:
        own = indentation_at(data, found.end()).decode()
        inner = _FIRST_MEMBER.match(data, found.end())
        indentation = own + step if inner is None else inner.group(1).decode()
        text = "".join(f"{newline}{indentation}{each.name}: {_requoted(each.source, style.quote)}," for each in fields)
    else:
        text = "".join(f" {each.name}: {_requoted(each.source, style.quote)}," for each in fields)
    yield TextEdit(view.path, found.end(), found.end(), text)


def _requoted(source: str, quote: str) -> str:
    return source if quote == "'" else source.replace("'", quote)
