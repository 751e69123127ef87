"""A settings file: what it says."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from amplify_ls.catalog.settings import FILE_NAME, PACKAGE_FILE, PACKAGE_KEY
from amplify_ls.incremental.attached import Attached
from amplify_ls.text.paths import settle
from amplify_ls.values.json_text import plain, read_json
from amplify_ls.values.values import Array, Object, Text

if TYPE_CHECKING:
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.values import Property, Value


class SettingsFile:
    """``amplify-ls.json``, or the member ``amplify-ls`` of a ``package.json``."""

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        value, faults = read_json(path, data)
        is_package = posixpath.basename(path) == PACKAGE_FILE
        found = value.properties.get(PACKAGE_KEY) if is_package and isinstance(value, Object) else None
        self.key: Property | None = found
        """The member of ``package.json``; None for a file of its own."""
        self.value: Value = value if found is None else found.value
        self.faults: tuple[Span, ...] = () if is_package else faults
        """What cannot be read as JSON. A broken ``package.json`` is for others to tell."""
        self.owner = self.value.span if found is None else found.name_span
        """What stands for the settings as a whole."""
        self.attached = Attached()

    @property
    def folder(self) -> str:
        """The folder that its patterns start from."""
        return posixpath.dirname(self.path)

    @property
    def is_readable(self) -> bool:
        """Whether it says anything at all."""
        return not self.faults and isinstance(self.value, Object)

    @property
    def content(self) -> object:
        """What it says, as Python has it."""
        return plain(self.value)

    def rule_settings(self) -> list[tuple[Property, str]]:
        """The members of all ``rules``, with where they stand: ``rules``, ``overrides[0].rules``."""
        if not isinstance(self.value, Object):
            return []
        places = [(self.value, "rules")]
        places += [(item, f"overrides[{index}].rules") for index, item in self._overrides()]
        found: list[tuple[Property, str]] = []
        for holder, place in places:
            rules = holder.get("rules")
            if isinstance(rules, Object):
                found += [(prop, place) for prop in rules]
        return found

    def patterns(self) -> list[Text]:
        """The patterns of ``exclude`` and of the ``files`` of all overrides."""
        if not isinstance(self.value, Object):
            return []
        lists = [self.value.get("exclude"), *(item.get("files") for _, item in self._overrides())]
        return [text for found in lists if isinstance(found, Array) for text in found.items if isinstance(text, Text)]

    def outside_baseline(self) -> Text | None:
        """The path of a file of accepted findings that leads out of the folder."""
        written = self.value.get("baseline") if isinstance(self.value, Object) else None
        is_outside = isinstance(written, Text) and written.value and path_below(self.folder, written.value) is None
        return written if isinstance(written, Text) and is_outside else None

    def _overrides(self) -> list[tuple[int, Object]]:
        found = self.value.get("overrides") if isinstance(self.value, Object) else None
        items = found.items if isinstance(found, Array) else ()
        return [(index, item) for index, item in enumerate(items) if isinstance(item, Object)]


def path_below(folder: str, path: str) -> str | None:
    """The settled path of a file that a settings file names; None where it leads out of its folder, be it through a link.

    Settings come with the code, and who wrote them must not choose which other files of this machine are read or written.
    """
    settled = settle(posixpath.join(folder, path))
    return settled if settled.startswith(f"{folder.rstrip('/')}/") else None


def settings_file(path: str, data: bytes) -> SettingsFile | None:
    """Read a file; None for a ``package.json`` that says nothing about us."""
    if posixpath.basename(path) == FILE_NAME:
        return SettingsFile(path, data)
    # Most of them have no such key, and need not be read.
    if f'"{PACKAGE_KEY}"'.encode() not in data:
        return None
    found = SettingsFile(path, data)
    return None if found.key is None else found
