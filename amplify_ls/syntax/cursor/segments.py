"""The code before a bracket or the cursor: ``name: a.string().authorization`` as a key and a chain.

A segment is the start of one item of an object, array, call or block. It is read backwards from its end, so that incomplete
code before it does not matter.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.syntax.strings import unescape

if TYPE_CHECKING:
    from collections.abc import Sequence

WORD = rb"[A-Za-z_$\x80-\xff][\w$\x80-\xff]*"
LONGEST_SEGMENT = 20_000
"""The maximum number of bytes that are read, without brackets."""


class Link(NamedTuple):
    """One step of a chain: a name, and the bytes of its arguments including the parentheses if it is called."""

    name: str
    start: int
    end: int
    call: tuple[int, int] | None


class Parameter(NamedTuple):
    """A parameter of a function: its name, or the pairs of property and local name of its pattern."""

    name: str
    parts: tuple[tuple[str, str], ...] = ()


class Segment(NamedTuple):
    """The beginning of an item.

    ``chain`` is the expression at its end, base first; None if its base is not a plain name; empty if there is none.
    """

    key: str | None = None
    is_spread: bool = False
    arrows: tuple[tuple[Parameter, ...], ...] = ()
    """The parameters of the functions around the chain, outermost first."""
    chain: tuple[Link, ...] | None = ()
    ends_with_dot: bool = False
    lead: str = ""
    """The word or punctuation right before the chain."""
    declared: str | None = None
    """The name that is declared here: ``const NAME =``, ``function NAME``; ``default`` for a default export."""
    is_block: bool = False
    """A brace that follows opens a block, not an object."""
    has_returned: bool = False
    """``return`` precedes the chain."""
    follows_operand: bool = False
    """A value precedes the end, so no expression starts there."""


class Token(NamedTuple):
    kind: str
    """``word``, ``string``, ``number``, ``group``, or the punctuation itself."""
    text: str
    start: int
    end: int


_PIECE = re.compile(
    rb"(?P<blank>\s+|//[^\r\n]*|/\*.*?(?:\*/|\Z))|(?P<word>" + WORD + rb")"
    rb"""|(?P<string>'(?:[^'\\\r\n]|\\.)*'?|"(?:[^"\\\r\n]|\\.)*"?)|(?P<number>\d[\w.]*)|(?P<sign>=>|\.\.\.|\?\.|[=!]==?|.)""",
    re.DOTALL,
)
_KEYWORDS = frozenset(
    {
        *("return", "if", "while", "for", "switch", "typeof", "await", "in", "of", "new", "case", "throw", "else", "do"),
        *("yield", "void", "delete", "as", "satisfies", "function", "catch", "async", "const", "let", "var", "default"),
        *("export", "try", "finally"),
    }
)


def tokens_of(data: bytes, start: int, end: int, groups: Sequence[tuple[int, int]] = ()) -> list[Token]:
    """The tokens of a region; each of ``groups``, brackets with their content, is one token."""
    ends = dict(groups)
    found: list[Token] = []
    position = start
    while position < end:
        bracket_end = ends.get(position)
        if bracket_end is not None:
            found.append(Token("group", chr(data[position]), position, bracket_end))
            position = bracket_end
            continue
        match = _PIECE.match(data, position, end)
        if match is None:
            break
        kind = match.lastgroup
        if kind != "blank":
            text = match.group().decode("utf-8", "replace")
            found.append(Token(text if kind == "sign" else str(kind), text, position, match.end()))
        position = match.end()
    return found


def segment_of(data: bytes, start: int, end: int, groups: Sequence[tuple[int, int]], *, in_object: bool) -> Segment:
    """Read the start of an item, from ``start`` to ``end``."""
    skipped = sum(until - since for since, until in groups)
    if end - start - skipped > LONGEST_SEGMENT:
        return Segment(chain=None)
    tokens = tokens_of(data, start, end, groups)
    key: str | None = None
    if in_object and len(tokens) > 1 and tokens[1].kind == ":" and tokens[0].kind in ("word", "string", "number"):
        key = plain_text(tokens[0])
        tokens = tokens[2:]
    ends_with_dot = bool(tokens) and tokens[-1].kind in (".", "?.")
    if ends_with_dot:
        tokens = tokens[:-1]
    chain, begin = _chain(tokens)
    if not chain and ends_with_dot:
        chain = None
    before = tokens[:begin]
    last = before[-1] if before else None
    return Segment(
        key=key,
        is_spread=any(token.kind == "..." for token in before[-1:]),
        arrows=tuple(_functions(data, tokens, begin)),
        chain=chain,
        ends_with_dot=ends_with_dot,
        lead="" if last is None else last.text if last.kind != "group" else ")",
        declared=_declared(tokens),
        is_block=_opens_block(tokens, in_object=in_object and key is None),
        has_returned=any(token.text == "return" for token in before),
        follows_operand=not chain and last is not None and _is_operand(last),
    )


