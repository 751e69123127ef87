"""The options of `defineData`."""

from __future__ import annotations

from amplify_ls.catalog.common import FUNCTION, LOG_RETENTION, RESOURCE_NAME
from amplify_ls.catalog.types import (
    BOOLEAN,
    TEXT,
    TRUE,
    Alias,
    Choice,
    Either,
    ListOf,
    Made,
    MapOf,
    Name,
    Number,
    OneOf,
    Option,
    Record,
    Shape,
)
from amplify_ls.catalog.versions import backend

DEFAULT_MODES = OneOf(
    (
        Choice("userPool", "Users who sign in to the user pool of `defineAuth`."),
        Choice("identityPool", "IAM roles of the identity pool, of guests and of signed-in users."),
        Choice("iam", "IAM; the former name of `identityPool`."),
        Choice("apiKey", "Anyone who has the API key."),
        Choice("oidc", "Users of an OpenID Connect provider."),
        Choice("lambda", "A Lambda authorizer."),
    ),
    (
        Alias("userPools", ("userPool",)),
        Alias("cognito", ("userPool",)),
        Alias("AMAZON_COGNITO_USER_POOLS", ("userPool",)),
        Alias("API_KEY", ("apiKey",)),
        Alias("AWS_IAM", ("iam",)),
        Alias("OPENID_CONNECT", ("oidc",)),
        Alias("AWS_LAMBDA", ("lambda",)),
        Alias("function", ("lambda",)),
    ),
)

API_KEY_MODE = Shape(
    "apiKeyAuthorizationMode",
    (
        Option(
            "expiresInDays",
            Number(2, 365, whole=True),
            "Days until the API key expires, at least two.",
            default="7",
            rows=("DD04", "DD05", "DD06"),
        ),
        Option("description", TEXT, "What the key is for."),
    ),
    aliases=(Alias("expires", ("expiresInDays",)), Alias("expirationDays", ("expiresInDays",))),
    skeleton=("expiresInDays",),
)

LAMBDA_MODE = Shape(
    "lambdaAuthorizationMode",
    (
        Option("function", FUNCTION, "The authorizer.", "required"),
        Option(
            "timeToLiveInSeconds",
            Number(0, whole=True),
            "Seconds that an answer is kept.",
            default="60",
            rows=("DD07",),
        ),
    ),
    aliases=(Alias("ttl", ("timeToLiveInSeconds",)), Alias("handler", ("function",))),
)

OIDC_MODE = Shape(
    "oidcAuthorizationMode",
    (
        Option("oidcProviderName", TEXT, "Name of the provider.", "required"),
        Option("oidcIssuerUrl", TEXT, "URL of the issuer.", "required"),
        Option("clientId", TEXT, "Client id at the provider, or a regular expression for several."),
        Option("tokenExpiryFromAuthInSeconds", Number(0), "Seconds that a token is good after sign-in.", "required"),
        Option("tokenExpireFromIssueInSeconds", Number(0), "Seconds that a token is good after its issue.", "required"),
    ),
    aliases=(
        Alias("tokenExpireFromAuthInSeconds", ("tokenExpiryFromAuthInSeconds",)),
        Alias("tokenExpiryFromIssueInSeconds", ("tokenExpireFromIssueInSeconds",)),
        Alias("providerName", ("oidcProviderName",)),
        Alias("issuerUrl", ("oidcIssuerUrl",)),
    ),
)

AUTHORIZATION_MODES = Shape(
    "authorizationModes",
    (
        Option(
            "defaultAuthorizationMode",
            DEFAULT_MODES,
            "Mode of a request that names none; needed as soon as modes are given and `defineAuth` exists.",
            rows=("DD01", "DD02", "DD03", "DD17"),
        ),
        Option("apiKeyAuthorizationMode", Record(API_KEY_MODE), "Access with an API key."),
        Option("lambdaAuthorizationMode", Record(LAMBDA_MODE), "Access that a function decides."),
        Option("oidcAuthorizationMode", Record(OIDC_MODE), "Access for users of an OpenID Connect provider."),
    ),
    aliases=(
        Alias("default", ("defaultAuthorizationMode",)),
        Alias("apiKey", ("apiKeyAuthorizationMode",)),
        Alias("apiKeyConfig", ("apiKeyAuthorizationMode",)),
        Alias("lambda", ("lambdaAuthorizationMode",)),
        Alias("oidc", ("oidcAuthorizationMode",)),
        Alias("userPoolAuthorizationMode", (), "the user pool comes from `defineAuth`"),
        Alias("iamAuthorizationMode", (), "IAM is always on"),
    ),
    skeleton=("defaultAuthorizationMode",),
)

DATA_LOGGING = Shape(
    "logging",
    (
        Option(
            "fieldLogLevel",
            OneOf(
                (
                    Choice("none", "Nothing about fields."),
                    Choice("error", "Errors of fields."),
                    Choice("info", "Errors, and what resolvers log as information."),
                    Choice("debug", "Errors, and what resolvers log as information or for debugging."),
                    Choice("all", "Every field with its trace."),
                ),
                (Alias("warn", ("error", "info")), Alias("trace", ("all",)), Alias("verbose", ("all",))),
            ),
            "What is logged about each field.",
            default="'none'",
            rows=("DD11",),
        ),
        Option(
            "excludeVerboseContent",
            BOOLEAN,
            "Whether queries, headers and context are left out.",
            default="true",
        ),
        Option("retention", LOG_RETENTION, "How long logs are kept.", default="'1 week'", rows=("DD12",)),
    ),
    aliases=(Alias("level", ("fieldLogLevel",)),),
)

GEN_1_TABLES = Shape(
    "migratedAmplifyGen1DynamoDbTableMappings",
    (
        Option("branchName", TEXT, "Branch that the tables are for.", "required", rows=("DD14",)),
        Option(
            "modelNameToTableNameMapping",
            MapOf(Name("model"), TEXT),
            "Name of the existing table of each model.",
        ),
    ),
)

DATA = Shape(
    "defineData",
    (
        Option(
            "schema",
            Either((Made(("schema", "schema:combined", "schema:sql")), TEXT)),
            "The schema: of `a.schema`, of `a.combine`, or GraphQL text.",
            "required",
            rows=("DD13",),
        ),
        Option(
            "authorizationModes",
            Record(AUTHORIZATION_MODES),
            "How requests prove who sends them.",
            default="the user pool with `defineAuth`, else an API key of 7 days",
            rows=("DD01",),
        ),
        Option("functions", MapOf(Name("function-key"), FUNCTION), "Functions that `a.handler.function('key')` names."),
        Option("name", RESOURCE_NAME, "Name of the API.", default="amplifyData", rows=("DD08",)),
        Option(
            "logging",
            Either((TRUE, Record(DATA_LOGGING))),
            "Logs of the API in CloudWatch.",
            default="off",
            since=backend("1.12.0"),
            rows=("DD11", "DD12"),
        ),
        Option(
            "migratedAmplifyGen1DynamoDbTableMappings",
            ListOf(Record(GEN_1_TABLES)),
            "Tables of a Gen 1 app to go on with; only with a schema that is GraphQL text.",
            since=backend("1.15.0"),
            rows=("DD14", "DD15"),
        ),
        Option(
            "stackMappings",
            MapOf(TEXT, TEXT),
            "Resolvers by logical id, and the nested stack of each.",
            since=backend("1.23.0"),
        ),
    ),
    aliases=(
        Alias("authorizationMode", ("authorizationModes",)),
        Alias("authModes", ("authorizationModes",)),
        Alias("functionMap", ("functions",)),
    ),
    skeleton=("authorizationModes",),
)
