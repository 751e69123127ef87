"""What authors use most, for the order of completion: counted in 88 public repositories, the most frequent first.

What was not found there keeps the order of the catalog, after the names below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from amplify_ls.catalog.types import Constant

_FIELDS = ("string", "id", "integer", "boolean", "enum", "datetime", "belongsTo", "hasMany", "json", "float")
_OTHER_FIELDS = ("customType", "ref", "date", "email", "hasOne", "url", "phone", "time", "timestamp")
ENTRIES = ("model", "customType", "enum", "query", "mutation", "subscription", "conversation", "generation")
"""The builders of the entries of a schema."""
_HANDLERS = ("handler.function", "handler.custom", "ai.model", "ai.dataTool")

_STRATEGIES = ("owner", "authenticated", "guest", "publicApiKey", "group", "groups", "ownerDefinedIn", "resource", "custom")
_OPERATION_LINKS = ("for", "arguments", "returns", "handler", "authorization")

MEMBERS: Mapping[str, Sequence[str]] = {
    "a": (*_FIELDS, *_OTHER_FIELDS, *ENTRIES, "handler", "ai", *_HANDLERS, "schema", "combine"),
    "a.handler": ("function", "custom"),
    "allow:schema": _STRATEGIES,
    "allow:model": _STRATEGIES,
    "allow:field": _STRATEGIES,
    "allow:operation": _STRATEGIES,
    "allow:storage": ("authenticated", "guest", "entity", "groups", "resource"),
    "scalar": ("required", "array", "default", "authorization", "validate"),
    "ref": ("required", "array", "authorization"),
    "model": ("authorization", "secondaryIndexes", "identifier", "disableOperations"),
    "query": _OPERATION_LINKS,
    "mutation": _OPERATION_LINKS,
    "subscription": _OPERATION_LINKS,
    "generation": _OPERATION_LINKS,
    "index": ("sortKeys", "queryField", "name", "projection"),
    "backend": ("createStack", "addOutput", "stack"),
}
"""The members of a receiver, by its kind."""

AT_TOP = ("schema", "combine", "model", "customType", "enum")
"""The builders of `a` outside of a schema."""

_LAST_WORDS = {
    "id": "id",
    "datetime": "at",
    "integer": "count quantity age duration minutes seconds size cents order rank streak height score priority",
    "float": "amount price percentage latitude longitude lat lng balance cost weight",
    "boolean": "active enabled verified public ok",
    "json": "metadata settings options details data input json",
    "date": "date birthday",
    "email": "email",
    "phone": "phone",
}
"""The last words of the names of fields, by the builder that most such fields have."""
_FIELD_TYPES = {word: builder for builder, words in _LAST_WORDS.items() for word in words.split()}
_FLAGS = frozenset({"is", "has", "can"})
"""The first words of the names of flags."""


def field_type(words: Sequence[str]) -> str:
    """The builder of most fields whose name consists of such words, in lower case; empty if it is as for all fields."""
    if len(words) > 1 and words[0] in _FLAGS:
        return "boolean"
    return _FIELD_TYPES.get(words[-1], "") if words else ""


OPTIONS: Mapping[str, Sequence[str]] = {
    "apiKeyAuthorizationMode": ("expiresInDays",),
    "attributeMapping": ("email", "givenName", "familyName", "fullname", "preferredUsername", "profilePicture", "phoneNumber"),
    "authorizationModes": ("defaultAuthorizationMode", "apiKeyAuthorizationMode", "lambdaAuthorizationMode"),
    "bundling": ("minify",),
    "custom attribute": ("dataType", "mutable", "maxLen", "max"),
    "defineAuth": ("loginWith", "userAttributes", "groups", "triggers", "access", "multifactor", "accountRecovery", "senders"),
    "defineData": ("schema", "authorizationModes", "name", "logging"),
    "defineFunction": (
        *("name", "entry", "environment", "timeoutSeconds", "resourceGroupName", "memoryMB", "runtime", "schedule"),
        *("architecture", "bundling", "ephemeralStorageSizeMB", "layers", "logging"),
    ),
    "defineStorage": ("name", "access", "isDefault", "triggers", "versioned"),
    "email": ("verificationEmailStyle", "verificationEmailSubject", "verificationEmailBody", "userInvitation", "otpLogin"),
    "externalProviders": (
        *("google", "callbackUrls", "logoutUrls", "facebook", "oidc", "signInWithApple", "loginWithAmazon", "saml"),
    ),
    "google": ("clientId", "clientSecret", "scopes", "attributeMapping"),
    "loginWith": ("email", "externalProviders", "phone", "webAuthn"),
    "multifactor": ("mode", "totp", "sms", "email"),
    "standard attribute": ("required", "mutable"),
    "triggers": (
        *("postConfirmation", "preSignUp", "preTokenGeneration", "customMessage", "postAuthentication", "preAuthentication"),
        *("defineAuthChallenge", "createAuthChallenge", "verifyAuthChallengeResponse", "userMigration"),
        *("onUpload", "onDelete"),
    ),
    "userAttributes": (
        *("email", "givenName", "familyName", "preferredUsername", "phoneNumber", "fullname", "profilePicture", "nickname"),
        *("birthdate", "address", "gender", "locale", "website", "timezone", "middleName"),
    ),
}
"""The options of a shape, by its name."""

_AI_MODELS = (
    *("Claude Sonnet 4.6", "Claude Sonnet 4.5", "Claude Haiku 4.5", "Claude Opus 4.6", "Claude Opus 4.5"),
    *("Claude Sonnet 4", "Claude Opus 4", "Amazon Nova Pro", "Amazon Nova Lite", "Amazon Nova Micro", "Claude 3.7 Sonnet"),
    *("Claude 3.5 Haiku", "Claude 3.5 Sonnet v2", "Claude 3.5 Sonnet", "Claude 3 Haiku"),
)
"""Not by use: most repositories were written for models that are no longer recommended."""

_ORDERS_OF_LITERALS: tuple[tuple[Constant, ...], ...] = (
    ("read", "create", "update", "delete"),
    ("read", "write", "delete"),
    ("OPTIONAL", "REQUIRED", "OFF"),
    ("userPool", "apiKey", "identityPool", "iam"),
    ("identityPool", "userPools"),
    ("info", "error", "warn", "debug"),
    ("arm64", "x86_64"),
    (24, 22, 20, 18),
    ("1 week", "1 month"),
    _AI_MODELS,
)


def order_of_literals(values: Collection[Constant]) -> Sequence[Constant]:
    """The order of some of the literals of a union; empty if the order of the catalog is as good as any."""
    return next((order for order in _ORDERS_OF_LITERALS if all(value in values for value in order)), ())


def place_among(names: Sequence[Constant], name: Constant) -> int:
    """The place of a name in an order; after all others if it is not in there."""
    return names.index(name) if name in names else len(names)
