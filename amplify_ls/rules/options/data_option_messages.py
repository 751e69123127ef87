"""The messages of the packages about invalid values of options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.fit.problems import value_of
from amplify_ls.rules.data.defaults import script_text

if TYPE_CHECKING:
    from amplify_ls.fit.parts import OptionFault

_NOT_ASSIGNABLE = "is not assignable to type"
_NO_SCHEMA = "schema.transform is not a function"
_SHARE = "@{call} directive {name} valid range: Minimum value of 0. Maximum value of 1. Provided: {value}"
_SAID = {
    "temperature": _SHARE,
    "topP": _SHARE,
    "timeToLiveInSeconds": "Duration amounts cannot be negative. Received: {value}",
    "fieldLogLevel": "Invalid Appsync field log level: {value}",
    "modelOperation": 'Value "{value}" does not exist in "ConversationToolModelOperation" enum.',
    "defaultAuthorizationMode": "A defaultAuthorizationMode is required if multiple authorization modes are configured",
    "schema": _NO_SCHEMA,
}
"""By the last step of the path."""


def said(fault: OptionFault) -> str:
    """The message of the packages, else part of that of TypeScript."""
    problem = fault.problem
    name = problem.path[-1] if problem.path else ""
    value = value_of(problem)
    text = None if value is None else script_text(value)
    if text is None:
        return _NO_SCHEMA if name == "schema" else _NOT_ASSIGNABLE
    if name == "expiresInDays":
        return _about_days(text)
    if name == "maxTokens":
        return _about_tokens(fault.call, text)
    if name == "name":
        return _about_name(fault.call, text)
    if name == "systemPrompt":
        return "A Generation Route must include a valid input." if fault.call == "generation" else _NOT_ASSIGNABLE
    return _SAID.get(name, _NOT_ASSIGNABLE).format(call=fault.call, name=name, value=text)


def _about_days(text: str) -> str:
    if text.isdigit():
        return "API key expiration must be between 1 and 365 days."
    is_negative = text.startswith("-")
    return (
        f"Duration amounts cannot be negative. Received: {text}" if is_negative else f"{text} must be a whole number of days."
    )


def _about_tokens(call: str, text: str) -> str:
    if "." in text:
        return f"Int cannot represent non-integer value: {text}"
    return f"@{call} directive maxTokens valid range: Minimum value of 1. Provided: {text}"


def _about_name(call: str, text: str) -> str:
    if call == "defineData":
        return f"Resource name contains invalid characters, found {text}"
    return (
        "Tool name must be between 1 and 64 characters, start with a letter, and contain only letters, numbers, and "
        f"underscores. Found: {text}"
    )
