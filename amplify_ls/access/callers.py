"""Those who call an API or read files, told apart by how they sign in and by what their token or role says."""

from __future__ import annotations

from dataclasses import dataclass

from amplify_ls.access.roles import (
    API_KEY,
    CUSTOM,
    GROUP,
    GROUP_CLAIM,
    IDENTITY_POOL,
    LAMBDA,
    OIDC,
    OWNER,
    PRIVATE,
    PUBLIC,
    RECORD_GROUP,
    Role,
)

GUEST, SIGNED_IN, GROUP_MEMBER = "guest", "signed in", "group member"
"""The roles of the identity pool. A member of a group has the role of the group instead of the one for signed-in users."""

_CLAIMS = {"sub": "sub", "username": "username", "cognito:username": "username"}
"""The claims that every token has, with what they contain."""
_STORED_OWNER = ("sub", "username")
"""What the field for the owner contains: both, unless the application has written something else."""


@dataclass(frozen=True, slots=True)
class Caller:
    """One kind of caller."""

    name: str
    """``user``, ``group:admins``, ``group:admins(identityPool)``."""
    provider: str
    """How the caller proves the identity."""
    group: str = ""
    """The group of the user pool that the caller is in."""
    is_owner: bool = False
    """Whether the record names the caller."""
    is_in_record_group: bool = False
    """Whether the record names a group of the caller."""
    pool_role: str = ""
    """The role of the identity pool that the caller has."""
    function: str = ""
    """The name of the function that calls."""

    @property
    def is_in_group(self) -> bool:
        return bool(self.group) or self.is_in_record_group


def token_callers(provider: str, groups: tuple[str, ...], *, has_record_groups: bool) -> tuple[Caller, ...]:
    """The callers with a token of the user pool or of an OpenID Connect provider."""
    prefix = "oidc:" if provider == OIDC else ""
    found = [Caller(f"{prefix}user", provider), Caller(f"{prefix}owner", provider, is_owner=True)]
    found += [Caller(f"{prefix}group:{group}", provider, group=group) for group in groups]
    if has_record_groups:
        found.append(Caller(f"{prefix}recordGroup", provider, is_in_record_group=True))
    return tuple(found)


def pool_callers(groups: tuple[str, ...]) -> tuple[Caller, ...]:
    """The callers with a role of the identity pool."""
    members = (Caller(f"group:{group}(identityPool)", IDENTITY_POOL, group, pool_role=GROUP_MEMBER) for group in groups)
    return (
        Caller("guest", IDENTITY_POOL, pool_role=GUEST),
        *members,
        Caller("signedIn(identityPool)", IDENTITY_POOL, pool_role=SIGNED_IN),
    )


API_KEY_CALLER = Caller("apiKey", API_KEY)
LAMBDA_CALLER = Caller("lambda", LAMBDA)


def function_caller(name: str) -> Caller:
    """A function with access."""
    return Caller(f"function:{name}", IDENTITY_POOL, function=name)


def has_role(caller: Caller, role: Role) -> bool:
    """Whether a caller has a role regardless of the record."""
    if role.provider != caller.provider or caller.function:
        return False
    if role.kind == GROUP:
        return role.entity == caller.group and role.claim == GROUP_CLAIM
    if role.provider == IDENTITY_POOL:
        return caller.pool_role == {PUBLIC: GUEST, PRIVATE: SIGNED_IN}.get(role.kind)
    return role.kind in (PUBLIC, PRIVATE, CUSTOM)


def may_have_role(caller: Caller, role: Role) -> bool:
    """Whether there may be records that give a caller the role. What is read is filtered by this condition."""
    if not role.is_in_record or role.provider != caller.provider:
        return False
    if role.kind == OWNER:
        return all(part in _CLAIMS for part in role.claim.split("::"))
    return caller.is_in_group and role.claim == GROUP_CLAIM


def is_named_by_record(caller: Caller, role: Role) -> bool:
    """Whether the record gives a caller the role."""
    if not may_have_role(caller, role):
        return False
    if role.kind == OWNER:
        return caller.is_owner and tuple(map(_CLAIMS.get, role.claim.split("::"))) == _STORED_OWNER
    return caller.is_in_record_group


def caller_with(role: Role) -> Caller:
    """A caller who has a role and nothing else."""
    if role.provider == API_KEY:
        return API_KEY_CALLER
    if role.provider == LAMBDA:
        return LAMBDA_CALLER
    if role.provider == IDENTITY_POOL:
        return Caller(role.kind, IDENTITY_POOL, pool_role=GUEST if role.kind == PUBLIC else SIGNED_IN)
    return Caller(
        role.kind,
        role.provider,
        group=role.entity if role.kind == GROUP else "",
        is_owner=role.kind == OWNER,
        is_in_record_group=role.kind == RECORD_GROUP,
    )
