"""What the rules of a storage add up to: who may do what below which path, and which sub-paths take rights away.

The packages write one policy for each holder of rights. A path that lies below another one is closed by default: whoever
has a right on the outer path and is not given the same one on the inner path is denied it there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog.resources.storage import ENTITY_TOKEN, READ_INCLUDES
from amplify_ls.model.resources.storage_paths import END, WILDCARD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amplify_ls.model.resources.storage import Access, AccessPath, Grantee, Holder, StorageRule

_ORDER = ("read", "get", "list", "write", "delete")


class Grant(NamedTuple):
    """A right of somebody, as one rule gives it."""

    path: AccessPath
    rule: StorageRule
    grantee: Grantee
    right: str
    """``get``, ``list``, ``write`` or ``delete``."""

    @property
    def prefix(self) -> str:
        """The files that it is about. For all but owners the token stands for everybody."""
        return self.path.path if self.grantee.kind == "entity" else everybodys(self.path.path)


class Loss(NamedTuple):
    """A right that an outer path gives and an inner one takes away."""

    grant: Grant
    """What the outer path gives."""
    inner: AccessPath


def everybodys(path: str) -> str:
    """The path with its token opened: ``a/{entity_id}/*`` is ``a/*`` for those who are no owners."""
    opened = path.replace(ENTITY_TOKEN, WILDCARD)
    return opened[: -len(END)] if opened.endswith("/*/*") else opened


def grants(access: Access) -> Iterator[Grant]:
    """Every right that is given, as far as it can be seen."""
    for path in access.paths:
        for rule in path.rules:
            for grantee in rule.grantees():
                for right in rule.rights:
                    yield Grant(path, rule, grantee, right)


def losses(access: Access) -> tuple[Loss, ...]:
    """The rights that sub-paths take away; none where that cannot be seen."""
    if access.is_open or not all(path.is_seen for path in access.paths):
        return ()
    by_prefix: dict[str, dict[tuple[Holder, str], Grant]] = {}
    for grant in grants(access):
        by_prefix.setdefault(grant.prefix, {}).setdefault((grant.grantee.holder, grant.right), grant)
    found: list[Loss] = []
    for inner, given in by_prefix.items():
        outer = parent_of(inner, by_prefix)
        if outer is None or outer == inner.replace(f"{ENTITY_TOKEN}/", ""):
            continue
        path = next(iter(given.values())).path
        found.extend(Loss(grant, path) for key, grant in by_prefix[outer].items() if key not in given)
    return tuple(found)


def folded(rights: Iterable[str]) -> list[str]:
    """Rights as an author writes them: ``get`` and ``list`` together are ``read``."""
    kept = set(rights)
    if kept.issuperset(READ_INCLUDES):
        kept = kept.difference(READ_INCLUDES) | {"read"}
    return sorted(kept, key=lambda word: (_ORDER.index(word) if word in _ORDER else len(_ORDER), word))


def parent_of(prefix: str, prefixes: Iterable[str]) -> str | None:
    """The first path that a path lies below."""
    return next((other for other in prefixes if other != prefix and prefix.startswith(other.replace(WILDCARD, ""))), None)
