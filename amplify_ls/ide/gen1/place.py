"""Where a position in a GraphQL text is, from the tokens before it: this works in text that cannot be parsed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum

_TOKEN = re.compile(
    rb'(?P<block>"""(?:[^"\\]|\\[\s\S]|"(?!""))*(?P<blockend>""")?)|(?P<string>"(?:[^"\\\r\n]|\\[^\r\n])*(?P<end>")?)'
    rb"|(?P<comment>#[^\r\n]*)|(?P<name>[A-Za-z_]\w*)|(?P<other>[^\s,])|(?P<comma>,)"
)
_WORD = re.compile(rb"[A-Za-z0-9_]*\Z")
_KEYWORDS = frozenset({"type", "input", "enum", "interface", "union", "scalar", "schema", "directive"})


class Expected(Enum):
    """What can be written at a position."""

    DEFINITION = "definition"
    DIRECTIVE = "directive"
    """The name of a directive, after `@` or where one may follow."""
    ARGUMENT = "argument"
    """The name of an argument of a directive, or of a key of an object in it."""
    VALUE = "value"
    """The value of an argument or key."""
    TYPE = "type"
    """The type of a field or argument, or of `implements` and `union`."""
    NOTHING = "nothing"


@dataclass(slots=True)
class Frame:
    """Open brackets."""

    bracket: str
    kind: str
    """`body`, `arguments` (of a field), `directive`, `object`, `list` or `type`."""
    name: str = ""
    """The directive of a `directive` frame."""
    key: str = ""
    """The argument or key whose value follows; the field, in a body."""
    given: list[str] = field(default_factory=list)
    """The arguments, keys or strings before the position."""
    has_colon: bool = False
    """Whether the key is followed by a colon."""
    words: dict[str, str] = field(default_factory=dict)
    """The bare words that keys have as their values."""
    type_name: str = ""
    """In a body: the type of the current field, with brackets."""
    directives: list[str] = field(default_factory=list)
    """In a body: the directives of the current field."""


@dataclass(slots=True)
class Place:
    """The surroundings of a position."""

    expected: Expected
    start: int
    """Where the word that is being typed starts."""
    keyword: str = ""
    """The keyword of the definition; empty outside."""
    name: str = ""
    """The name of the definition."""
    is_extension: bool = False
    directives: tuple[str, ...] = ()
    """The directives of the definition before the position."""
    frames: tuple[Frame, ...] = ()
    is_in_string: bool = False
    is_after_at: bool = False
    """Whether the `@` of a directive is already there."""

    @property
    def body(self) -> Frame | None:
        """The fields around the position."""
        return next((frame for frame in self.frames if frame.kind == "body"), None)

    @property
    def directive(self) -> Frame | None:
        """The directive whose arguments are around the position."""
        return next((frame for frame in self.frames if frame.kind == "directive"), None)

    @property
    def path(self) -> tuple[str, ...]:
        """The argument and the keys from the directive to the position."""
        return tuple(frame.key for frame in self.frames if frame.kind in ("directive", "object") and frame.has_colon)


class _Reader:
    """Reads tokens and keeps what they have opened."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Forget everything, because a definition has ended or another one begins."""
        self.keyword = ""
        self.name = ""
        self.is_extension = False
        self.directives: list[str] = []
        self.frames: list[Frame] = []
        self.before = ""
        self.is_typing = False
        """Whether a type is expected in the header: after `implements` or `=`."""

    def name_token(self, word: str) -> None:
        frame = self.frames[-1] if self.frames else None
        if self.before == "@":
            (self.directives if frame is None else frame.directives).append(word)
        elif frame is None:
            self._header_name(word)
        elif frame.kind in ("body", "arguments"):
            if frame.has_colon:
                # The first name after the colon is the type; the next one starts another field.
                if not frame.type_name.strip("["):
                    frame.type_name += word
                    self.before = word
                    return
                frame.has_colon, frame.type_name, frame.directives = False, "", []
            frame.key = word
            frame.given.append(word)
            frame.directives = []
        elif frame.kind in ("directive", "object"):
            if frame.has_colon:
                frame.has_colon = False
                if self.before == ":":
                    frame.words[frame.key] = word
                    self.before = word
                    return
            frame.key = word
            frame.given.append(word)
        elif frame.kind == "list":
            frame.given.append(word)
        self.before = word

    def _header_name(self, word: str) -> None:
        if word == "extend":
            self.reset()
            self.is_extension = True
        elif word in _KEYWORDS and not (self.keyword and not self.name and self.keyword != "schema"):
            is_extension = self.is_extension and not self.keyword
            self.reset()
            self.keyword, self.is_extension = word, is_extension
        elif self.keyword and not self.name:
            self.name = word
        elif word == "implements":
            self.is_typing = True
        self.before = word

    def other(self, sign: str) -> None:
        frame = self.frames[-1] if self.frames else None
        if sign == ":" and frame is not None:
            frame.has_colon = True
        elif sign in "{([":
            self._open(sign, frame)
        elif sign in "})]":
            self._close(sign)
        elif sign == "=" and frame is None:
            self.is_typing = True
        elif sign == "@":
            self.is_typing = False
        if sign in "!" and frame is not None and frame.type_name:
            frame.type_name += sign
        self.before = sign

    def _open(self, sign: str, frame: Frame | None) -> None:
        if frame is None and sign == "{":
            self.frames.append(Frame(sign, "body"))
        elif sign == "(":
            in_value = frame is not None and frame.kind in ("directive", "object", "list")
            directives = self.directives if frame is None else frame.directives
            if directives and self.before == directives[-1] and not in_value:
                self.frames.append(Frame(sign, "directive", directives[-1]))
            else:
                self.frames.append(Frame(sign, "arguments"))
        elif sign == "[" and frame is not None and frame.kind in ("body", "arguments"):
            frame.type_name += "["
        else:
            self.frames.append(Frame(sign, "object" if sign == "{" else "list"))

    def _close(self, sign: str) -> None:
        opened = {"}": "{", ")": "(", "]": "["}[sign]
        frame = self.frames[-1] if self.frames else None
        if sign == "]" and frame is not None and frame.kind in ("body", "arguments"):
            frame.type_name += "]"
            return
        while self.frames:
            closed = self.frames.pop()
            if closed.bracket == opened:
                break
        if not self.frames and sign == "}":
            self.reset()
        elif self.frames and self.frames[-1].kind in ("directive", "object"):
            # The value has ended.
            self.frames[-1].has_colon = False

    def string(self, text: str) -> None:
        frame = self.frames[-1] if self.frames else None
        if frame is not None and frame.kind == "list":
            frame.given.append(text)
        elif frame is not None and frame.kind in ("directive", "object"):
            frame.has_colon = False
        self.before = '"'


def place_at(data: bytes, start: int, offset: int) -> Place:
    """The surroundings of a byte; ``start`` is where its definition, or any definition before it, starts."""
    reader = _Reader()
    word_start = offset - len(_word_before(data, start, offset))
    for match in _TOKEN.finditer(data, start, offset):
        kind = match.lastgroup
        if kind in ("blockend", "block") or match.group("block") is not None:
            if match.end() == offset and match.group("blockend") is None:
                return Place(Expected.NOTHING, offset)
            continue
        if match.group("comment") is not None:
            if match.end() == offset:
                return Place(Expected.NOTHING, offset)
            continue
        if match.group("string") is not None:
            if match.end() == offset and match.group("end") is None:
                return _finished(reader, Expected.VALUE, match.start() + 1, is_in_string=True)
            reader.string(match.group()[1:-1].decode("utf-8", "replace"))
            continue
        if match.start() >= word_start:
            break
        if match.group("name") is not None:
            reader.name_token(match.group().decode())
        elif match.group("other") is not None:
            reader.other(match.group().decode("utf-8", "replace"))
        else:
            _comma(reader)
    return _finished(reader, _expected(reader), word_start, is_in_string=False)


def _comma(reader: _Reader) -> None:
    frame = reader.frames[-1] if reader.frames else None
    if frame is not None and frame.kind in ("directive", "object"):
        frame.has_colon = False
    reader.before = ","


def _word_before(data: bytes, start: int, offset: int) -> bytes:
    match = _WORD.search(data[max(start, offset - 200) : offset])
    return b"" if match is None else match.group()


def _expected(reader: _Reader) -> Expected:
    frame = reader.frames[-1] if reader.frames else None
    if reader.before == "@":
        return Expected.DIRECTIVE
    if frame is None:
        if not reader.keyword or reader.before == "extend":
            return Expected.DEFINITION
        if reader.is_typing:
            return Expected.TYPE
        return Expected.DIRECTIVE if reader.name else Expected.NOTHING
    if frame.kind in ("body", "arguments"):
        if frame.has_colon and not frame.type_name.strip("[]!"):
            return Expected.TYPE
        return Expected.DIRECTIVE if frame.has_colon and frame.kind == "body" else Expected.NOTHING
    if frame.kind == "list":
        return Expected.VALUE
    return Expected.VALUE if frame.has_colon else Expected.ARGUMENT


def _finished(reader: _Reader, expected: Expected, start: int, *, is_in_string: bool) -> Place:
    return Place(
        expected,
        start,
        reader.keyword,
        reader.name,
        reader.is_extension,
        tuple(reader.directives),
        tuple(reader.frames),
        is_in_string,
        reader.before == "@",
    )
