"""The settings that apply to a file: those of the nearest settings file above it override those of the editor."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from typing import TYPE_CHECKING

from amplify_ls.catalog.settings import FILE_NAME, PACKAGE_FILE
from amplify_ls.engine.baseline import read_baseline
from amplify_ls.engine.checks import run
from amplify_ls.engine.configuration import Choice, Configuration, Settings, read_settings
from amplify_ls.engine.log import log
from amplify_ls.incremental.cell_map import CellMap
from amplify_ls.incremental.graph import Input, is_equal
from amplify_ls.model.files.patterns import matches
from amplify_ls.model.settings_file import SettingsFile, path_below, settings_file
from amplify_ls.rules.registry import index, rules_for
from amplify_ls.rules.rule import Subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from amplify_ls.engine.baseline import Baseline
    from amplify_ls.engine.checks import Found
    from amplify_ls.engine.configuration import RuleSetting
    from amplify_ls.values.resolution.sources import Sources

EDITOR = "the editor"
COMMAND = "the command line"


class SettingsTable:
    """The settings of all files, kept up to date as settings files change."""

    def __init__(self, sources: Sources, editor: Settings, overriding: Settings) -> None:
        self._sources = sources
        self._overriding = overriding
        self._editor: Input[Settings] = Input(editor)
        self._files: CellMap[str, SettingsFile | None] = CellMap(self._read)
        self._nearest: CellMap[str, SettingsFile | None] = CellMap(self._nearest_to)
        self._held: CellMap[str, Settings] = CellMap(self._settings_of, is_same=is_equal)
        self._configurations: CellMap[str, Configuration] = CellMap(self._configuration_of, is_same=is_equal)
        self._last_good: dict[str, Settings] = {}
        self._baselines: CellMap[str, Baseline | None] = CellMap(self._read_baseline)

    def set_editor(self, settings: Settings) -> None:
        """Replace the settings of the editor."""
        self._editor.set(settings)

    def of(self, path: str) -> Configuration:
        """The settings that apply to a file."""
        return self._configurations.get(path)

    def baseline(self, path: str) -> Baseline | None:
        """The baseline that applies to a file; None if there is none."""
        found = self.of(path).baseline
        return None if found is None else self._baselines.get(found)

    def findings(self, paths: Iterable[str], open_paths: Iterable[str]) -> Iterator[Found]:
        """The findings of the settings files that apply to some files, and of those that are open."""
        folders = dict.fromkeys(posixpath.dirname(path) for path in paths)
        found = [*map(self._nearest.get, folders)]
        # The projects below an open settings file may not be loaded yet.
        found += [self._files.get(path) for path in open_paths if posixpath.basename(path) in (FILE_NAME, PACKAGE_FILE)]
        for file in dict.fromkeys(file for file in found if file is not None):
            yield from run(rules_for(Subject.SETTINGS, None), file)

    def _read(self, path: str) -> SettingsFile | None:
        data = self._sources.text(path)
        return None if data is None else settings_file(path, data)

    def _read_baseline(self, path: str) -> Baseline | None:
        data = self._sources.text(path)
        if data is None:
            return None
        try:
            return read_baseline(path, data)
        except ValueError as error:
            log(__name__).warning("%s", error)
            return None

    def _nearest_to(self, folder: str) -> SettingsFile | None:
        for name in (FILE_NAME, PACKAGE_FILE):
            found = self._files.get(posixpath.join(folder, name))
            if found is not None:
                return found
        parent = posixpath.dirname(folder)
        return None if parent == folder else self._nearest.get(parent)

    def _settings_of(self, path: str) -> Settings:
        """The settings of a file; if it cannot be parsed, its last valid settings."""
        file = self._files.get(path)
        if file is None:
            return Settings()
        if not file.is_readable:
            return self._last_good.get(path, Settings())
        found = self._last_good[path] = read_settings(file.content, _no_complaint)
        return found

    def _configuration_of(self, path: str) -> Configuration:
        editor = self._editor.get()
        file = self._nearest.get(posixpath.dirname(path))
        said = [(EDITOR, "", self._placed(editor, path))]
        if file is not None:
            said.append((file.path, file.folder, self._held.get(file.path)))
        return configuration([*said, (COMMAND, "/", self._overriding)], path)

    def _placed(self, editor: Settings, path: str) -> Settings:
        """The settings of an editor, with the nearest baseline of that name above a file, because an editor names no folder."""
        if not editor.baseline or posixpath.isabs(editor.baseline):
            return editor
        folder = posixpath.dirname(path)
        while self._sources.text(posixpath.join(folder, editor.baseline)) is None:
            folder, below = posixpath.dirname(folder), folder
            if folder == below:
                return replace(editor, baseline=None)
        return replace(editor, baseline=posixpath.join(folder, editor.baseline))


def configuration(said: Iterable[tuple[str, str, Settings]], path: str) -> Configuration:
    """The settings that apply to a file, where later sources override earlier ones.

    Args:
        said: The origin, the folder that its patterns start from, and the settings. Patterns of an editor start anywhere.
        path: The file.
    """
    choices: dict[str, Choice] = {}
    is_excluded, source = False, None
    baseline: str | None = None
    refused: str | None = None
    for origin, folder, settings in said:
        prefix = f"{folder.rstrip('/')}/"
        relative = path.removeprefix(prefix) if path.startswith(prefix) else path.lstrip("/")
        _take(settings.rules, origin, choices)
        for override in settings.overrides:
            if matches(_from(folder, override.files), relative):
                _take(override.rules, origin, choices)
        is_excluded = is_excluded or matches(_from(folder, settings.exclude), relative)
        if settings.baseline is not None:
            baseline, refused = _baseline(origin, folder, settings.baseline)
        source = origin if folder and origin != COMMAND else source
    return Configuration(choices, is_excluded, baseline, refused, source)


def _baseline(origin: str, folder: str, written: str) -> tuple[str | None, str | None]:
    """The path of the baseline, and the path as written if it is rejected. An empty path means no baseline."""
    if not written:
        return None, None
    if origin in (EDITOR, COMMAND):
        return posixpath.normpath(posixpath.join(folder, written)), None
    found = path_below(folder, written)
    return found, written if found is None else None


def _from(folder: str, patterns: tuple[str, ...]) -> tuple[str, ...]:
    """Patterns relative to a folder; those of an editor, which has no folder, match at any depth."""
    return patterns if folder else tuple(_anywhere(pattern) for pattern in patterns)


def _anywhere(pattern: str) -> str:
    kept = pattern.removeprefix("!")
    mark = pattern[: len(pattern) - len(kept)]
    return f"{mark}**/{kept.lstrip('/')}" if kept.strip("/ ") and not kept.startswith(("**/", "#")) else pattern


def _take(rules: Mapping[str, RuleSetting], origin: str, choices: dict[str, Choice]) -> None:
    """Add the rules of a source; more specific patterns take precedence."""
    for pattern in sorted(rules, key=_narrowness):
        setting = rules[pattern]
        for code in _codes(pattern):
            before = choices.get(code, Choice(None, is_set=False, options={}, origin=""))
            choices[code] = Choice(
                setting.severity if setting.is_set else before.severity,
                setting.is_set or before.is_set,
                {**before.options, **setting.options},
                origin,
            )


def _narrowness(pattern: str) -> int:
    return 0 if pattern == "*" else 1 if pattern.endswith("/*") else 2


def _codes(pattern: str) -> Iterable[str]:
    if not pattern.endswith("*"):
        return (pattern,)
    # Rules about the settings themselves are not disabled by a pattern.
    settings = Subject.SETTINGS.value
    return [code for code, entry in index().items() if code.startswith(pattern[:-1]) and entry.subject != settings]


def _no_complaint(sentence: str) -> None:
    """Rules report what is wrong in a settings file."""
    del sentence
