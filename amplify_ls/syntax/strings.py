"""The values of string literals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_ESCAPE = re.compile(r"\\(u\{[0-9a-fA-F]+\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|\r\n|.)", re.DOTALL)
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_SINGLE = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": "", "\r": "", "\r\n": ""}


def unescape(text: str) -> str:
    """The value of the characters between the quotes of a literal."""
    if "\\" not in text:
        return text
    value = _ESCAPE.sub(_replacement, text)
    # Two escapes may form one character. One half alone is a valid JavaScript string, but cannot be encoded as UTF-8.
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if _SURROGATE.search(value) else value


def pieces(text: str) -> Iterator[tuple[str, str]]:
    """The characters between the quotes of a literal in parts, each with its value: escapes, and what is between them."""
    end = 0
    for match in _ESCAPE.finditer(text):
        if match.start() > end:
            yield text[end : match.start()], text[end : match.start()]
        yield match.group(), _replacement(match)
        end = match.end()
    if end < len(text):
        yield text[end:], text[end:]


def escaped(text: str, quote: str) -> str:
    """A text as it is written between the quotes of a literal."""
    text = text.replace("\\", "\\\\").replace(quote, f"\\{quote}")
    if quote == "`":
        return text.replace("${", "\\${")
    return text.replace("\r\n", "\n").replace("\n", "\\n").replace("\r", "\\n")


def _replacement(match: re.Match[str]) -> str:
    body = match.group(1)
    if body[0] in "ux" and len(body) > 1:
        code = int(body[1:].strip("{}"), 16)
        return chr(code) if code <= 0x10FFFF else "\ufffd"
    return _SINGLE.get(body, body)
