"""Names and entry files of functions: unused names, existing files, and how to write both in the options."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from amplify_ls.catalog.common import RESOURCE_NAME
from amplify_ls.catalog.nearest import edit_distance
from amplify_ls.edits.operations import Fix, InsertItem, InsertProperty, ReplaceValue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Operation
    from amplify_ls.model.resources.functions import BackendFunction

SCRIPTS = (".ts", ".js", ".mts", ".mjs", ".cts", ".cjs", ".tsx", ".jsx")
_OTHER_FILES = re.compile(r"\.(d|test|spec)\.\w+$|^(resource|backend)\.\w+$")
_MOST_FILES = 3
_FAR = 1_000
"""The distance of a file that is too different to be meant."""


def named(function: BackendFunction) -> str:
    """The function with its name, for a message: "the function `report`"."""
    return "the function" if function.name is None else f"the function `{function.name.name}`"


def option_given(function: BackendFunction, name: str, value: str) -> Operation | None:
    """The operation that sets an option of a function; None if its options are unknown."""
    if function.options is not None:
        there = function.options.properties.get(name)
        return InsertProperty(function.options, name, value) if there is None else ReplaceValue(there, value)
    if function.call.arguments.count or function.call.arguments.is_open:
        return None
    return InsertItem(function.call.arguments.span, 0, f"{{ {name}: {value} }}")


def naming(function: BackendFunction, name: str) -> Iterator[Fix]:
    """The fix that sets the name of a function."""
    operation = option_given(function, "name", f"'{name}'")
    if operation is not None:
        is_there = isinstance(operation, ReplaceValue)
        title = f"Change to `{name}`" if is_there else f"Add `name: '{name}'`"
        yield Fix(title, (operation,), is_preferred=True)


def free_names(function: BackendFunction) -> list[str]:
    """Valid names that no other function has: that of its folder, or the name under which it is exported."""
    taken = {other.name.name for other in function.project.functions if other.name is not None}
    names = _names_of(function)
    words = [posixpath.basename(posixpath.dirname(function.path)), *map(_dashed, names), *names]
    return [word for word in dict.fromkeys(words) if re.fullmatch(RESOURCE_NAME.pattern, word) and word not in taken]


def is_exported(function: BackendFunction) -> bool:
    """Whether other files can import a function."""
    module = function.project.sources.module(function.path)
    exports = () if module is None else module.file.header.get().exports
    return any(name in exports for name in _names_of(function))


def _names_of(function: BackendFunction) -> list[str]:
    """The names that a function is assigned to."""
    items = function.project.definitions.named("defineFunction")
    return [item.name for item in items if item.call is not None and item.call.name_span == function.name_span]


def _dashed(name: str) -> str:
    """``sendMail`` as ``send-mail``, the usual form of names of files and folders."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", name).lower()


def exists(function: BackendFunction, path: str) -> bool:
    """Whether a file exists, on disk or only in an editor."""
    sources = function.project.sources
    return sources.text(path) is not None or sources.module(path) is not None


def files_meant(function: BackendFunction, entry: str) -> list[str]:
    """The files that may be meant by a wrong entry, written as entries, the likeliest first."""
    folder = posixpath.normpath(posixpath.join(posixpath.dirname(function.path), posixpath.dirname(entry)))
    stem = posixpath.basename(entry)
    names = [
        name
        for name in function.project.sources.disk.list_directory(folder)
        if name.endswith(SCRIPTS) and not _OTHER_FILES.search(name)
    ]
    near = sorted(names, key=lambda name: (_distance(stem, name), name))
    close = [name for name in near if _distance(stem, name) < _FAR]
    before = posixpath.dirname(entry) or "."
    return [f"{before}/{name}" for name in (close or (near if len(near) == 1 else ()))[:_MOST_FILES]]


def _distance(wanted: str, name: str) -> int:
    """How different the name of a file is from the wanted one; its extension counts least."""
    stem = posixpath.splitext(name)[0]
    if stem in (wanted, posixpath.splitext(wanted)[0]):
        return SCRIPTS.index(posixpath.splitext(name)[1])
    distance = edit_distance(posixpath.splitext(wanted)[0].lower(), stem.lower(), max(len(stem) // 3, 1))
    return _FAR if distance is None else 100 * (distance + 1)
