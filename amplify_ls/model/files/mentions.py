"""Whether a file mentions a name anywhere, code that nobody here evaluates included."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.syntax.words import Words
    from amplify_ls.values.resolution.module import Module


def mentions(module: Module, name: str) -> bool:
    """Whether a file mentions a name other than where it imports or declares it; comments between statements do not count."""
    return any(words.count(name) for words in _words(module, name))


def mentions_folder(module: Module, name: str) -> bool:
    """Whether a file has a path with a folder of that name, other than in its imports."""
    return any(name in words.path_parts for words in _words(module, ""))


def occurrences(module: Module, name: str) -> int:
    """How often the statements of a file mention a name; imports, and comments between statements, do not count."""
    statements = module.file.header.get().statements
    found = (chunk for chunk in statements if not chunk.content.get().imports)
    return sum(words.count(name) for chunk in found for words in module.file.facts.words(chunk))


def _words(module: Module, name: str) -> Iterator[Words]:
    """The words of the statements that neither import anything nor declare the name."""
    for chunk in module.file.header.get().statements:
        content = chunk.content.get()
        if content.imports or any(binding.name == name for binding in content.bindings):
            continue
        if content.exports and content.import_module is None and not content.bindings:
            # `export { name }` hands on what is declared elsewhere.
            continue
        yield from module.file.facts.words(chunk)
