"""The values of string literals."""

from __future__ import annotations

import re

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


def _replacement(match: re.Match[str]) -> str:
    body = match.group(1)
    if body[0] in "ux" and len(body) > 1:
        code = int(body[1:].strip("{}"), 16)
        return chr(code) if code <= 0x10FFFF else "\ufffd"
    return _SINGLE.get(body, body)
