"""How messages and hovers name roles and what they may do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.access.roles import (
    API_KEY,
    CUSTOM,
    GROUP,
    IDENTITY_POOL,
    OIDC,
    OWNER,
    PRIVATE,
    PUBLIC,
    RECORD_GROUP,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amplify_ls.access.roles import Role


def role_words(role: Role) -> str:
    """The callers who have a role: ``members of the group `admins```."""
    words = _PLAIN.get((role.kind, role.provider)) or _BY_KIND[role.kind].format(role.entity)
    return f"{words} of the OpenID Connect provider" if role.provider == OIDC else words


def joined(words: Sequence[str], joint: str = "and") -> str:
    """A list of words: ``guests, owners and signed-in users``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joint} {words[-1]}"


_PLAIN = {
    (PUBLIC, API_KEY): "callers with the API key",
    (PUBLIC, IDENTITY_POOL): "guests",
    (PRIVATE, IDENTITY_POOL): "signed-in users of the identity pool",
}
_BY_KIND = {
    PRIVATE: "signed-in users",
    OWNER: "owners named in `{}`",
    GROUP: "members of the group `{}`",
    RECORD_GROUP: "members of the group named in `{}`",
    CUSTOM: "callers that the Lambda authorizer accepts",
}
