"""The settings of one source, and the settings that apply to a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from amplify_ls.catalog.settings import OFF
from amplify_ls.engine.log import log
from amplify_ls.model.files.patterns import MOST_PATTERNS
from amplify_ls.rules.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Callable

_LEVELS: dict[str, Severity | None] = {OFF: None, **{severity.value: severity for severity in Severity}}


@dataclass(frozen=True, slots=True)
class RuleSetting:
    """The setting of a rule, or of a family of rules."""

    severity: Severity | None = None
    """None disables the rule if ``is_set``."""
    is_set: bool = False
    """Whether a level is set: a rule may have only options."""
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Override:
    """Other settings for some files."""

    files: tuple[str, ...]
    """Patterns as in ``.gitignore``."""
    rules: Mapping[str, RuleSetting]


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one source: the editor, or a file."""

    rules: Mapping[str, RuleSetting] = field(default_factory=dict)
    """By code, ``family/*`` or ``*``."""
    overrides: tuple[Override, ...] = ()
    exclude: tuple[str, ...] = ()
    """Patterns as in ``.gitignore``."""
    baseline: str | None = None
    """The path of the baseline, as written."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The setting that applies to one rule, and its origin."""

    severity: Severity | None
    """None if the rule is off."""
    is_set: bool
    options: Mapping[str, Any]
    origin: str
    """A path, ``the editor``, or empty for the default of the rule."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """The settings that apply to one file."""

    choices: Mapping[str, Choice] = field(default_factory=dict)
    """By code, for the rules with a setting."""
    is_excluded: bool = False
    baseline: str | None = None
    """The settled path of the baseline."""
    refused_baseline: str | None = None
    """A baseline in a settings file, as written, that is not used because it is outside the folder of that file."""
    source: str | None = None
    """The settings file that applies; None if there is none."""


def severities(levels: Mapping[str, Severity | None]) -> Settings:
    """Settings with only the severity of some rules; None disables a rule."""
    return Settings({code: RuleSetting(level, is_set=True) for code, level in levels.items()})


def _warn(message: str) -> None:
    log(__name__).warning("%s", message)


def read_settings(content: object, complain: Callable[[str], None] | None = None) -> Settings:
    """Settings from a JSON value. Unknown and invalid values are skipped with a warning, null without one.

    Only the first patterns are used if there are more than ``MOST_PATTERNS``.
    """
    complain = complain or _warn
    section = _mapping(content, "The settings", complain)
    exclude = tuple(_texts(section.get("exclude"), "exclude", complain))[:MOST_PATTERNS]
    left = MOST_PATTERNS - len(exclude)
    overrides = []
    for item in _list(section.get("overrides"), "overrides", complain):
        inner = _mapping(item, "An item of the setting `overrides`", complain)
        files = tuple(_texts(inner.get("files"), "files", complain))[:left]
        left -= len(files)
        if files:
            overrides.append(Override(files, _rules(inner.get("rules"), complain)))
    return Settings(
        rules=_rules(section.get("rules"), complain),
        overrides=tuple(overrides),
        exclude=exclude,
        baseline=_text(section.get("baseline"), "baseline", complain),
    )


def merged(*settings: Settings) -> Settings:
    """Settings from several sources, where later ones override earlier ones."""
    found = Settings()
    for each in settings:
        found = Settings(
            {**found.rules, **each.rules},
            found.overrides + each.overrides,
            found.exclude + each.exclude,
            found.baseline if each.baseline is None else each.baseline,
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
                complain(f"The level {level!r} of the rule `{code}` is ignored because it is not one of {', '.join(_LEVELS)}.")
        if isinstance(options, Mapping):
            setting = RuleSetting(setting.severity, setting.is_set, options)
        if setting.is_set or setting.options:
            found[str(code)] = setting
    return found


def _mapping(value: object, what: str, complain: Callable[[str], None]) -> Mapping[str, Any]:
    if value is None or isinstance(value, Mapping):
        return value or {}
    complain(f"{what} is ignored because it is not an object: {value!r}")
    return {}


def _list(value: object, name: str, complain: Callable[[str], None]) -> list[Any]:
    if value is None or isinstance(value, list):
        return value or []
    complain(f"The setting `{name}` is ignored because it is not an array: {value!r}")
    return []


def _texts(value: object, name: str, complain: Callable[[str], None]) -> list[str]:
    return [item for item in _list(value, name, complain) if isinstance(item, str) and item]


def _text(value: object, name: str, complain: Callable[[str], None]) -> str | None:
    if value is None or (isinstance(value, str) and value):
        return value or None
    complain(f"The setting `{name}` is ignored because it is not a string: {value!r}")
    return None
