"""Whether a file says a name anywhere, be it in code that nobody here evaluates."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amplify_ls.values.module import Module


def mentions(module: Module, name: str) -> bool:
    """Whether a file says a name other than where it imports or declares it; comments between statements do not count."""
    return _stands_in(module, name, _word(name))


def mentions_folder(module: Module, name: str) -> bool:
    """Whether a file has a path with a folder of that name, other than in its imports."""
    return _stands_in(module, "", _folder(name))


def _stands_in(module: Module, name: str, pattern: re.Pattern[bytes]) -> bool:
    for chunk in module.file.header.get().statements:
        content = chunk.content.get()
        if content.imports or any(binding.name == name for binding in content.bindings):
            continue
        if content.exports and content.import_module is None and not content.bindings:
            # `export { name }` hands on what is declared elsewhere.
            continue
        # What code says that nobody here evaluates may change while its content stays the same.
        chunk.note_text()
        if pattern.search(module.file.data, chunk.anchor.start, chunk.end):
            return True
    return False


@lru_cache(maxsize=256)
def _folder(name: str) -> re.Pattern[bytes]:
    return re.compile(rb"[\"'`/]" + re.escape(name.encode()) + rb"[\"'`/]")


@lru_cache(maxsize=256)
def _word(name: str) -> re.Pattern[bytes]:
    return re.compile(rb"(?<![\w$])" + re.escape(name.encode()) + rb"(?![\w$])")


def occurrences(module: Module, name: str) -> int:
    """How often the statements of a file say a name; imports, and comments between statements, do not count."""
    word = _word(name)
    count = 0
    for chunk in module.file.header.get().statements:
        content = chunk.content.get()
        chunk.note_text()
        if not content.imports:
            count += len(word.findall(module.file.data, chunk.anchor.start, chunk.end))
    return count
