"""Closed sets of words that the rows of the catalog are made of."""

from __future__ import annotations

from typing import Literal, TypeAlias

Receiver: TypeAlias = Literal[
    "a",
    "a.ai",
    "a.handler",
    "ai-model",
    "ai-tool",
    "allow:auth-access",
    "allow:conversation",
    "allow:field",
    "allow:model",
    "allow:operation",
    "allow:schema",
    "allow:storage",
    "backend",
    "conversation",
    "custom-type",
    "enum",
    "field-rule",
    "field-rule:group",
    "field-rule:owner",
    "generation",
    "handler:custom",
    "handler:function",
    "handler:inlineSql",
    "handler:sqlReference",
    "index",
    "model",
    "model-proxy",
    "mutation",
    "operation-rule",
    "query",
    "ref",
    "relation:belongsTo",
    "relation:hasMany",
    "relation:hasOne",
    "resource:auth",
    "resource:data",
    "resource:function",
    "resource:referenced-auth",
    "resource:storage",
    "rule",
    "rule:auth-access",
    "rule:group",
    "rule:owner",
    "rule:resource",
    "rule:storage",
    "scalar",
    "schema",
    "schema:combined",
    "schema:configuration",
    "schema:sql",
    "secret",
    "subscription",
    "validator:number",
    "validator:string",
]
"""What stands before a dot: the kind of thing whose members may be called or read there."""

Place: TypeAlias = Literal[
    "argument",
    "custom-type-field",
    "data-source",
    "handler",
    "model-field",
    "return",
    "schema-entry",
    "sql-schema-entry",
    "subscription-source",
    "tool",
    "tool-source",
]
"""Where in a schema the result of a builder may stand."""

NameKind: TypeAlias = Literal[
    "authorizer-field",
    "claim",
    "cron",
    "data-source",
    "enum-value",
    "field",
    "file",
    "function-key",
    "group",
    "identifier-field",
    "index-field",
    "model",
    "model-or-operation",
    "owner-field",
    "query-field",
    "rate",
    "reference-field",
    "resource-group",
    "schedule",
    "secret",
    "stack",
    "storage-path",
    "time-zone",
    "type",
]
"""What a text names: something of the project, which completion, rename and the rules look up."""

Repeat: TypeAlias = Literal["once", "last-wins"]
"""How often a link may stand in one chain: the type takes it away after its first call, or the last call counts."""

Presence: TypeAlias = Literal["required", "optional", "rest"]
