"""Parameters as no client should send them: each part of good ones is missing, of another type, or far from any place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NUMBERS: tuple[Any, ...] = (-1, -(2**31), 2**31, 2**40, 2**70, 1.5, 1e300, True, "1", None, [], {})
_URIS: tuple[Any, ...] = (
    *("", "x", "amplify/data/resource.ts", "/amplify/data/resource.ts", "C:\\amplify\\data\\resource.ts", "file:", "file://"),
    *("file:///", "file:///a%00b", "file:///%ff.ts", "file:///\ud800.ts", "file://host/share/amplify/data/resource.ts"),
    *("file:///missing/amplify/data/resource.ts", "file:///missing/amplify/backend/api/x/schema.graphql", "http://[::1"),
    *("untitled:Untitled-1", "git:/amplify/data/resource.ts?ref=HEAD", "vscode-vfs://github/me/app/amplify/data/resource.ts"),
    *("x:" * 2000, "file:///" + "a/" * 3000, 7, None, [], {}),
)
_TEXTS: tuple[Any, ...] = ("", " ", "\0", "\ud800", "x" * 10_000, "${x}`'\"\\", 7, None, [], {}, ["x"])
_OBJECTS: tuple[Any, ...] = (None, 7, "x", [], {}, [[]])
_LISTS: tuple[Any, ...] = (None, 7, "x", {}, [], [None], [7], [[]], [{}], [{}] * 300)


def odd(value: object, name: str = "") -> Iterator[object]:
    """A value with one part changed, for each part and each change of it."""
    if isinstance(value, dict):
        yield from _OBJECTS
        for key, inner in value.items():
            rest = {each: other for each, other in value.items() if each != key}
            yield rest
            for changed in odd(inner, key):
                yield {**rest, key: changed}
    elif isinstance(value, list):
        yield from _LISTS
        for at, inner in enumerate(value):
            for changed in odd(inner, name):
                yield [*value[:at], changed, *value[at + 1 :]]
    else:
        yield from _changes(value, name)


def _changes(value: object, name: str) -> Sequence[object]:
    if isinstance(value, int):
        return _NUMBERS
    is_uri = name.lower().endswith("uri") or str(value).startswith("file:")
    return _URIS if is_uri else _TEXTS
