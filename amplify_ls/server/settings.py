"""The user's settings, from `initializationOptions` and the configuration section `amplifyLs`."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from amplify_ls.engine import Configuration
from amplify_ls.rules.rule import Severity

SECTION = "amplifyLs"
OFF = "off"

_log = logging.getLogger(__name__)


def read_settings(*sources: object) -> Configuration:
    """Settings out of JSON values, later over earlier ones; what is null, missing or of a wrong type is skipped."""
    hides = False
    severities: dict[str, Severity | None] = {}
    for source in sources:
        section = _section(source)
        hides = _read_flag(section, "hideTypeScriptDiagnostics", hides)
        severities.update(_read_rules(section))
    return Configuration(severities=severities, hides_type_errors=hides)


def _section(source: object) -> Mapping[str, Any]:
    if source is None:
        return {}
    if not isinstance(source, Mapping):
        _log.warning("The settings are ignored, for they are no object: %r", source)
        return {}
    # Clients send the section alone or inside of an object with the sections of all servers.
    inner = source.get(SECTION, source)
    if inner is None:
        return {}
    if not isinstance(inner, Mapping):
        _log.warning("The setting `%s` is ignored, for it is no object: %r", SECTION, inner)
        return {}
    return inner


def _read_flag(section: Mapping[str, Any], name: str, default: bool) -> bool:  # noqa: FBT001 - the value itself
    value = section.get(name)
    if value is None:
        return default
    if not isinstance(value, bool):
        _log.warning("The setting `%s.%s` is ignored, for it is neither true nor false: %r", SECTION, name, value)
        return default
    return value


def _read_rules(section: Mapping[str, Any]) -> dict[str, Severity | None]:
    value = section.get("rules")
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        _log.warning("The setting `%s.rules` is ignored, for it is no object: %r", SECTION, value)
        return {}
    levels: dict[object, Severity | None] = {OFF: None, **{severity.value: severity for severity in Severity}}
    rules: dict[str, Severity | None] = {}
    for code, level in value.items():
        if isinstance(level, str) and level in levels:
            rules[str(code)] = levels[level]
        elif level is not None:
            names = ", ".join(map(str, levels))
            _log.warning("The level %r of the rule `%s` is ignored, for it is none of %s.", level, code, names)
    return rules
