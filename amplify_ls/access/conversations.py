"""Who may do what with a conversation: with its tables, and with the operations that send and receive messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.access.grants import grants_for
from amplify_ls.access.model_rights import ModelRights, RoleRights
from amplify_ls.access.operation_access import OperationRights
from amplify_ls.access.roles import OWNER, PRIVATE, Role
from amplify_ls.catalog.backend.constructs import CONVERSATION_TABLES
from amplify_ls.model.data.api_names import MUTATION, SUBSCRIPTION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.access.grants import Grants
    from amplify_ls.model.data.entries import Entry

_FIELDS = ("id", "name", "metadata", "messages")
_MESSAGE_FIELDS = (
    *("id", "conversationId", "conversation", "role", "content", "aiContext", "toolConfiguration"),
    "associatedUserMessageId",
)
_OPERATIONS = ("get", "list", "create", "update", "delete")
_MESSAGE_OPERATIONS = ("get", "list", "create", "delete", "onCreate")


def conversation_models(entry: Entry) -> Iterator[ModelRights]:
    """The access to the tables of a conversation: those of its owner."""
    grants = grants_for(entry)
    chat, message = (pattern.format(_capital(entry.name)) for pattern in CONVERSATION_TABLES)
    yield _rights(chat, grants, _FIELDS, {"messages": message}, _OPERATIONS)
    yield _rights(message, grants, _MESSAGE_FIELDS, {"conversation": chat}, _MESSAGE_OPERATIONS)


def conversation_operations(entry: Entry) -> Iterator[OperationRights]:
    """The access to the operations of a conversation: whoever has a token of the owner's kind may call them."""
    grants = grants_for(entry)
    roles = frozenset(Role(role.provider, PRIVATE) for role in grants.operations if role.kind == OWNER)
    name = _capital(entry.name)
    for root, field in (
        (MUTATION, entry.name),
        (MUTATION, f"createAssistantResponse{name}"),
        (MUTATION, f"createAssistantResponseStream{name}"),
        (SUBSCRIPTION, f"onCreateAssistantResponse{name}"),
    ):
        yield OperationRights(root, field, roles, grants.is_known)


def _rights(
    name: str, grants: Grants, fields: tuple[str, ...], relations: dict[str, str | None], operations: tuple[str, ...]
) -> ModelRights:
    roles = tuple(RoleRights(role, dict.fromkeys(fields, granted)) for role, granted in grants.operations.items())
    inputs = tuple(field for field in fields if field not in relations)
    return ModelRights(
        name,
        fields,
        inputs,
        relations,
        roles,
        has_field_rules=False,
        operations=operations,
        index_queries=(),
        is_known=grants.is_known,
    )


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
