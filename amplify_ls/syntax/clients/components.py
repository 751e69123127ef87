"""Files with code and markup: components of Vue, Svelte and Astro, and templates of Angular.

The code is read with everything else replaced by spaces, so that its places are those of the file.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

COMPONENT_SUFFIXES = (".vue", ".svelte", ".astro")
"""The suffixes of files with scripts and markup."""
TEMPLATE_SUFFIXES = (".html",)
_BLOCK_START = re.compile(rb"<!--|<(?P<tag>script|style)\b", re.IGNORECASE)
# What is not closed ends with the text, so that no text is searched to its end from thousands of places.
_ATTRIBUTES = re.compile(rb"(?:\"[^\"]*(?:\"|\Z)|'[^']*(?:'|\Z)|[^'\">])*(?:>|\Z)")
_BLOCK_END = {tag: re.compile(rb"</" + tag + rb"\s*>|\Z", re.IGNORECASE) for tag in (b"script", b"style")}
_FENCE = re.compile(rb"\s*---\r?\n(?P<body>.*?)^---", re.DOTALL | re.MULTILINE)
_TEMPLATE_FILE = re.compile(rb"""\btemplateUrl\s*:\s*['"`]([^'"`\n]{1,300})['"`]""")
_TEMPLATE = re.compile(rb"\btemplate\s*:\s*(?P<quote>[`'\"])(?P<body>(?:\\.|(?!(?P=quote)).)*)(?P=quote)", re.DOTALL)
_TYPED = re.compile(rb"""<script\b[^>]{0,1000}\blang\s*=\s*['"]tsx?['"]""", re.IGNORECASE)
_NOT_NEWLINE = re.compile(rb"[^\r\n]")


class Region(NamedTuple):
    """A part of a text, in bytes."""

    start: int
    end: int


class _Block(NamedTuple):
    """A comment, a script or a style."""

    start: int
    end: int
    script: Region | None
    """The code of a script."""


def is_script(path: str, data: bytes) -> bool:
    """Whether a file is written in JavaScript, which has no types."""
    is_component = path.endswith(COMPONENT_SUFFIXES[:2]) and _TYPED.search(data) is None
    return is_component or path.endswith((".js", ".jsx", ".mjs", ".cjs"))


def code_in(path: str, data: bytes) -> bytes:
    """The text of a file with spaces in place of what is no code."""
    if path.endswith(TEMPLATE_SUFFIXES):
        return b""
    return _only(data, _scripts(path, data)) if path.endswith(COMPONENT_SUFFIXES) else data


def markup_in(path: str, data: bytes) -> tuple[Region, ...]:
    """The markup of a file: what is around the scripts of a component, or the templates in the code of Angular."""
    if path.endswith(TEMPLATE_SUFFIXES):
        return (Region(0, len(data)),)
    if not path.endswith(COMPONENT_SUFFIXES):
        return tuple(Region(*match.span("body")) for match in _TEMPLATE.finditer(data)) if b"@Component" in data else ()
    fence = _fence(path, data)
    start = 0 if fence is None else fence.end
    found: list[Region] = []
    for block in _blocks(data, start):
        found.append(Region(start, block.start))
        start = block.end
    return (*found, Region(start, len(data)))


def template_paths(path: str, data: bytes) -> tuple[str, ...]:
    """The files with the templates of the components in a file."""
    folder = posixpath.dirname(path)
    found = (each.decode("utf-8", "replace") for each in _TEMPLATE_FILE.findall(data))
    return tuple(dict.fromkeys(posixpath.normpath(posixpath.join(folder, each)) for each in found))


def members_in(data: bytes, regions: Iterable[Region], word: bytes) -> Iterator[int]:
    """The places in markup where a word is a member of something, such as ``{{ post.title }}``."""
    pattern = re.compile(rb"[\w$\])!]\s*\??\.\s*(" + re.escape(word) + rb")(?![\w$])")
    for region in regions:
        yield from (match.start(1) for match in pattern.finditer(data, region.start, region.end))


def _scripts(path: str, data: bytes) -> Iterator[Region]:
    fence = _fence(path, data)
    if fence is not None:
        yield fence
    for block in _blocks(data, 0 if fence is None else fence.end):
        if block.script is not None:
            yield block.script


def _blocks(data: bytes, start: int) -> Iterator[_Block]:
    last_comment = data.rfind(b"-->")
    while (opened := _BLOCK_START.search(data, start)) is not None:
        tag = (opened["tag"] or b"").lower()
        start = opened.end()
        if tag:
            inner = _ATTRIBUTES.match(data, start)
            closed = _BLOCK_END[tag].search(data, start if inner is None else inner.end())
            if inner is not None and closed is not None:
                start = closed.end()
                code = Region(inner.end(), closed.start()) if tag == b"script" else None
                yield _Block(opened.start(), start, code)
        elif start <= last_comment:
            start = data.find(b"-->", start) + len(b"-->")
            yield _Block(opened.start(), start, None)


def _fence(path: str, data: bytes) -> Region | None:
    """The code at the top of a component of Astro."""
    match = _FENCE.match(data) if path.endswith(".astro") else None
    return None if match is None else Region(*match.span("body"))


def _only(data: bytes, regions: Iterable[Region]) -> bytes:
    """A text with spaces in place of what is in no region. Line ends remain."""
    parts: list[bytes] = []
    last = 0
    for region in regions:
        parts += (_NOT_NEWLINE.sub(b" ", data[last : region.start]), data[region.start : region.end])
        last = region.end
    return b"".join((*parts, _NOT_NEWLINE.sub(b" ", data[last:])))
