"""Findings about storage paths, and fixes that several storage rules share."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.edits.operations import Fix, RenameProperty, Safety
from amplify_ls.rules.rule import Finding
from amplify_ls.rules.storage.words import whole_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from amplify_ls.model.resources.storage import AccessPath
    from amplify_ls.rules.rule import Related


class Rewriting(NamedTuple):
    """The changes of a path that a fix offers."""

    path: AccessPath
    better: tuple[str, ...]
    """Paths that may be intended, the likeliest first."""
    safety: Safety = Safety.UNSAFE
    """Of the first of them."""


def path_finding(
    path: AccessPath,
    region: tuple[int, int],
    message: str,
    package_message: str,
    rewriting: Rewriting,
    related: tuple[Related, ...] = (),
) -> Finding[Rewriting]:
    """A finding about a part of a path. ``region`` counts characters."""
    span = path.region(*region) if region[0] < region[1] else whole_text(path)
    return Finding(span, message, related, package_message=f"{package_message} Found [{path.path}].", data=rewriting)


def path_fixes(rewriting: Rewriting) -> Iterator[Fix]:
    """A fix for each path that may be intended. A path from a constant is not changed, because other code may use it."""
    path, better, safety = rewriting
    if path.is_written:
        for index, text in enumerate(usable(better, path)):
            operations = (RenameProperty(path.key, text),)
            yield Fix(f"Change to `{text}`", operations, Safety.UNSAFE if index else safety, is_preferred=index == 0)


def usable(better: Sequence[str], path: AccessPath) -> list[str]:
    """The paths that name a folder, without duplicates: access cannot be granted to a whole bucket."""
    return [text for text in dict.fromkeys(better) if text not in (path.path, "", "*", "/*")]
