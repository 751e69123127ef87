"""The feature flags of a Gen 1 project, in `amplify/cli.json`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from amplify_ls.gen1.facts.json_files import object_at, parsed

if TYPE_CHECKING:
    from collections.abc import Mapping

AUTH_DIRECTIVES = {
    "apiKey": "aws_api_key",
    "iam": "aws_iam",
    "userPools": "aws_cognito_user_pools",
    "oidc": "aws_oidc",
    "function": "aws_lambda",
}
"""The directives of AppSync by the mode that they grant access to."""


@dataclass(frozen=True, slots=True)
class Flags:
    """The feature flags of `cli.json` that change what a schema means. The defaults are those of a new project."""

    merges_deeply: bool = False
    """An object for `queries`, `mutations` or `subscriptions` changes single operations instead of replacing all of them."""
    has_global_indexes: bool = True
    """An index on the partition key of the table is a global one."""
    names_index_queries: bool = True
    """An `@index` without `queryField` has a query."""
    respects_key_names: bool = True
    """Foreign keys of composite keys have the names of the key fields."""
    identifies_owners_by_sub: bool = True
    """Owners are recorded as `sub::username` instead of `username`."""


NEWER_FLAGS = Flags(merges_deeply=True)
"""What a schema means to the transformers of Gen 2, which have no flags."""


def read_flags(data: bytes | None) -> Flags:
    """The flags in the text of `cli.json`. A missing flag has the value of a new project."""
    features = object_at(parsed(data), "features", "graphqltransformer")
    if features is None:
        return Flags()
    return Flags(
        merges_deeply=_flag(features, "shoulddeepmergedirectiveconfigdefaults", default=False),
        has_global_indexes=_flag(features, "secondarykeyasgsi", default=True),
        names_index_queries=_flag(features, "enableautoindexquerynames", default=True),
        respects_key_names=_flag(features, "respectprimarykeyattributesonconnectionfield", default=True),
        identifies_owners_by_sub=_flag(features, "usesubusernamefordefaultidentityclaim", default=True),
    )


def has_category(data: bytes | None, name: str) -> bool | None:
    """Whether `backend-config.json` lists resources of a category; None if it cannot be read."""
    config = parsed(data)
    return bool(config.get(name)) if isinstance(config, dict) else None


def has_transformers(data: bytes | None) -> bool:
    """Whether `transform.conf.json` lists transformers of the author."""
    config = parsed(data)
    return isinstance(config, dict) and bool(config.get("transformers"))


def has_resources(data: bytes | None) -> bool:
    """Whether the template of a stack has more resources than the empty one that the CLI writes."""
    resources = object_at(parsed(data), "Resources")
    return resources is not None and any(name != "EmptyResource" for name in resources)


def _flag(features: Mapping[str, object], name: str, *, default: bool) -> bool:
    # The CLI writes names in lower case; people write them as the documentation does.
    found = next((value for key, value in features.items() if key.lower() == name), default)
    return found if isinstance(found, bool) else default
