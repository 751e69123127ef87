"""Fixes that rewrite syntax that AppSync resolvers do not support."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.schema.resolvers import UTILS
from amplify_ls.edits.operations import AddImport, Fix, Replace, Safety
from amplify_ls.syntax.outline import Span
from amplify_ls.syntax.scripts.constructs import ConstructKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Operation
    from amplify_ls.model.data.resolver_file import ResolverFile
    from amplify_ls.syntax.scripts.constructs import Construct


def rewritten(resolver: ResolverFile, construct: Construct) -> Iterator[Fix]:
    """The fixes that avoid a construct."""
    kind, parts = construct.kind, construct.parts
    if kind in (ConstructKind.ASYNC, ConstructKind.AWAIT):
        yield Fix(f"Remove `{construct.text}`", (_word_removed(resolver, construct),), Safety.SAFE, is_preferred=True)
    elif kind is ConstructKind.UPDATE and parts:
        text = f"{resolver.text(parts[0])} {construct.text[0]}= 1"
        yield Fix(f"Change to `{text}`", (Replace(construct.whole, text),), Safety.SAFE, is_preferred=True)
    elif kind is ConstructKind.IN:
        text = f"Object.hasOwn({resolver.text(parts[1])}, {resolver.text(parts[0])})"
        yield Fix("Use `Object.hasOwn`", (Replace(construct.whole, text),), is_preferred=True)
    elif kind is ConstructKind.THROW and parts:
        yield Fix("Use `util.error`", (*_thrown(resolver, construct), _import(construct)), is_preferred=True)
    elif kind is ConstructKind.REGEX and parts:
        pattern = resolver.text(parts[0])
        if pattern.startswith("^") and pattern.endswith("$"):
            text = f"util.matches({_quoted(pattern)}, {resolver.text(parts[1])})"
            yield Fix("Use `util.matches`", (Replace(construct.whole, text), _import(construct)), is_preferred=True)


def _word_removed(resolver: ResolverFile, construct: Construct) -> Operation:
    """Remove a word and the blanks after it."""
    rest = resolver.text(Span(construct.span.anchor, construct.span.end, construct.whole.end))
    blanks = len(rest) - len(rest.lstrip())
    return Replace(Span(construct.span.anchor, construct.span.start, construct.span.end + blanks), "")


def _thrown(resolver: ResolverFile, construct: Construct) -> Iterator[Operation]:
    thrown, *given = construct.parts
    text = resolver.text(given[0]) if given else resolver.text(thrown)
    message = f"{text}.message" if not given and text.isidentifier() else text or "'Error'"
    ending = ";" if resolver.text(construct.whole).endswith(";") else ""
    yield Replace(construct.whole, f"util.error({message}){ending}")


def _import(construct: Construct) -> Operation:
    return AddImport(construct.span, UTILS, "util")


def _quoted(pattern: str) -> str:
    text = pattern.replace("\\/", "/").replace("\\", "\\\\").replace("'", "\\'")
    return f"'{text}'"
