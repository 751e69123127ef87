"""Who may do what with the files of a bucket, as the policies say that the packages write for each role.

A policy allows paths and denies others. A path below another one is denied to whoever has an action on the outer path and is
not granted the same action on the inner one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from amplify_ls.catalog.resources.storage import ENTITY_TOKEN
from amplify_ls.model.resources.storage_paths import WILDCARD
from amplify_ls.model.resources.storage_rights import grants, parent_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from amplify_ls.model.resources.storage import Grantee, Storage

ACTIONS = ("get", "list", "write", "delete")
_ME, _OTHER = "me", "other"


@dataclass(frozen=True, slots=True)
class PathPolicy:
    """Which paths an action is allowed on, and on which it is denied."""

    allowed: tuple[str, ...]
    denied: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BucketAccess:
    """The access to one bucket."""

    name: str
    paths: tuple[str, ...]
    """The paths with rules, as they are written."""
    policies: Mapping[str, Mapping[str, PathPolicy]]
    """By the name of the holder (``guest``, ``signedIn``, ``group:admins``, ``function:report``) and the action."""
    is_known: bool

    def allows(self, who: str, action: str, key: str, *, identity: str = _ME) -> bool:
        """Whether the holder of a role may do something with a file. ``identity`` is who the holder is."""
        policy = self.policies.get(who, {}).get(action)
        if policy is None or self._denial(policy, action, key, identity) is not None:
            return False
        return any(_matches(path, key, identity, is_list=action == "list") for path in policy.allowed)

    def denial(self, who: str, action: str, path: str) -> str | None:
        """The path whose rules deny the holder of a role an action on the files of a path; None if none do."""
        policy = self.policies.get(who, {}).get(action)
        return None if policy is None else self._denial(policy, action, _file_below(path, _ME), _ME)

    @staticmethod
    def _denial(policy: PathPolicy, action: str, key: str, identity: str) -> str | None:
        denied = (path for path in policy.denied if _matches(path, key, identity, is_list=action == "list"))
        return next(denied, None)

    def verdict(self, who: str, action: str, path: str) -> str:
        """``yes``, ``no``, ``own`` (only in the folder that belongs to the caller) or ``unknown``."""
        if not self.is_known:
            return "unknown"
        if not self.allows(who, action, _file_below(path, _ME)):
            return "no"
        is_shared = ENTITY_TOKEN not in path or self.allows(who, action, _file_below(path, _OTHER))
        return "yes" if is_shared else "own"


def bucket_access(name: str, storage: Storage, name_of: Callable[[Grantee], str]) -> BucketAccess:
    """The policies of a bucket. ``name_of`` is how the holder of a role is called."""
    access = storage.access
    if access is None:
        return BucketAccess(name, (), {}, storage.lacks("access"))
    is_known = not access.is_open and all(path.is_seen for path in access.paths)
    allowed: dict[str, dict[str, dict[str, None]]] = {}
    users: dict[str, dict[tuple[str, str], None]] = {}
    for grant in grants(access):
        who = name_of(grant.grantee)
        allowed.setdefault(who, {}).setdefault(grant.right, {})[grant.prefix] = None
        users.setdefault(grant.prefix, {})[who, grant.right] = None
    denied: dict[tuple[str, str], dict[str, None]] = {}
    for inner in users:
        outer = parent_of(inner, users)
        if outer is None or outer == inner.replace(f"{ENTITY_TOKEN}/", ""):
            continue
        for who, right in users[outer]:
            if inner not in allowed[who][right]:
                denied.setdefault((who, right), {})[inner] = None
    policies = {
        who: {right: PathPolicy(_outermost(paths), tuple(denied.get((who, right), ()))) for right, paths in rights.items()}
        for who, rights in allowed.items()
    }
    return BucketAccess(name, tuple(path.path for path in access.paths), policies, is_known)


def _outermost(paths: Iterable[str]) -> tuple[str, ...]:
    """The paths without those that another one includes."""
    kept = list(paths)
    for path in tuple(kept):
        if parent_of(path, kept) is not None:
            kept.remove(path)
    return tuple(kept)


def _file_below(path: str, identity: str) -> str:
    """A file that a path is about."""
    return path.replace(ENTITY_TOKEN, identity).removesuffix(WILDCARD).replace(WILDCARD, _OTHER) + "x"


def _matches(path: str, key: str, identity: str, *, is_list: bool) -> bool:
    pattern = path.replace(ENTITY_TOKEN, identity)
    return _covers(pattern, key) or (is_list and key == pattern[:-1])


def _covers(pattern: str, key: str) -> bool:
    """Whether a pattern, whose wildcards stand for anything, covers a whole text."""
    first, *rest = pattern.split(WILDCARD)
    if not rest:
        return key == pattern
    if not key.startswith(first):
        return False
    at = len(first)
    for part in rest[:-1]:
        found = key.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return len(key) - at >= len(rest[-1]) and key.endswith(rest[-1])
