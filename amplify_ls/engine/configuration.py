"""What a user can set: what one source says, and what holds for a file."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from amplify_ls.catalog.settings import OFF
from amplify_ls.rules.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Callable

_log = logging.getLogger(__name__)
_LEVELS: dict[str, Severity | None] = {OFF: None, **{severity.value: severity for severity in Severity}}


@dataclass(frozen=True, slots=True)
class RuleSetting:
    """What is said of a rule, or of a family of rules."""

    severity: Severity | None = None
    """None switches it off, where ``is_set``."""
    is_set: bool = False
    """Whether a level is given: a rule may have options alone."""
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Override:
    """Other settings for some files."""

    files: tuple[str, ...]
    """Patterns as in ``.gitignore``."""
    rules: Mapping[str, RuleSetting]


@dataclass(frozen=True, slots=True)
class Settings:
    """What one source says: the editor, or a file."""

    rules: Mapping[str, RuleSetting] = field(default_factory=dict)
    """By code, ``family/*`` or ``*``."""
    overrides: tuple[Override, ...] = ()
    exclude: tuple[str, ...] = ()
    """Patterns as in ``.gitignore``."""
    baseline: str | None = None
    """The path of a file of accepted findings, as written."""
    hides_type_errors: bool | None = None
    """Leave out findings that the type check reports too and for which there is no fix; None says nothing."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What holds for one rule, and who says so."""

    severity: Severity | None
    """None where the rule is off."""
    is_set: bool
    options: Mapping[str, Any]
    origin: str
    """A path, ``the editor``, or empty for the rule itself."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """What holds for one file."""

    choices: Mapping[str, Choice] = field(default_factory=dict)
    """By code, for the rules that something is said of."""
    is_excluded: bool = False
    hides_type_errors: bool = False
    baseline: str | None = None
    """The settled path of the file of accepted findings."""
    refused_baseline: str | None = None
    """What a settings file names in its place, as written, and what is not used because it leads out of its folder."""
    source: str | None = None
    """The settings file that counts; None where there is none."""


def severities(levels: Mapping[str, Severity | None]) -> Settings:
    """Settings that say nothing but the severity of some rules; None switches a rule off."""
    return Settings({code: RuleSetting(level, is_set=True) for code, level in levels.items()})


def read_settings(content: object, complain: Callable[[str], None] = _log.warning) -> Settings:
    """Settings out of a JSON value. What is of a wrong type or unknown is skipped with a complaint, null without."""
    section = _mapping(content, "The settings", complain)
    overrides = []
    for item in _list(section.get("overrides"), "overrides", complain):
        inner = _mapping(item, "An item of the setting `overrides`", complain)
        files = tuple(_texts(inner.get("files"), "files", complain))
        if files:
            overrides.append(Override(files, _rules(inner.get("rules"), complain)))
    return Settings(
        rules=_rules(section.get("rules"), complain),
        overrides=tuple(overrides),
        exclude=tuple(_texts(section.get("exclude"), "exclude", complain)),
        baseline=_text(section.get("baseline"), "baseline", complain),
        hides_type_errors=_flag(section.get("hideTypeScriptDiagnostics"), "hideTypeScriptDiagnostics", complain),
    )


def merged(*settings: Settings) -> Settings:
    """Settings of one place, given in several steps: later ones over earlier ones."""
    found = Settings()
    for each in settings:
        found = Settings(
            {**found.rules, **each.rules},
            found.overrides + each.overrides,
            found.exclude + each.exclude,
            found.baseline if each.baseline is None else each.baseline,
            found.hides_type_errors if each.hides_type_errors is None else each.hides_type_errors,
        )
    return found


def _rules(value: object, complain: Callable[[str], None]) -> dict[str, RuleSetting]:
    found: dict[str, RuleSetting] = {}
    for code, said in _mapping(value, "The setting `rules`", complain).items():
        inner = said if isinstance(said, Mapping) else {"level": said}
        level, options = inner.get("level"), inner.get("options")
        if isinstance(level, str) and level in _LEVELS:
            setting = RuleSetting(_LEVELS[level], is_set=True)
        else:
            setting = RuleSetting()
            if level is not None:
                complain(f"The level {level!r} of the rule `{code}` is ignored, for it is none of {', '.join(_LEVELS)}.")
        if isinstance(options, Mapping):
            setting = RuleSetting(setting.severity, setting.is_set, options)
        if setting.is_set or setting.options:
            found[str(code)] = setting
    return found


def _mapping(value: object, what: str, complain: Callable[[str], None]) -> Mapping[str, Any]:
    if value is None or isinstance(value, Mapping):
        return value or {}
    complain(f"{what} is ignored, for it is no object: {value!r}")
    return {}


def _list(value: object, name: str, complain: Callable[[str], None]) -> list[Any]:
    if value is None or isinstance(value, list):
        return value or []
    complain(f"The setting `{name}` is ignored, for it is no list: {value!r}")
    return []


def _texts(value: object, name: str, complain: Callable[[str], None]) -> list[str]:
    return [item for item in _list(value, name, complain) if isinstance(item, str) and item]


def _text(value: object, name: str, complain: Callable[[str], None]) -> str | None:
    if value is None or (isinstance(value, str) and value):
        return value or None
    complain(f"The setting `{name}` is ignored, for it is no text: {value!r}")
    return None


def _flag(value: object, name: str, complain: Callable[[str], None]) -> bool | None:
    if value is None or isinstance(value, bool):
        return value
    complain(f"The setting `{name}` is ignored, for it is neither true nor false: {value!r}")
    return None
