"""Properties of the constructs that the packages create: which definition sets them, and which ones the client receives.

An override of an object is merged into what is there; one of a list replaces it, and so does every assignment. Overrides change
the template only: `amplify_outputs.json` is written from the properties.
"""

from __future__ import annotations

from typing import Literal, NamedTuple


class OwnProperty(NamedTuple):
    """A property that a definition sets, and that a new value replaces."""

    construct: str
    name: str
    """The property of the construct."""
    path: str
    """Its name in the template; empty if an override is merged into the existing value."""
    source: Literal["attributes", "triggers", "modes", "environment", "sign-in"]
    """The part of the definition that sets it."""


OWN_PROPERTIES = (
    OwnProperty("cfnUserPool", "schema", "Schema", "attributes"),
    OwnProperty("cfnUserPool", "lambdaConfig", "", "triggers"),
    OwnProperty("cfnUserPool", "policies", "", "sign-in"),
    OwnProperty("cfnFunction", "environment", "", "environment"),
    OwnProperty("cfnGraphqlApi", "additionalAuthenticationProviders", "AdditionalAuthenticationProviders", "modes"),
)

CFN_CONSTRUCTS = {
    "userPool": "cfnUserPool",
    "userPoolClient": "cfnUserPoolClient",
    "lambda": "cfnFunction",
    "bucket": "cfnBucket",
}
"""The constructs of `cfnResources`, by the members of `resources` that represent them."""

AUTHORIZATION_TYPES = {
    "apiKeyAuthorizationMode": "API_KEY",
    "lambdaAuthorizationMode": "AWS_LAMBDA",
    "oidcAuthorizationMode": "OPENID_CONNECT",
}
"""The options of `authorizationModes` that configure a mode, by its name in AppSync."""
DEFAULT_MODES = {"apiKey": "API_KEY", "lambda": "AWS_LAMBDA", "oidc": "OPENID_CONNECT"}


class Published(NamedTuple):
    """A property that `amplify_outputs.json` repeats for the client."""

    construct: str
    path: str
    """Its name in the template."""
    name: str
    """The property of the construct that it is read from."""
    output: str
    """The key of `auth` in the file."""


PUBLISHED = (
    Published("cfnUserPool", "Policies.PasswordPolicy", "policies", "password_policy"),
    Published("cfnUserPool", "MfaConfiguration", "mfaConfiguration", "mfa_configuration"),
    Published("cfnUserPool", "EnabledMfas", "enabledMfas", "mfa_methods"),
    Published("cfnUserPool", "UsernameAttributes", "usernameAttributes", "username_attributes"),
    Published("cfnUserPool", "AutoVerifiedAttributes", "autoVerifiedAttributes", "user_verification_types"),
    Published(
        "cfnIdentityPool",
        "AllowUnauthenticatedIdentities",
        "allowUnauthenticatedIdentities",
        "unauthenticated_identities_enabled",
    ),
    Published("cfnUserPoolClient", "CallbackURLs", "callbackUrLs", "oauth"),
    Published("cfnUserPoolClient", "LogoutURLs", "logoutUrLs", "oauth"),
    Published("cfnUserPoolClient", "AllowedOAuthScopes", "allowedOAuthScopes", "oauth"),
    Published("cfnUserPoolClient", "AllowedOAuthFlows", "allowedOAuthFlows", "oauth"),
)

PASSWORD_POLICY = {
    "MinimumLength": "8",
    "RequireLowercase": "true",
    "RequireUppercase": "true",
    "RequireNumbers": "true",
    "RequireSymbols": "true",
}
"""The policy that the packages set, by its names in the template."""
