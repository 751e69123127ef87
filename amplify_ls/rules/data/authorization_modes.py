"""The authorization modes of an API: which mode a rule needs, and how to add one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.schema.authorization import PROVIDERS
from amplify_ls.edits.operations import InsertProperty, ReplaceValue
from amplify_ls.model.builders import define_call
from amplify_ls.values.values import Object, Text

if TYPE_CHECKING:
    from amplify_ls.edits.operations import Operation
    from amplify_ls.model.data.model import DataModel

MODES = "authorizationModes"
DEFAULT = "defaultAuthorizationMode"
KEY_OPTION = "apiKeyAuthorizationMode"
KEY = "{ expiresInDays: 30 }"
OPTIONS = {row.name: row.option for row in PROVIDERS}
"""By provider, such as `apiKey`, the option that sets up its mode; empty for those of `defineAuth`."""
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


def key_mode(data: DataModel) -> tuple[Operation, ...] | None:
    """The edits that add an API key; None if the options are not written as an object literal."""
    options = None if data.definition is None else data.definition.options
    modes = None if options is None else options.get(MODES)
    if isinstance(modes, Object):
        default = modes.properties.get(DEFAULT)
        added = InsertProperty(modes, KEY_OPTION, KEY)
        # As soon as there is a mode, the default mode is looked up, and without `defineAuth` there is no user pool.
        is_default_missing = has_auth(data) is False and default is not None and is_set_up(modes, default.value) is False
        return (added, ReplaceValue(default, "'apiKey'")) if default is not None and is_default_missing else (added,)
    if options is None or modes is not None:
        return None
    text = f"{{\n  {DEFAULT}: 'userPool',\n  {KEY_OPTION}: {KEY},\n}}"
    return (InsertProperty(options, MODES, text),)


def with_mode(data: DataModel, strategy: str) -> tuple[tuple[Operation, ...], str]:
    """The edits for the API key that a rule with a strategy also needs, and the text that they add to the title of the fix."""
    if strategy != "publicApiKey" or may_have_mode(data, "apiKey"):
        return (), ""
    edits = key_mode(data)
    return ((), "") if edits is None else (edits, f", and add `{KEY_OPTION}`")


def is_set_up(modes: Object, default: object) -> bool | None:
    """Whether a default mode is set up, apart from an auth definition; None if that is unknown."""
    if not isinstance(default, Text):
        return None
    if default.value in NEEDS_NOTHING:
        return True
    option = next((row.option for row in PROVIDERS if row.mode == default.value), "")
    return not modes.lacks(option) if option else False
