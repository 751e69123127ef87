"""Object literals in every layout that an author may choose, with comments that say whose they are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable

    Draw = Callable[[st.SearchStrategy[object]], object]


@dataclass
class Layout:
    """A text ``const x = {...}`` and what is in it."""

    text: str = ""
    objects: dict[str, list[str]] = field(default_factory=dict)
    """The members of each object, by the name of the member that holds it; the outermost has the name ''."""
    owner: dict[str, str] = field(default_factory=dict)
    """The object that a member is in."""
    arrays: dict[str, int] = field(default_factory=dict)
    """The number of items of each array, by the name of the member that holds it."""


@st.composite
def layouts(draw: Draw) -> Layout:
    """A text with an object ``x``. Comments ``own NAME`` belong to a member, ``free N in NAME`` to an object as a whole."""
    writer = _Writer(draw)
    body = writer.object("", "", draw(st.integers(1, 3)))
    before = draw(st.sampled_from(["", "// free top\n", "import { a } from 'm';\n\n"]))
    after = draw(st.sampled_from([";", "", "; // free end", "\n"]))
    writer.layout.text = f"{before}const x = {body}{after}\n".replace("\n", writer.newline)
    return writer.layout


class _Writer:
    def __init__(self, draw: Draw) -> None:
        self.draw = draw
        self.layout = Layout()
        self.newline = draw(st.sampled_from(["\n", "\n", "\r\n"]))
        self.step = draw(st.sampled_from(["  ", "    ", "\t"]))
        self.quote = draw(st.sampled_from(["'", '"']))
        self.has_comments = draw(st.booleans())
        self.count = 0
        self.frees = 0

    def object(self, name: str, indentation: str, depth: int) -> str:
        members = [self.name() for _ in range(self.draw(st.integers(0, 4)))]
        self.layout.objects[name] = members
        for member in members:
            self.layout.owner[member] = name
        shape = self.draw(st.sampled_from(["line", "lines", "lines", "loose"]))
        if shape == "line":
            return self.line(name, members, indentation, depth)
        return self.lines(name, members, indentation, depth, is_loose=shape == "loose")

    def line(self, name: str, members: list[str], indentation: str, depth: int) -> str:
        pad = self.draw(st.sampled_from([" ", ""]))
        if not members:
            return self.draw(st.sampled_from(["{}", "{ }", self.maybe(f"{{ /* free # in {name} */ }}", "{}")]))
        parts = []
        for member in members:
            lead = self.maybe(f"/* own {member} */ ", "")
            parts.append(lead + self.member(member, indentation, depth))
        end = self.draw(st.sampled_from(["", "", ","]))
        return "{" + pad + ", ".join(parts) + end + pad + "}"

    def lines(self, name: str, members: list[str], indentation: str, depth: int, *, is_loose: bool) -> str:
        inner = indentation + self.step
        text = "{" + self.maybe(f" // free # in {name}", "") + "\n"
        has_trailing_comma = self.draw(st.booleans())
        gap = self.draw(st.sampled_from(["", "", "\n"]))
        for index, member in enumerate(members):
            is_last = index == len(members) - 1
            joins = is_loose and not is_last and self.draw(st.booleans())
            if index == 0 or text.endswith("\n"):
                text += self.maybe(f"{inner}// free # in {name}\n\n", "")
                text += self.maybe(f"{inner}// own {member}\n", "")
                text += inner
            text += self.member(member, inner, depth)
            text += self.maybe(f" /* own {member} */", "") if is_last else ""
            text += "," if not is_last or has_trailing_comma else ""
            if joins:
                text += " "
                continue
            is_alone = not is_loose
            text += self.maybe(f" // own {member}", "") if is_alone else ""
            text += "\n" + ("" if is_last else gap)
        text += self.maybe(f"{inner}// free # in {name}\n", "")
        return text + indentation + "}"

    def member(self, name: str, indentation: str, depth: int) -> str:
        key = f"{self.quote}{name}{self.quote}" if self.draw(st.booleans()) and name.endswith("0") else name
        return f"{key}: {self.value(name, indentation, depth)}"

    def value(self, name: str, indentation: str, depth: int) -> str:
        kinds = ["number", "string", "array", "call", "template"] + (["object", "object"] if depth > 0 else [])
        kind = self.draw(st.sampled_from(kinds))
        if kind == "object":
            return self.object(name, indentation, depth - 1)
        if kind == "array":
            return self.array(name, indentation)
        if kind == "string":
            return f"{self.quote}v{self.count}{self.quote}"
        if kind == "call":
            return f"a.string({self.quote}{name}{self.quote}).required()"
        return "`one\n  two\nthree`" if kind == "template" else str(self.count)

    def array(self, name: str, indentation: str) -> str:
        count = self.draw(st.integers(0, 3))
        self.layout.arrays[name] = count
        items = [f"{self.quote}{name}-{index}{self.quote}" for index in range(count)]
        if not items or self.draw(st.booleans()):
            return "[" + ", ".join(items) + "]"
        inner = indentation + self.step
        end = self.draw(st.sampled_from(["", ","]))
        return "[\n" + ",\n".join(inner + item for item in items) + end + "\n" + indentation + "]"

    def name(self) -> str:
        self.count += 1
        return f"k{self.count}"

    def maybe(self, text: str, otherwise: str) -> str:
        if not self.has_comments or not self.draw(st.booleans()):
            return otherwise
        self.frees += 1
        return text.replace("#", str(self.frees))
