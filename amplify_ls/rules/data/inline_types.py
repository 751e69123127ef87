"""Fixes of methods that are called on inline enums and custom types, which have none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, InsertProperty, Remove, Replace
from amplify_ls.rules.wording import listed
from amplify_ls.syntax.outline import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from amplify_ls.edits.operations import Operation
    from amplify_ls.model.data.parts import Part, Parts
    from amplify_ls.values.values import Link

_PLACES = frozenset({"model-field", "custom-type-field", "argument", "return"})
_OF_REFERENCES = frozenset({"required", "array", "authorization"})
_KEPT = frozenset({"array", "authorization"})
"""A list and access rules are not removed where they can be kept."""


def method_fixes(part: Part, parts: Parts, links: Sequence[Link], word: str, source: str | None) -> Iterator[Fix]:
    """Remove methods of an inline type, or declare the type in the schema and call them on the reference.

    Args:
        part: The inline type.
        parts: The entry that contains it.
        links: The calls of the methods.
        word: What the type is called in the title.
        source: The source text of the type; None if it means the same only inside of the schema, where it is written.
    """
    if any(link.arguments is None for link in links):
        return
    keeps = any(link.name in _KEPT for link in links)
    extracted = tuple(_extraction(part, parts, word, source, is_preferred=keeps))
    is_kept = keeps and bool(extracted)
    written = listed([f".{link.name}()" for link in links])
    removal = Fix(f"Remove {written}", tuple(Remove(link.span) for link in links), is_preferred=not is_kept)
    yield from (*extracted, removal) if is_kept else (removal, *extracted)


def _extraction(part: Part, parts: Parts, word: str, source: str | None, *, is_preferred: bool) -> Iterator[Fix]:
    """The fix that declares the type in the schema and replaces the inline type with a reference to it."""
    call, entry = part.call, parts.entry
    if entry is None or call is None or part.place not in _PLACES:
        return
    schema = parts.data.schema_of(entry.name)
    if schema is None or schema.entries is None:
        return
    start = call.chain.base.span
    if start.anchor is not call.link.span.anchor or (source is None and not _is_inside(schema.entries.span, start)):
        return
    name = _free_name(part, parts)
    written = Span(start.anchor, start.start, call.link.span.end)
    operations: list[Operation] = [Replace(written, f"a.ref('{name}')")]
    operations.extend(Remove(link.span) for link in call.modifiers if link.name not in _OF_REFERENCES)
    after = entry.property if entry.name in schema.entries.own else None
    operations.append(InsertProperty(schema.entries, name, source or "", after=after, written=written))
    yield Fix(f"Extract to the {word} `{name}`", tuple(operations), is_preferred=is_preferred)


def _is_inside(outer: Span, inner: Span) -> bool:
    start, end = outer.resolve()
    return outer.path == inner.path and start <= inner.resolve()[0] < end


def _free_name(part: Part, parts: Parts) -> str:
    """The name that the packages generate for the inline type, so that the API stays the same; numbered if it is used."""
    words = [word for word in part.name.split(".") if word]
    name = "".join(word[0].upper() + word[1:] for word in words)
    if len(words) == 1:
        name += "Result"
    number, free = 1, name
    while free in parts.data.names:
        number += 1
        free = f"{name}{number}"
    return free
