"""The client configuration, to which `backend.addOutput` adds: the keys of `amplify_outputs.json` (BE08)."""

from __future__ import annotations

from amplify_ls.catalog.types import ANYTHING, TEXT, Alias, Choice, MapOf, OneOf, Option, Record, Shape
from amplify_ls.catalog.versions import backend

DEFAULT_VERSION = "1.4"
"""The version if `addOutput` is called without one (BE07)."""

_VERSIONS = OneOf(
    (
        Choice("1", "The first version."),
        Choice("1.1", "Adds several buckets.", backend("1.1.0")),
        Choice("1.2", "Adds the paths of buckets and their access rules.", backend("1.3.1")),
        Choice("1.3", "Adds groups of users.", backend("1.5.1")),
        Choice("1.4", "Adds passwordless sign-in, and second factors by email.", backend("1.16.0")),
        Choice("1.5", "Adds Amazon Connect to notifications.", backend("1.24.0")),
    )
)


def _part(name: str, summary: str, *options: tuple[str, str], required: str = "") -> Option:
    rows = tuple(Option(key, ANYTHING, text, "required" if key == required else "optional") for key, text in options)
    return Option(name, Record(Shape(name, rows)), summary)


_REGION = ("aws_region", "Region of the resources.")

CUSTOM = Option(
    "custom",
    MapOf(TEXT, ANYTHING),
    "Custom values; the client reads them from `custom`.",
    snippet="custom: {\n\t$1\n}",
    rows=("BE08",),
)

OUTPUTS = Shape(
    "addOutput",
    (
        CUSTOM,
        Option("version", _VERSIONS, "Version of the configuration.", default=f"'{DEFAULT_VERSION}'", rows=("BE07",)),
        _part(
            "auth",
            "Sign-in: the user pool and the identity pool.",
            _REGION,
            ("user_pool_id", "ID of the user pool."),
            ("user_pool_client_id", "ID of the app client."),
            ("identity_pool_id", "ID of the identity pool."),
            ("password_policy", "Password policy."),
            ("oauth", "Sign-in through external providers."),
            ("standard_required_attributes", "Attributes that users must provide."),
            ("username_attributes", "Attributes that users sign in with."),
            ("user_verification_types", "How attributes are verified."),
            ("unauthenticated_identities_enabled", "Whether guests have access."),
            ("mfa_configuration", "When a second factor is required."),
            ("mfa_methods", "Second factors."),
            ("passwordless", "Passwordless sign-in."),
            ("groups", "Groups of users."),
        ),
        _part(
            "data",
            "The GraphQL API.",
            _REGION,
            ("url", "URL of the API."),
            ("model_introspection", "The models, for the client."),
            ("api_key", "The API key."),
            ("default_authorization_type", "The default authorization mode."),
            ("authorization_types", "The other authorization modes."),
        ),
        _part(
            "storage",
            "Buckets.",
            _REGION,
            ("bucket_name", "Name of the default bucket."),
            ("buckets", "All buckets."),
        ),
        _part(
            "geo",
            "Maps and places.",
            _REGION,
            ("maps", "Maps by name, and the default one."),
            ("search_indices", "Place indexes, and the default one."),
            ("geofence_collections", "Geofence collections, and the default one."),
            required="aws_region",
        ),
        _part(
            "notifications",
            "Push and in-app messages.",
            _REGION,
            ("amazon_pinpoint_app_id", "ID of the Pinpoint app."),
            ("channels", "Channels of the messages."),
            ("amazon_connect", "Region and endpoint of Amazon Connect."),
        ),
        _part("analytics", "Usage data.", ("amazon_pinpoint", "Region and ID of the Pinpoint app.")),
    ),
    aliases=(Alias("api", ("data",)), Alias("outputs", ("custom",)), Alias("customOutputs", ("custom",))),
)
