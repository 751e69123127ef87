"""The settings of an API: how its callers sign in.

They are in its `cli-inputs.json`, or in the `backend-config.json` of older projects.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from amplify_ls.gen1.facts.json_files import object_at, parsed

if TYPE_CHECKING:
    from collections.abc import Iterator

_MODES = {
    "API_KEY": "apiKey",
    "AWS_IAM": "iam",
    "AMAZON_COGNITO_USER_POOLS": "userPools",
    "OPENID_CONNECT": "oidc",
    "AWS_LAMBDA": "function",
}


@dataclass(frozen=True, slots=True)
class OidcProvider:
    """An OpenID Connect provider."""

    name: str
    issuer_url: str
    client_id: str
    """Empty if every client of the provider may sign in."""
    seconds_from_authentication: int
    """How long a token is valid after its owner has signed in."""
    seconds_from_issue: int
    """How long a token is valid after it was issued."""


@dataclass(frozen=True, slots=True)
class ApiSettings:
    """What is known about an API besides its schema."""

    modes: tuple[str, ...] | None = None
    """How callers may sign in, the default mode first: `apiKey`, `iam`, `userPools`, `oidc`, `function`; None if unknown."""
    has_datastore: bool | None = None
    """Whether conflict resolution is configured; None if unknown."""
    api_key_days: int | None = None
    """How long an API key is valid; None if unknown."""
    oidc: OidcProvider | None = None
    """The provider for the mode `oidc`; None if unknown."""
    authorizer: str | None = None
    """The name of the function for the mode `function`; None if unknown."""


def read_api_settings(inputs: bytes | None, configuration: bytes | None, name: str) -> ApiSettings:
    """The settings of an API.

    Args:
        inputs: the text of its `cli-inputs.json`.
        configuration: the text of `amplify/backend/backend-config.json`, which is read if there are no inputs.
        name: the name of the API.
    """
    service = object_at(parsed(inputs), "serviceConfiguration")
    if service is not None:
        types = (service.get("defaultAuthType"), *_items(service.get("additionalAuthTypes")))
        return _settings(types, "mode", has_datastore=bool(service.get("conflictResolution")))
    output = object_at(parsed(configuration), "api", name, "output", "authConfig")
    if output is None:
        return ApiSettings()
    types = (output.get("defaultAuthentication"), *_items(output.get("additionalAuthenticationProviders")))
    return _settings(types, "authenticationType", has_datastore=None)


def _settings(types: tuple[object, ...], key: str, *, has_datastore: bool | None) -> ApiSettings:
    modes = tuple(_modes(types, key))
    if not modes or _mode(types[0], key) is None:
        return ApiSettings(has_datastore=has_datastore)
    by_mode = {_mode(each, key): each for each in types if isinstance(each, dict)}
    return ApiSettings(
        modes,
        has_datastore,
        _integer(_first(by_mode.get("apiKey"), ("expirationTime",), ("apiKeyConfig", "apiKeyExpirationDays"))),
        _oidc(by_mode.get("oidc")),
        _text(_first(by_mode.get("function"), ("lambdaFunction",), ("lambdaAuthorizerConfig", "lambdaFunction"))) or None,
    )


def _modes(types: tuple[object, ...], key: str) -> Iterator[str]:
    yield from dict.fromkeys(mode for each in types if (mode := _mode(each, key)) is not None)


def _mode(value: object, key: str) -> str | None:
    mode = value.get(key) if isinstance(value, dict) else None
    return _MODES.get(mode) if isinstance(mode, str) else None


def _oidc(value: object) -> OidcProvider | None:
    issuer = _text(_first(value, ("openIDIssuerURL",), ("openIDConnectConfig", "issuerUrl")))
    if not issuer:
        return None
    from_authentication = _integer(_first(value, ("openIDAuthTTL",), ("openIDConnectConfig", "authTTL")))
    from_issue = _integer(_first(value, ("openIDIatTTL",), ("openIDConnectConfig", "iatTTL")))
    return OidcProvider(
        _text(_first(value, ("openIDProviderName",), ("openIDConnectConfig", "name"))) or "oidc",
        issuer,
        _text(_first(value, ("openIDClientID",), ("openIDConnectConfig", "clientId"))),
        # They are written in milliseconds, and 0 means that there is no limit besides that of the token.
        (from_authentication or 3_600_000) // 1000,
        (from_issue or 3_600_000) // 1000,
    )


def _first(value: object, *paths: tuple[str, ...]) -> object:
    """What is at the first of some paths that exists."""
    for path in paths:
        found = value
        for name in path:
            found = found.get(name) if isinstance(found, dict) else None
        if found is not None:
            return found
    return None


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _integer(value: object) -> int | None:
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 16:
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else None


def _items(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, list) else ()
