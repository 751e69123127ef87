"""Names that an API uses itself."""

from __future__ import annotations

from amplify_ls.catalog.schema.scalars import SCALARS

ROOT_TYPES = frozenset({"Query", "Mutation", "Subscription"})
GRAPHQL_TYPES = frozenset({"String", "ID", "Int", "Float", "Boolean"})
APPSYNC_TYPES = frozenset(row.graphql for row in SCALARS) - GRAPHQL_TYPES
FILTER_OPERATORS = frozenset({"and", "or", "not"})
GENERATED_TYPES = frozenset({"ModelSortDirection", "ModelAttributeTypes", "ModelSizeInput"})

RESERVED_TYPES = ROOT_TYPES | GRAPHQL_TYPES | APPSYNC_TYPES | GENERATED_TYPES
"""The names that an entry of a schema should not have."""
IMPLIED_FIELDS = ("id", "createdAt", "updatedAt", "owner")
"""The fields that the packages add to a model."""
