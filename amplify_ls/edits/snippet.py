"""Adapt source text of a rule to a file: quotes, names, indentation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_TOKEN = re.compile(
    r"""(?P<comment>//[^\r\n]*|/\*.*?\*/)
    |(?P<string>'(?:[^'\\\r\n]|\\.)*'|"(?:[^"\\\r\n]|\\.)*")
    |(?P<template>`(?:[^`\\]|\\.)*`)
    |(?P<name>(?<![\w$.])[A-Za-z_$][\w$]*)""",
    re.DOTALL | re.VERBOSE,
)
KEEP = "\0"
"""Begins a line whose spaces stay as they are, such as one within a template string: no indentation is added to it."""
_PLAIN_NAME = re.compile(r"[A-Za-z_$][\w$]*\Z")
_KEY = re.compile(r"\s*:(?!:)")
_STEP = "  "


def requoted(text: str, quote: str) -> str:
    """The text with its string literals in another quote, except those that contain it."""

    def replace(match: re.Match[str]) -> str:
        literal = match.group()
        if match.lastgroup != "string" or literal[0] == quote or quote in literal:
            return literal
        return quote + literal[1:-1].replace("\\" + literal[0], literal[0]) + quote

    return _TOKEN.sub(replace, text)


def renamed(text: str, names: Mapping[str, str]) -> str:
    """The text with other names for what it imports; keys of objects and accessed names stay."""

    def replace(match: re.Match[str]) -> str:
        if match.lastgroup != "name" or match.group() not in names or _KEY.match(text, match.end()):
            return match.group()
        return names[match.group()]

    return _TOKEN.sub(replace, text) if names else text


def uses_builder(text: str, name: str) -> bool:
    """Whether something is taken from the name: ``a.string()``."""
    return any(
        match.lastgroup == "name" and match.group() == name and text[match.end() :].lstrip().startswith(".")
        for match in _TOKEN.finditer(text)
    )


def restepped(text: str, step: str) -> str:
    """The text with another indentation step than two spaces."""
    if "\n" not in text or step == _STEP:
        return text
    lines = text.split("\n")
    return "\n".join([lines[0], *(_restepped_line(line, step) for line in lines[1:])])


def _restepped_line(line: str, step: str) -> str:
    bare = line.lstrip(" ")
    depth, rest = divmod(len(line) - len(bare), len(_STEP))
    return step * depth + " " * rest + bare


def placed(text: str, indentation: bytes, newline: bytes) -> bytes:
    """The text, written from the first column on, at an indentation; its first line goes where the caller puts it."""
    lines = text.encode().split(b"\n")
    return newline.join([lines[0], *(_indented(line, indentation) for line in lines[1:])])


def _indented(line: bytes, indentation: bytes) -> bytes:
    if line.startswith(KEEP.encode()):
        return line[len(KEEP) :]
    return indentation + line if line else line


def key_text(name: str, quote: str) -> str:
    """A name as the key of a member: quoted where it has to be."""
    return name if _PLAIN_NAME.match(name) else string_literal(name, quote)


def string_literal(value: str, quote: str) -> str:
    """A string literal of that value."""
    escaped = value.replace("\\", "\\\\").replace(quote, "\\" + quote).replace("\n", "\\n").replace("\r", "\\r")
    return f"{quote}{escaped}{quote}"
