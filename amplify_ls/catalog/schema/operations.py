"""Names of operations: in `.to([...])`, `.disableOperations([...])` and `.mutations([...])`."""

from __future__ import annotations

from amplify_ls.catalog.types import Alias, Choice, OneOf

READ_INCLUDES = ("get", "list", "sync", "listen", "search")
"""The operations that `read` includes on a model; it cannot be combined with one of them (AZ04)."""

_CREATE = Choice("create", "Create records.")
_UPDATE = Choice("update", "Update records.")
_DELETE = Choice("delete", "Delete records.")
_READ = Choice("read", "Read records: `get`, `list`, `sync`, `listen` and `search` combined.")

_WRONG_WORDS = (
    Alias("*", ("create", "read", "update", "delete")),
    Alias("all", ("create", "read", "update", "delete")),
    Alias("write", ("create", "update")),
    Alias("add", ("create",)),
    Alias("insert", ("create",)),
    Alias("edit", ("update",)),
    Alias("modify", ("update",)),
    Alias("put", ("create", "update")),
    Alias("remove", ("delete",)),
    Alias("view", ("read",)),
    Alias("query", ("read",)),
    Alias("mutate", ("create", "update", "delete")),
)

MODEL_OPERATIONS = OneOf(
    (
        _CREATE,
        _READ,
        _UPDATE,
        _DELETE,
        Choice("get", "Read one record by its identifier."),
        Choice("list", "List records."),
        Choice("sync", "Synchronize changes for offline use."),
        Choice("listen", "Subscribe to changes."),
        Choice("search", "Search records."),
    ),
    (*_WRONG_WORDS, Alias("subscribe", ("listen",))),
)
"""Operations in `.to([...])` of a rule for a model or a whole schema."""

FIELD_OPERATIONS = OneOf(
    (
        Choice("create", "Set the field when a record is created."),
        Choice("read", "Read the field."),
        Choice("update", "Update the field."),
        Choice("delete", "Set the field to null."),
    ),
    (
        *_WRONG_WORDS,
        *(Alias(word, ("read",), "rules of a field do not distinguish kinds of reading") for word in READ_INCLUDES),
    ),
)
"""Operations in `.to([...])` of a rule for a field (AZ07)."""

RESOURCE_OPERATIONS = OneOf(
    (
        Choice("query", "Call the queries of the API."),
        Choice("mutate", "Call the mutations of the API."),
        Choice("listen", "Subscribe to the API."),
    ),
    (
        Alias("read", ("query",)),
        Alias("get", ("query",)),
        Alias("list", ("query",)),
        Alias("write", ("mutate",)),
        Alias("create", ("mutate",)),
        Alias("update", ("mutate",)),
        Alias("delete", ("mutate",)),
        Alias("mutation", ("mutate",)),
        Alias("mutations", ("mutate",)),
        Alias("queries", ("query",)),
        Alias("subscribe", ("listen",)),
    ),
)
"""Operations in `.to([...])` after `allow.resource(fn)` (AZ26)."""

DISABLED_OPERATIONS = OneOf(
    (
        Choice("queries", "No queries: neither `get` nor `list`."),
        Choice("mutations", "No mutations: neither `create`, `update` nor `delete`."),
        Choice("subscriptions", "No subscriptions: none of `onCreate`, `onUpdate` and `onDelete`."),
        Choice("list", "No query that lists records."),
        Choice("get", "No query that gets a record."),
        Choice("create", "No mutation that creates a record."),
        Choice("update", "No mutation that updates a record."),
        Choice("delete", "No mutation that deletes a record."),
        Choice("onCreate", "No subscription to created records."),
        Choice("onUpdate", "No subscription to updated records."),
        Choice("onDelete", "No subscription to deleted records."),
    ),
    (
        Alias("query", ("queries",)),
        Alias("mutation", ("mutations",)),
        Alias("subscription", ("subscriptions",)),
        Alias("read", ("queries",)),
        Alias("write", ("mutations",)),
    ),
)
"""Operations in `.disableOperations([...])` of a model (Z01)."""

GROUPS_OF_DISABLED = {
    "queries": ("list", "get"),
    "mutations": ("create", "update", "delete"),
    "subscriptions": ("onCreate", "onUpdate", "onDelete"),
}
"""The operations that the collective names of `.disableOperations` include."""

SOURCE_MUTATIONS = OneOf(
    (
        Choice("create", "When a record is created."),
        Choice("update", "When a record is updated."),
        Choice("delete", "When a record is deleted."),
    ),
    (
        Alias("onCreate", ("create",)),
        Alias("onUpdate", ("update",)),
        Alias("onDelete", ("delete",)),
        Alias("write", ("create", "update")),
    ),
)
"""Operations in `.mutations([...])` of a model reference in `.for(...)` (S08)."""
