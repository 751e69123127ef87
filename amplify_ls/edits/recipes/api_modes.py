"""How to add an authorization mode to an API."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import InsertProperty, ReplaceValue
from amplify_ls.model.data.access.modes import DEFAULT, MODES, has_auth, is_set_up, may_have_mode
from amplify_ls.values.values import Object

if TYPE_CHECKING:
    from amplify_ls.edits.operations import Operation
    from amplify_ls.model.data.model import DataModel

KEY_OPTION = "apiKeyAuthorizationMode"
KEY = "{ expiresInDays: 30 }"


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
