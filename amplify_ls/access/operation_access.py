"""Who may call a custom query, mutation or subscription."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.access.callers import has_role
from amplify_ls.access.grants import grants_for
from amplify_ls.access.model_access import NO, UNKNOWN, YES
from amplify_ls.incremental.facts import fact
from amplify_ls.model.data.api_names import MUTATION, QUERY, SUBSCRIPTION
from amplify_ls.model.data.entries import EntryKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amplify_ls.access.callers import Caller
    from amplify_ls.access.roles import Role
    from amplify_ls.model.data.entries import Entry

_ROOTS = {
    EntryKind.QUERY: QUERY,
    EntryKind.GENERATION: QUERY,
    EntryKind.MUTATION: MUTATION,
    EntryKind.SUBSCRIPTION: SUBSCRIPTION,
}
_KINDS = {QUERY: "query", MUTATION: "mutate", SUBSCRIPTION: "listen"}


@fact
class OperationRights:
    """The access to one operation."""

    root: str
    """``Query``, ``Mutation`` or ``Subscription``."""
    name: str
    roles: frozenset[Role]
    is_known: bool

    @property
    def path(self) -> str:
        """``Query.ask``."""
        return f"{self.root}.{self.name}"


def operation_rights(entry: Entry) -> OperationRights | None:
    """The access to an operation; None for anything else. Conversations have rules of their own kind."""
    root = _ROOTS.get(entry.kind)
    if root is None:
        return None
    grants = grants_for(entry)
    # Owners are not known where there is no record.
    roles = frozenset(role for role in grants.operations if not role.is_in_record)
    return OperationRights(root, entry.name, roles, grants.is_known)


def allowed_call(rights: OperationRights, caller: Caller, function_grants: Mapping[str, frozenset[str]]) -> str:
    """Whether a caller may call an operation."""
    if caller.function:
        return YES if _KINDS[rights.root] in function_grants.get(caller.function, ()) else NO
    if not rights.is_known:
        return UNKNOWN
    return YES if any(has_role(caller, role) for role in rights.roles) else NO
