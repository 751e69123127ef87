"""Names, and the places that mention them."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Literal, TypeAlias

from amplify_ls.incremental.facts import fact, individual

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amplify_ls.syntax.outline import Anchor, Span

NameKind: TypeAlias = Literal[
    "argument",
    "attribute",
    "authorization-mode",
    "bucket",
    "data-source",
    "entry",
    "enum-value",
    "field",
    "file",
    "function",
    "function-key",
    "group",
    "index",
    "output",
    "provider",
    "query",
    "relation",
    "resource",
    "resource-group",
    "secret",
    "stack",
    "storage-path",
    "table",
    "tool",
    "trigger",
    "unknown",
    "variable",
]
"""What a name is the name of. An entry is a model, custom type, enum or operation of a schema: they share one set of names."""


@fact
class Name:
    """A name of a project: two names with the same spelling are different if they belong to different owners."""

    kind: NameKind
    owner: str
    """What the name is unique in: ``Post`` for a field of the model, ``Post.address`` for one of an inline type."""
    key: str
    api: str = ""
    """The API that an entry, or a name within one, belongs to; empty for other kinds."""


class Role(Enum):
    """What a mention does with the name."""

    DECLARATION = "declaration"
    READ = "read"
    WRITE = "write"


class Form(Enum):
    """How a name is written at a place, which determines what a rename has to write there."""

    STRING = "string"
    """A string literal, with its quotes, or the key of an object in brackets."""
    KEY = "key"
    """The key of an object, with quotes or without."""
    SHORTHAND = "shorthand"
    """``{ name }``: the key of an object and a variable at the same time."""
    MEMBER = "member"
    """``.name``: the name without the dot."""
    OWNER = "owner"
    """``allow.owner``: the strategy, which names the field ``owner`` without writing it."""
    MODULE = "module"
    """The last part of a module specifier, such as ``$amplify/env/NAME``; the span has the quotes."""
    PART = "part"
    """A part of a string, such as ``team`` in ``'team.name'``."""


@fact
class Mention:
    """A place that mentions a name. The span follows the edits around it."""

    span: Span
    name: Name
    role: Role
    form: Form


@individual
class Mentions:
    """The mentions that one part of a project contains, by name and by the chunk that they are in."""

    all: tuple[Mention, ...]
    by_name: dict[Name, tuple[Mention, ...]]
    by_anchor: dict[Anchor, tuple[Mention, ...]]


def collected(found: Iterable[Mention]) -> Mentions:
    """The mentions, each once: what a loop or a shared constant evaluates several times has one place."""
    unique = tuple(dict.fromkeys(found))
    by_name: dict[Name, tuple[Mention, ...]] = {}
    by_anchor: dict[Anchor, tuple[Mention, ...]] = {}
    for mention in unique:
        by_name[mention.name] = (*by_name.get(mention.name, ()), mention)
        by_anchor[mention.span.anchor] = (*by_anchor.get(mention.span.anchor, ()), mention)
    return Mentions(unique, by_name, by_anchor)


NOTHING = collected(())
