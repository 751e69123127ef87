"""The authorization modes of an API: which of them it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.schema.authorization import PROVIDERS
from amplify_ls.model.builders import define_call
from amplify_ls.values.values import Object, Text

if TYPE_CHECKING:
    from amplify_ls.model.data.model import DataModel

MODES = "authorizationModes"
DEFAULT = "defaultAuthorizationMode"
OPTIONS = {row.name: row.option for row in PROVIDERS}
"""By provider, such as `apiKey`, the option that sets up its mode; empty for those of `defineAuth`."""
MODE_OF_OPTION = {row.option: row.mode for row in PROVIDERS if row.option}
"""By option, such as `apiKeyAuthorizationMode`, the mode that it sets up."""
NEEDS_NOTHING = frozenset({"iam", "identityPool", "apiKey"})
"""Default modes that need no setup: IAM is always enabled, and an API key is created automatically."""
_NAMES = {row.name: row.mode for row in PROVIDERS}


def may_have_mode(data: DataModel, provider: str) -> bool:
    """Whether the API has, or may have, the mode of a provider."""
    if provider in ("userPools", "identityPool"):
        return has_auth(data) is not False
    call = data.definition
    if call is None or call.options is None:
        return True
    modes = call.options.get(MODES)
    if modes is None and call.options.lacks(MODES):
        return provider == "apiKey" and has_auth(data) is not True
    if not isinstance(modes, Object) or not modes.lacks(OPTIONS[provider]):
        return True
    default = modes.get(DEFAULT)
    if default is not None and not isinstance(default, Text):
        return True
    # Another rule reports a default mode that is not set up.
    return isinstance(default, Text) and default.value == _NAMES[provider]


def has_auth(data: DataModel) -> bool | None:
    """Whether the backend of an API has an auth definition; None if that is unknown."""
    project = data.project
    may_have = True if project.auth else None
    backend = project.backend
    if not project.wiring.is_complete or backend is None or backend.options is None:
        return may_have
    # Nothing is known to be missing if the API is not part of a known backend.
    if data.definition is None or data.definition.name_span not in project.wiring.deployed:
        return may_have
    if any(auth.name_span in project.wiring.deployed for auth in project.auth):
        return True
    return False if all(define_call(prop.value) is not None for prop in backend.options) else may_have


def is_set_up(modes: Object, default: object) -> bool | None:
    """Whether a default mode is set up, apart from an auth definition; None if that is unknown."""
    if not isinstance(default, Text):
        return None
    if default.value in NEEDS_NOTHING:
        return True
    option = next((row.option for row in PROVIDERS if row.mode == default.value), "")
    return not modes.lacks(option) if option else False
