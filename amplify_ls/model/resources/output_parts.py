"""What several calls of ``addOutput`` make together: the packages merge the parts, and refuse a value that is given twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog.backend.outputs import DEFAULT_VERSION
from amplify_ls.model.stacks.tokens import is_text
from amplify_ls.values.values import Array, Boolean, Interpolation, Nothing, Number, Object, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.values import Value

_VERSION = "version"
_MAJOR = re.compile(r"\d+")
Path = tuple[str, ...]


class Clash(NamedTuple):
    """A value that meets another one at the same key."""

    path: Path
    span: Span
    """The later key, or the later part where it leaves its version to the default."""
    earlier: Span
    is_version: bool
    """Whether it is a version, of which another major number is refused, rather than a value."""


class _Leaf(NamedTuple):
    span: Span
    value: Value | None
    """None for the version that counts where none is given."""


def clashes(parts: Sequence[Object]) -> Iterator[Clash]:
    """The first clash of each part with those before it: the packages stop there."""
    leaves: dict[Path, _Leaf] = {}
    for part in parts:
        found = next(_merged(part, (), leaves), None)
        if found is None and part.lacks(_VERSION):
            found = _version_clash((_VERSION,), _Leaf(part.span, None), leaves)
        if found is not None:
            yield found


def _merged(part: Object, path: Path, leaves: dict[Path, _Leaf]) -> Iterator[Clash]:
    for prop in part:
        here = (*path, prop.name)
        value, known = prop.value, leaves.get(here)
        if prop.name == _VERSION and known is not None:
            clash = _version_clash(here, _Leaf(prop.name_span, value), leaves)
            if clash is not None:
                yield clash
        elif known is not None:
            yield Clash(here, prop.name_span, known.span, is_version=False)
        elif isinstance(value, Object):
            yield from _merged(value, here, leaves)
        elif is_surely_there(value):
            leaves[here] = _Leaf(prop.name_span, value)


def _version_clash(path: Path, leaf: _Leaf, leaves: dict[Path, _Leaf]) -> Clash | None:
    known = leaves.setdefault(path, leaf)
    one, other = _major(known), _major(leaf)
    return None if one is None or other is None or one == other else Clash(path, leaf.span, known.span, is_version=True)


def _major(leaf: _Leaf) -> str | None:
    if leaf.value is not None and not isinstance(leaf.value, (Text, Number)):
        return None
    found = _MAJOR.search(DEFAULT_VERSION if leaf.value is None else str(leaf.value.value))
    return None if found is None else found.group()


def is_surely_there(value: Value) -> bool:
    """Whether a value is surely one that is no object and counts as true: another one at its key is then refused."""
    if isinstance(value, (Text, Number, Boolean)):
        return bool(value.value)
    if isinstance(value, (Array, Nothing)):
        return False
    return isinstance(value, Interpolation) or is_text(value)
