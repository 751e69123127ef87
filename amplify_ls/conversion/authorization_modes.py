"""The option `authorizationModes` of `defineData`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.conversion.notes import decide
from amplify_ls.conversion.operations import function_use
from amplify_ls.conversion.typescript import Object, Property, Text, Word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.conversion.notes import Note
    from amplify_ls.conversion.operations import FunctionUse
    from amplify_ls.conversion.profile import Profile

_NAMES = {"apiKey": "apiKey", "userPools": "userPool", "iam": "identityPool", "oidc": "oidc", "function": "lambda"}


class AuthorizationModes(NamedTuple):
    """The option, and what it needs."""

    value: Object
    functions: tuple[FunctionUse, ...]
    notes: tuple[Note, ...]


def authorization_modes(profile: Profile) -> AuthorizationModes:
    """The modes of a profile. The user pool and IAM need no option of their own."""
    authorizer = function_use(profile.authorizer or "authorizer")
    properties = [Property("defaultAuthorizationMode", Text(_NAMES[profile.default_mode]))]
    functions: tuple[FunctionUse, ...] = ()
    notes: list[Note] = []
    if "apiKey" in profile.modes:
        days = Object((Property("expiresInDays", Word(str(profile.api_key_days))),))
        properties.append(Property("apiKeyAuthorizationMode", days))
    if "function" in profile.modes:
        functions = (authorizer,)
        properties.append(Property("lambdaAuthorizationMode", Object((Property("function", Word(authorizer.variable)),))))
    if "oidc" in profile.modes:
        properties.append(Property("oidcAuthorizationMode", Object(tuple(_oidc(profile)), is_block=True)))
        if profile.oidc is None:
            notes.append(
                decide("", "the values of `oidcAuthorizationMode`, which are examples, because `cli-inputs.json` has none.")
            )
    return AuthorizationModes(Object(tuple(properties), is_block=True), functions, tuple(notes))


def _oidc(profile: Profile) -> Iterator[Property]:
    oidc = profile.oidc
    yield Property("oidcProviderName", Text("oidc" if oidc is None else oidc.name))
    yield Property("oidcIssuerUrl", Text("https://example.com" if oidc is None else oidc.issuer_url))
    if oidc is None or oidc.client_id:
        yield Property("clientId", Text("client-id" if oidc is None else oidc.client_id))
    yield Property("tokenExpiryFromAuthInSeconds", Word("3600" if oidc is None else str(oidc.seconds_from_authentication)))
    yield Property("tokenExpireFromIssueInSeconds", Word("3600" if oidc is None else str(oidc.seconds_from_issue)))
