"""The TypeScript that a conversion produces, as a small tree: literals, objects, chains of calls, statements, comments."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A string."""

    value: str


@dataclass(frozen=True, slots=True)
class Word:
    """A number, `true`, `false`, `null`, or the name of a constant, as it is written."""

    text: str


@dataclass(frozen=True, slots=True)
class Array:
    """An array."""

    items: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Property:
    """A property of an object, with the comments above it. Without a value it is a shorthand: `{ schema }`."""

    name: str
    value: Expression | None
    comments: tuple[str, ...] = ()
    remark: str | None = None
    """The comment at the end of its line."""


@dataclass(frozen=True, slots=True)
class Object:
    """An object. One that is a block has each property on a line of its own."""

    properties: tuple[Property, ...]
    is_block: bool = False
    final_comments: tuple[str, ...] = ()
    """Comments behind the last property."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a chain: `.name(arguments)`."""

    name: str
    arguments: tuple[Expression, ...] = ()


@dataclass(frozen=True, slots=True)
class Chain:
    """Calls on a name: `a.string().required()`. With an empty root, the first call is that of a function."""

    root: str
    calls: tuple[Call, ...]

    def then(self, name: str, *arguments: Expression) -> Chain:
        """The same chain with one more call."""
        return Chain(self.root, (*self.calls, Call(name, arguments)))


@dataclass(frozen=True, slots=True)
class Function:
    """`(parameter) => result`."""

    parameter: str
    result: Expression


@dataclass(frozen=True, slots=True)
class Template:
    """A template literal without substitutions, with a comment in front that names its language."""

    language: str
    text: str


Expression = Text | Word | Array | Object | Chain | Function | Template


@dataclass(frozen=True, slots=True)
class Constant:
    """`const name = value;`, or `export const name = value;`."""

    name: str
    value: Expression
    is_exported: bool = False
    comments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Import:
    """`import { names } from 'module';`."""

    names: tuple[str, ...]
    module: str


@dataclass(frozen=True, slots=True)
class Verbatim:
    """A statement as it is written."""

    text: str


Statement = Constant | Import | Verbatim
