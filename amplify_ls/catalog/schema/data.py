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
        Choice("iam", "IAM; the previous name of `identityPool`."),
        Choice("apiKey", "Anyone with the API key."),
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
        Option("description", TEXT, "Description of the key."),
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
            "Seconds for which a response is cached.",
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
        Option("clientId", TEXT, "Client ID at the provider, or a regular expression for several."),
        Option("tokenExpiryFromAuthInSeconds", Number(0), "Seconds for which a token is valid after sign-in.", "required"),
        Option(
            "tokenExpireFromIssueInSeconds", Number(0), "Seconds for which a token is valid after it was issued.", "required"
        ),
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
            "Mode of requests that specify none; required if modes are set and `defineAuth` exists.",
            rows=("DD01", "DD02", "DD03", "DD17"),
        ),
        Option("apiKeyAuthorizationMode", Record(API_KEY_MODE), "Access with an API key."),
        Option("lambdaAuthorizationMode", Record(LAMBDA_MODE), "Access that a function authorizes."),
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
                    Choice("none", "Nothing."),
                    Choice("error", "Errors."),
                    Choice("info", "Errors, and informational messages of resolvers."),
                    Choice("debug", "Errors, and informational and debug messages of resolvers."),
                    Choice("all", "Everything, with traces."),
                ),
                (Alias("warn", ("error", "info")), Alias("trace", ("all",)), Alias("verbose", ("all",))),
            ),
            "Log level of field resolvers.",
            default="'none'",
            rows=("DD11",),
        ),
        Option(
            "excludeVerboseContent",
            BOOLEAN,
            "Whether queries, headers and context are excluded.",
            default="true",
        ),
        Option("retention", LOG_RETENTION, "How long logs are kept.", default="'1 week'", rows=("DD12",)),
    ),
    aliases=(Alias("level", ("fieldLogLevel",)),),
)

GEN_1_TABLES = Shape(
    "migratedAmplifyGen1DynamoDbTableMappings",
    (
        Option("branchName", TEXT, "Branch of the tables.", "required", rows=("DD14",)),
        Option(
            "modelNameToTableNameMapping",
            MapOf(Name("model"), TEXT),
            "Name of the existing table, by model.",
        ),
    ),
)

DATA = Shape(
    "defineData",
    (
        Option(
            "schema",
            Either((Made(("schema", "schema:combined", "schema:sql")), TEXT)),
            "The schema: the result of `a.schema` or `a.combine`, or a GraphQL string.",
            "required",
            rows=("DD13",),
        ),
        Option(
            "authorizationModes",
            Record(AUTHORIZATION_MODES),
            "How requests are authorized.",
            default="the user pool with `defineAuth`, else an API key that is valid for 7 days",
            rows=("DD01",),
        ),
        Option("functions", MapOf(Name("function-key"), FUNCTION), "Functions for `a.handler.function('key')`, by key."),
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
            "Existing tables of a Gen 1 app; only with a GraphQL string as the schema.",
            since=backend("1.15.0"),
            rows=("DD14", "DD15"),
        ),
        Option(
            "stackMappings",
            MapOf(TEXT, TEXT),
            "Nested stacks of resolvers, by logical ID.",
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
