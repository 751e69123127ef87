"""Values as short text, for tests to compare."""

from __future__ import annotations

from amplify_ls.incremental.graph import Input
from amplify_ls.model.builders import is_amplify_package
from amplify_ls.syntax.outline import Anchor, Span
from amplify_ls.text.disk import MemoryDisk
from amplify_ls.values.resolution.sources import Sources
from amplify_ls.values.values import (
    Array,
    Boolean,
    Chain,
    External,
    Function,
    Link,
    Namespace,
    Nothing,
    Number,
    Object,
    Symbol,
    Text,
    Value,
)

ROOT = "/project/amplify"


def value_of(files: dict[str, str], name: str, path: str = "data/resource.ts") -> Value:
    """The value of a name in a file; paths are relative to the amplify folder, ``../`` leads out of it."""
    from posixpath import join, normpath

    disk = MemoryDisk({normpath(join(ROOT, key)): text for key, text in files.items()})
    sources = Sources(disk, is_amplify_package)
    sources.outside.follow(Input(tuple(normpath(join(ROOT, key)) for key in files if key.endswith(".ts"))))
    module = sources.module(normpath(join(ROOT, path)))
    assert module is not None
    return module.name(name, Span(Anchor(path, 0), 0, 0))


def describe(value: Value) -> str:
    """The value as text: ``?`` for what is not known, ``...`` for what may be more."""
    if isinstance(value, Text):
        return f"'{value.value}'"
    if isinstance(value, (Number, Boolean)):
        return str(value.value).lower()
    if isinstance(value, Nothing):
        return "null" if value.is_null else "undefined"
    if isinstance(value, Object):
        members = [f"{prop.name}: {describe(prop.value)}" for prop in value] + (["..."] if value.is_open else [])
        return "{" + ", ".join(members) + "}"
    if isinstance(value, Array):
        return "[" + ", ".join([*map(describe, value.items), *(["..."] if value.is_open else [])]) + "]"
    if isinstance(value, Chain):
        return describe(value.base) + "".join(map(_link, value.links)) + ("..." if value.is_open else "")
    if isinstance(value, External):
        return value.name
    if isinstance(value, Symbol):
        return value.role
    if isinstance(value, Function):
        return "function"
    if isinstance(value, Namespace):
        return "namespace"
    return "?"


def _link(link: Link) -> str:
    if link.subscript is not None:
        return f"[{describe(link.subscript)}]"
    name = f".{link.name}" if link.name else ""
    if link.arguments is None:
        return name
    return name + "(" + ", ".join(map(describe, link.arguments.values)) + ")"
