"""Whom rules for all signed-in users leave out: members of groups have the role of their group in the identity pool."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.access.callers import Caller, has_role
from amplify_ls.access.principals import deployed, holder_names
from amplify_ls.access.roles import IDENTITY_POOL, PRIVATE, USER_POOL, Role
from amplify_ls.access.storage_access import bucket_access

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.access.grants import Grants
    from amplify_ls.model.project import Project
    from amplify_ls.model.resources.storage import AccessPath, Storage, StorageRule

SIGNED_IN_ROLE = Role(IDENTITY_POOL, PRIVATE)
_OUTSIDE = frozenset({"groups", "cfnIdentityPoolRoleAttachment"})
"""What code in the backend file uses to give the roles of groups more than the rules do."""
_RANK = {"no": 0, "own": 1, "yes": 2}


class LostActions(NamedTuple):
    """What a rule for all signed-in users does not give to members of a group."""

    path: AccessPath
    rule: StorageRule
    actions: dict[str, tuple[str, ...]]
    """The actions by group, in the order of the groups."""


def groups_with_roles(project: Project) -> tuple[str, ...]:
    """The groups that have a role of their own in the identity pool; none if code may change what the role allows."""
    auth = deployed(project, project.auth)
    if len(auth) != 1 or not auth[0].is_defined_here or auth[0].groups is None:
        return ()
    backend = project.backend
    uses = () if backend is None else backend.uses
    if any(not _OUTSIDE.isdisjoint(use.names) for use in uses):
        return ()
    return tuple(dict.fromkeys(group.value for group in auth[0].groups))


def excluded_groups(grants: Grants, groups: tuple[str, ...]) -> tuple[str, ...]:
    """The groups whose members may do less than other signed-in users, by either way to sign requests."""
    granted = grants.operations.get(SIGNED_IN_ROLE, frozenset())
    if not granted or not grants.is_known:
        return ()
    return tuple(group for group in groups if not granted <= _granted_by_token(grants, group))


def lost_actions(storage: Storage) -> Iterator[LostActions]:
    """The rules of a bucket for signed-in users, with what members of groups cannot do there."""
    groups = groups_with_roles(storage.project)
    access = storage.access
    if not groups or access is None:
        return
    bucket = bucket_access("", storage, holder_names(storage.project))
    if not bucket.is_known:
        return
    for path in access.paths:
        for rule in path.rules:
            if rule.strategy.name not in ("authenticated", "entity"):
                continue
            lost: dict[str, tuple[str, ...]] = {}
            for group in groups:
                actions = tuple(
                    right
                    for right in rule.rights
                    if _RANK[bucket.verdict(f"group:{group}", right, path.path)]
                    < _RANK[bucket.verdict("signedIn", right, path.path)]
                )
                if actions:
                    lost[group] = actions
            if lost:
                yield LostActions(path, rule, lost)


def _granted_by_token(grants: Grants, group: str) -> frozenset[str]:
    member = Caller(group, USER_POOL, group=group)
    return frozenset(
        operation for role, operations in grants.operations.items() if has_role(member, role) for operation in operations
    )
