"""Scalars of AppSync, and names that are reserved."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SCALARS: dict[str, str] = {
    "String": "A text.",
    "ID": "A unique identifier, which is a string in the table.",
    "Int": "An integer of 32 bits.",
    "Float": "A number.",
    "Boolean": "`true` or `false`.",
    "AWSDate": "A date, such as `2030-01-31`.",
    "AWSTime": "A time, such as `10:00:00.000`.",
    "AWSDateTime": "A date and time, such as `2030-01-31T10:00:00.000Z`.",
    "AWSTimestamp": "Seconds since 1970-01-01T00:00Z.",
    "AWSEmail": "An email address.",
    "AWSJSON": "JSON as a string.",
    "AWSURL": "A URL.",
    "AWSPhone": "A phone number, such as `+15555550100`.",
    "AWSIPAddress": "An IPv4 or IPv6 address.",
}
"""The scalars that AppSync documents, with their meaning."""
GRAPHQL_SCALARS = frozenset({"ID", "String", "Int", "Float", "Boolean"})
SCALAR_BY_FIELD_TYPE = {
    "id": "ID",
    "datetime": "AWSDateTime",
    "integer": "Int",
    "float": "Float",
    "boolean": "Boolean",
    "json": "AWSJSON",
    "date": "AWSDate",
    "email": "AWSEmail",
    "phone": "AWSPhone",
}
"""By the builder of Gen 2."""
UNDOCUMENTED_SCALARS = frozenset({"BigInt", "Double"})
"""Scalars that the transformers accept, but AppSync does not document."""
ALL_SCALARS = frozenset(SCALARS) | UNDOCUMENTED_SCALARS
DECLARED_SCALARS = ALL_SCALARS - GRAPHQL_SCALARS
"""Scalars that the transformers declare, so that a declaration of the author is a second one."""

HELPER_TYPES = frozenset(
    {
        "ModelQueryMap",
        "ModelMutationMap",
        "ModelSubscriptionMap",
        "ModelSubscriptionLevel",
        "TimestampConfiguration",
        "AuthRule",
        "AuthStrategy",
        "AuthProvider",
        "ModelOperation",
        "HttpMethod",
        "HttpHeader",
        "PredictionsActions",
        "SearchableQueryMap",
    }
)
"""Types that the directives declare for their arguments."""
NEWER_HELPER_TYPES = frozenset(
    {
        "InvocationType",
        "ProjectionInput",
        "ProjectionType",
        "ValidationType",
        "ConversationAuth",
        "ConversationAuthStrategy",
        "ConversationAuthProvider",
        "ConversationHandlerFunctionConfiguration",
        "ToolMap",
        "ConversationToolModelOperation",
        "ConversationInferenceConfiguration",
        "GenerationInferenceConfiguration",
    }
)
"""The same for directives that only the transformers of Gen 2 know."""
ROOT_TYPES = ("Query", "Mutation", "Subscription")

GENERATED_TYPE_PATTERNS = (
    "Create{}Input",
    "Update{}Input",
    "Delete{}Input",
    "Model{}FilterInput",
    "Model{}ConditionInput",
    "Model{}Connection",
    "ModelSubscription{}FilterInput",
)
"""The names of types that are generated for a model."""
GENERATED_TYPES = (
    "ModelStringInput",
    "ModelIDInput",
    "ModelIntInput",
    "ModelFloatInput",
    "ModelBooleanInput",
    "ModelSizeInput",
    "ModelAttributeTypes",
    "ModelSortDirection",
    "ModelSubscriptionStringInput",
    "ModelSubscriptionIDInput",
    "ModelSubscriptionIntInput",
    "ModelSubscriptionFloatInput",
    "ModelSubscriptionBooleanInput",
)
"""The names of types that are generated once for all models."""


def models_generating(name: str) -> Iterator[str]:
    """The names of models for which an input or list type with a name is generated."""
    for pattern in GENERATED_TYPE_PATTERNS:
        before, _, after = pattern.partition("{}")
        model = name[len(before) : len(name) - len(after)]
        if model and name == pattern.format(model):
            yield model
