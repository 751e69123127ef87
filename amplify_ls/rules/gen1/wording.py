"""Phrases and fixes that the rules about Gen 1 schemas share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.catalog.nearest import nearest
from amplify_ls.edits.graphql_operations import RemoveRegion, SetText
from amplify_ls.edits.operations import Fix, Safety
from amplify_ls.rules.rule import Related

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amplify_ls.gen1.syntax.nodes import Definition, Name
    from amplify_ls.syntax.outline import Span

_NAME = re.compile(r"[_A-Za-z][_0-9A-Za-z]*")


def is_named(text: str) -> bool:
    """Whether a text is a name in GraphQL."""
    return _NAME.fullmatch(text) is not None


def quoted(text: str) -> str:
    """A text as a GraphQL string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def at_name(definition: Definition) -> Span:
    """The name of a definition, or its keyword if it has none."""
    return definition.keyword if definition.name is None else definition.name.span


def renames(span: Span, wrong: str, candidates: Iterable[str], *, is_text: bool = False) -> Iterator[Fix]:
    """The fix that changes a misspelled name to the nearest candidate; ``is_text`` for a string. Only case is safe."""
    right = nearest(wrong, candidates)
    if right is None:
        return
    safety = Safety.SAFE if right.lower() == wrong.lower() else Safety.UNSAFE
    yield Fix(f"Change to `{right}`", (SetText(span, quoted(right) if is_text else right),), safety, is_preferred=True)


def removal(span: Span, what: str, safety: Safety = Safety.UNSAFE) -> Fix:
    """The fix that removes a region, called ``what`` in its title."""
    return Fix(f"Remove {what}", (RemoveRegion(span),), safety, is_preferred=True)


def related_types(first: Name | None, message: str) -> tuple[Related, ...]:
    """Another place of a finding, if there is one."""
    return () if first is None else (Related(first.span, message),)