def plain_text(token: Token) -> str:
    """The name in a token, without quotes."""
    if token.kind != "string":
        return token.text
    text = token.text[1:]
    return unescape(text[:-1] if text.endswith(token.text[0]) else text)


def _is_operand(token: Token) -> bool:
    return token.kind in ("string", "number", "group") or (token.kind == "word" and token.text not in _KEYWORDS)


def _chain(tokens: list[Token]) -> tuple[tuple[Link, ...] | None, int]:
    """The chain at the end of the tokens, and the index of its first token."""
    links: list[Link] = []
    index = len(tokens)
    while index:
        call: tuple[int, int] | None = None
        after = index
        while index and tokens[index - 1].kind == "!":
            index -= 1
        if index and tokens[index - 1].kind == "group" and tokens[index - 1].text == "(":
            call = tokens[index - 1].start, tokens[index - 1].end
            index -= 1
        if not index or tokens[index - 1].kind != "word":
            # A parenthesis, an array or a string before a dot is not followed.
            return (None, index) if links else ((), after)
        word = tokens[index - 1]
        has_dot = index > 1 and tokens[index - 2].kind in (".", "?.")
        if word.text in _KEYWORDS and not has_dot:
            return (None, index) if links else ((), after)
        links.append(Link(word.text, word.start, word.end, call))
        index -= 1
        if not has_dot:
            return tuple(reversed(links)), index
        index -= 1
    return (None, 0) if links else ((), 0)


def _functions(data: bytes, tokens: list[Token], begin: int) -> list[tuple[Parameter, ...]]:
    """The parameters of the functions that start before the chain at ``begin``, or of the function that is declared here."""
    found = [_parameters_before(data, tokens[:at]) for at in range(1, begin) if tokens[at].kind == "=>"]
    declaration = next((at for at, token in enumerate(tokens) if token.text == "function"), None)
    if found or declaration is None:
        return found
    group = next((each for each in tokens[declaration:] if each.kind == "group" and each.text == "("), None)
    return [] if group is None else [parameters_of(data, group.start + 1, group.end - 1)]


def _parameters_before(data: bytes, tokens: list[Token]) -> tuple[Parameter, ...]:
    """The parameters before an arrow; the return type may be in between."""
    last = tokens[-1]
    group = next((each for each in reversed(tokens) if each.kind == "group" and each.text == "("), None)
    if group is not None and (last is group or any(each.kind == ":" and each.start >= group.end for each in tokens)):
        return parameters_of(data, group.start + 1, group.end - 1)
    return (Parameter(last.text),) if last.kind == "word" else ()


def parameters_of(data: bytes, start: int, end: int) -> tuple[Parameter, ...]:
    """The parameters of a function, whose parentheses surround the region."""
    found: list[Parameter] = []
    depth = 0
    parts: list[tuple[str, str]] | None = None
    is_due = True
    previous: Token | None = None
    for token in tokens_of(data, start, end):
        if token.kind == "{" and is_due and depth == 0:
            parts = []
        if token.kind in ("(", "[", "{", "<"):
            depth += 1
        elif token.kind in (")", "]", "}", ">"):
            depth -= 1
            if token.kind == "}" and depth == 0 and parts is not None:
                found.append(Parameter("", tuple(parts)))
                parts, is_due = None, False
        elif token.kind == "," and depth == 0:
            is_due = True
        elif token.kind == "word" and depth == 0 and is_due:
            found.append(Parameter(token.text))
            is_due = False
        elif token.kind == "word" and depth == 1 and parts is not None:
            if previous is not None and previous.kind == ":" and parts:
                parts[-1] = parts[-1][0], token.text
            elif previous is not None and previous.kind in ("{", ","):
                parts.append((token.text, token.text))
        previous = token
    return tuple(found)


def _declared(tokens: list[Token]) -> str | None:
    for index in range(len(tokens) - 1, -1, -1):
        word = tokens[index].text
        if word in ("const", "let", "var", "function") and index + 1 < len(tokens):
            name = tokens[index + 1]
            return name.text if name.kind == "word" else None
        if word == "default" and index and tokens[index - 1].text == "export":
            return "default"
    return None


def _opens_block(tokens: list[Token], *, in_object: bool) -> bool:
    if not tokens:
        return False
    last = tokens[-1]
    if last.kind == "=>" or last.text in ("else", "do", "try", "finally", "class"):
        return True
    if last.kind == "group" and last.text == "(":
        # `if (...) {`, `function name(...) {`, and in an object `name(...) {`.
        return in_object or any(token.text in ("function", "if", "for", "while", "switch", "catch") for token in tokens)
    return any(token.text in ("function", "class", "interface") for token in tokens) and tokens[-1].kind != "="
