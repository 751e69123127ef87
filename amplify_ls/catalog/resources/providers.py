"""External sign-in providers: `loginWith.externalProviders` of `defineAuth`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.resources.attributes import attribute_mapping
from amplify_ls.catalog.types import (
    BOOLEAN,
    TEXT,
    Alias,
    Choice,
    ListOf,
    Made,
    OneOf,
    Option,
    Record,
    Shape,
    Simple,
    Text,
    Type,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

_CLAIMS = {
    "email": "email",
    "emailVerified": "email_verified",
    "familyName": "family_name",
    "fullname": "name",
    "givenName": "given_name",
    "locale": "locale",
    "phoneNumber": "phone_number",
    "preferredUsername": "preferred_username",
    "profilePicture": "picture",
}
"""Claims of OpenID Connect."""
_GOOGLE = {
    **{name: _CLAIMS[name] for name in ("email", "emailVerified", "familyName", "fullname", "givenName", "profilePicture")},
    "birthdate": "birthdays",
    "gender": "genders",
    "phoneNumber": "phoneNumbers",
}
_FACEBOOK = {
    "birthdate": "birthday",
    "email": "email",
    "familyName": "last_name",
    "fullname": "name",
    "gender": "gender",
    "givenName": "first_name",
    "locale": "locale",
    "middleName": "middle_name",
    "profilePicture": "picture",
}
_AMAZON = {"address": "postal_code", "email": "email", "fullname": "name", "preferredUsername": "user_id"}
_APPLE = {
    "email": "email",
    "emailVerified": "email_verified",
    "familyName": "lastName",
    "fullname": "name",
    "givenName": "firstName",
}
_IDENTITY = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/"
_SAML = {
    "email": f"{_IDENTITY}emailaddress",
    "familyName": f"{_IDENTITY}surname",
    "fullname": f"{_IDENTITY}name",
    "givenName": f"{_IDENTITY}givenname",
}
CLAIMS: Mapping[str, Mapping[str, str]] = {
    "facebook": _FACEBOOK,
    "google": _GOOGLE,
    "loginWithAmazon": _AMAZON,
    "oidc": _CLAIMS,
    "signInWithApple": _APPLE,
}
"""By provider, what it calls the attributes of the user pool, as far as it is documented."""


def _mapping(
    claims: Mapping[str, str], default: str = "only the email address, if users sign in by email and not by phone"
) -> Option:
    return Option(
        "attributeMapping",
        Record(attribute_mapping(claims)),
        "Maps attributes of the user pool to values of the provider.",
        default=default,
        rows=("AU73", "AU133"),
    )


PROVIDER_NAME = Text(minimum=3, maximum=32, names="provider")


def _secret(name: str, summary: str, example: str) -> Option:
    return Option(name, Made(("secret",), example), summary, "required", rows=("AU117", "AU118"))


def _scopes(names: str, default: str, *examples: str) -> Option:
    scope = Text(examples=examples)
    return Option("scopes", ListOf(scope), f"Scopes asked of {names}, in lower case.", default=default)


GOOGLE = Shape(
    "google",
    (
        _secret("clientId", "Client ID of the Google project.", "GOOGLE_CLIENT_ID"),
        _secret("clientSecret", "Client secret of the Google project.", "GOOGLE_CLIENT_SECRET"),
        _scopes("Google", "['profile']", "email", "profile", "openid"),
        _mapping(_GOOGLE),
    ),
)

FACEBOOK = Shape(
    "facebook",
    (
        _secret("clientId", "ID of the Facebook app.", "FACEBOOK_CLIENT_ID"),
        _secret("clientSecret", "Secret of the Facebook app.", "FACEBOOK_CLIENT_SECRET"),
        _scopes("Facebook", "['public_profile']", "public_profile", "email"),
        Option("apiVersion", TEXT, "Version of the Facebook API.", default="the oldest version that Facebook supports"),
        _mapping(_FACEBOOK),
    ),
    aliases=(Alias("appId", ("clientId",)), Alias("appSecret", ("clientSecret",))),
)

LOGIN_WITH_AMAZON = Shape(
    "loginWithAmazon",
    (
        _secret("clientId", "Client ID of the security profile.", "LOGIN_WITH_AMAZON_CLIENT_ID"),
        _secret("clientSecret", "Client secret of the security profile.", "LOGIN_WITH_AMAZON_CLIENT_SECRET"),
        _scopes("Amazon", "['profile']", "profile", "postal_code"),
        _mapping(_AMAZON),
    ),
)

SIGN_IN_WITH_APPLE = Shape(
    "signInWithApple",
    (
        _secret("clientId", "Services ID registered with Apple.", "SIWA_CLIENT_ID"),
        _secret("teamId", "ID of the Apple developer team.", "SIWA_TEAM_ID"),
        _secret("keyId", "ID of the key in `privateKey`.", "SIWA_KEY_ID"),
        _secret("privateKey", "Content of the private key.", "SIWA_PRIVATE_KEY"),
        Option(
            "privateKeyValue",
            Simple("cdk", "a SecretValue"),
            "Private key as a `SecretValue` of the CDK.",
            caution="The packages reject it together with `privateKey`, which is required.",
            rows=("AU135",),
        ),
        _scopes("Apple", "['name']", "name", "email"),
        _mapping(_APPLE),
    ),
    aliases=(
        Alias("clientSecret", ("privateKey",), "Apple expects a team ID, a key ID and a private key instead"),
        Alias("servicesId", ("clientId",)),
        Alias("privateKeyId", ("keyId",)),
    ),
)

OIDC_ENDPOINTS = Shape(
    "endpoints",
    (
        Option("authorization", TEXT, "URL of the authorization endpoint.", "required"),
        Option("token", TEXT, "URL of the token endpoint.", "required"),
        Option("userInfo", TEXT, "URL of the user information endpoint.", "required"),
        Option("jwksUri", TEXT, "URL of the key set.", "required"),
    ),
)

OIDC = Shape(
    "oidc",
    (
        Option(
            "name",
            PROVIDER_NAME._replace(pattern=r"[^_\s]\S[^_\s]+", meaning="a name without spaces and underscores"),
            "Name of the provider, as `signInWithRedirect` uses it.",
            default="generated",
            rows=("AU124", "AU125", "AU126"),
        ),
        _secret("clientId", "Client ID at the provider.", "OIDC_CLIENT_ID"),
        _secret("clientSecret", "Client secret at the provider.", "OIDC_CLIENT_SECRET"),
        Option("issuerUrl", TEXT, "URL of the issuer.", "required", rows=("AU123",)),
        _scopes("the provider", "['openid']", "openid", "email", "profile"),
        Option("identifiers", ListOf(TEXT), "Additional identifiers that select this provider."),
        Option(
            "attributeRequestMethod",
            OneOf((Choice("GET", "Attributes are fetched with GET."), Choice("POST", "Attributes are fetched with POST."))),
            "HTTP method for fetching attributes.",
            default="'GET'",
        ),
        Option("endpoints", Record(OIDC_ENDPOINTS), "Explicit endpoints.", default="those that the issuer publishes"),
        _mapping(_CLAIMS),
    ),
    aliases=(Alias("issuer", ("issuerUrl",)), Alias("providerName", ("name",))),
    skeleton=("name",),
)

SAML_METADATA = Shape(
    "metadata",
    (
        Option("metadataContent", TEXT, "URL of the metadata, or its content.", "required"),
        Option(
            "metadataType",
            OneOf(
                (
                    Choice("URL", "`metadataContent` is a URL."),
                    Choice("FILE", "`metadataContent` is the content of the metadata file."),
                )
            ),
            "Type of `metadataContent`.",
            "required",
            rows=("AU128",),
        ),
    ),
)

_NEVER_FORWARDED = "The types have it, but it is never set on the user pool."


def _unforwarded(name: str, summary: str) -> Option:
    return Option(name, BOOLEAN, summary, default="false", caution=_NEVER_FORWARDED, rows=("AU129",))


SAML = Shape(
    "saml",
    (
        Option("name", PROVIDER_NAME, "Name of the provider.", default="generated", rows=("AU124",)),
        Option("metadata", Record(SAML_METADATA), "Metadata of the identity provider.", "required", rows=("AU127",)),
        Option("identifiers", ListOf(TEXT), "Additional identifiers that select this provider."),
        Option("idpSignout", BOOLEAN, "Whether sign-out also signs the user out at the provider.", default="false"),
        _unforwarded("encryptedResponses", "Whether responses are encrypted."),
        Option(
            "requestSigningAlgorithm",
            Simple("cdk", "a SigningAlgorithm"),
            "Signing algorithm of requests.",
            caution=_NEVER_FORWARDED,
            rows=("AU129",),
        ),
        _unforwarded("idpInitiated", "Whether sign-in can start at the provider."),
        _mapping(_SAML, "none"),
    ),
    skeleton=("name",),
)

SCOPES = OneOf(
    (
        Choice("PHONE", "The phone number and whether it is verified."),
        Choice("EMAIL", "The email address and whether it is verified."),
        Choice("OPENID", "All attributes that the client may read, in the ID token."),
        Choice("PROFILE", "All attributes that the client may read."),
        Choice("COGNITO_ADMIN", "Calls of the user to the user pool, such as updating an attribute."),
    ),
    (Alias("aws.cognito.signin.user.admin", ("COGNITO_ADMIN",)), Alias("ADMIN", ("COGNITO_ADMIN",))),
)


def _urls(name: str, summary: str, example: str, row: str) -> Option:
    url: Type = ListOf(Text(examples=(example,)), minimum=1)
    return Option(name, url, summary, "required", snippet=f"{name}: ['${{1:{example}}}']", rows=("AU110", row))


_OTHER_PROVIDERS = ("auth0", "azure", "github", "linkedin", "microsoft", "okta", "twitter")

EXTERNAL_PROVIDERS = Shape(
    "externalProviders",
    (
        Option("google", Record(GOOGLE), "Sign-in with Google."),
        Option("facebook", Record(FACEBOOK), "Sign-in with Facebook."),
        Option("loginWithAmazon", Record(LOGIN_WITH_AMAZON), "Sign-in with Amazon."),
        Option("signInWithApple", Record(SIGN_IN_WITH_APPLE), "Sign-in with Apple."),
        Option("oidc", ListOf(Record(OIDC)), "OpenID Connect providers, an array.", rows=("AU122",)),
        Option("saml", Record(SAML), "A SAML provider, one object.", rows=("AU127",)),
        Option(
            "scopes",
            ListOf(SCOPES),
            "OAuth scopes of the app client, in upper case.",
            default="all five",
            rows=("AU130", "AU131"),
        ),
        _urls("callbackUrls", "URLs to which users can be redirected after sign-in.", "http://localhost:3000/", "AU111"),
        _urls("logoutUrls", "URLs to which users can be redirected after sign-out.", "http://localhost:3000/", "AU112"),
    ),
    aliases=(
        Alias("apple", ("signInWithApple",)),
        Alias("amazon", ("loginWithAmazon",)),
        Alias("appleId", ("signInWithApple",)),
        Alias("openId", ("oidc",)),
        Alias("openIdConnect", ("oidc",)),
        *(Alias(name, ("oidc", "saml")) for name in _OTHER_PROVIDERS),
        Alias("callbackUrl", ("callbackUrls",)),
        Alias("redirectUrls", ("callbackUrls",)),
        Alias("redirectSignIn", ("callbackUrls",)),
        Alias("logoutUrl", ("logoutUrls",)),
        Alias("signOutUrls", ("logoutUrls",)),
        Alias("redirectSignOut", ("logoutUrls",)),
        Alias("domainPrefix", (), "Amplify creates the domain"),
    ),
    skeleton=("google",),
)

PROVIDERS = ("google", "facebook", "loginWithAmazon", "signInWithApple", "oidc", "saml")
"""The options of `externalProviders` that are providers."""
