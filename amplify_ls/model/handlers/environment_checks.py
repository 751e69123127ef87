"""Variables of the environment that the type check may take for texts: a file asks for them first, or declares them.

After ``if (!process.env.NAME) throw ...`` the variable is a text to the type check, and to whoever runs the file.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from amplify_ls.values.resolution.tsconfig import may_be_off
from amplify_ls.values.values import Chain, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.project import Project
    from amplify_ls.syntax.outline import Span, StatementChunk
    from amplify_ls.values.module import Module
    from amplify_ls.values.values import Value

_DECLARATION = re.compile(rb"\bProcessEnv\b")
_DECLARATION_FILES = ("env.d.ts", "global.d.ts", "globals.d.ts", "types.d.ts", "environment.d.ts", "index.d.ts")
"""What files with types of the project's own are usually named; others belong to no program that is read here."""
_BRANCH = re.compile(rb"\b(?:if|while|switch)\s*\(|\basserts\s|(?:\?\?|\|\||&&)=")
_TAKES = re.compile(rb"\baddEnvironment\b|\bdefine[A-Z]\w*\b")
"""What takes a variable and asks nothing about it."""
_NAME = re.compile(rb"[A-Za-z_$][\w$]*")


def may_be_declared(project: Project) -> bool:
    """Whether the type check may take variables of the environment for texts, be they set or not."""
    return may_be_off(project.sources.resolver.options(project.folder), "strictNullChecks") or _declares_variables(project)


def may_be_checked(project: Project, value: Value, use: Span) -> bool:
    """Whether the code may ask for a variable of the environment before it is used.

    ``value`` is ``process.env.NAME``, and ``use`` a place in the statement that it is used in.
    """
    if not isinstance(value, Chain):
        return True
    last = value.links[-1]
    words = {last.subscript.value if isinstance(last.subscript, Text) else last.name}
    for path in dict.fromkeys((value.span.path, use.path)):
        module = project.sources.module(path)
        if module is not None and path != value.span.path:
            words.update(_whole_imports(module))
        if module is None or _is_asked_for(module, words, value.span):
            return True
    return False


def _is_asked_for(module: Module, words: set[str], place: Span) -> bool:
    """Whether a statement that mentions the variable, or a name that it is given, may tell whether it is there."""
    texts = [(chunk, _text(module, chunk)) for chunk in module.file.header.get().statements]
    offset = place.resolve()[0] if place.path == module.path else -1
    # The statement of the variable may name it in another way: `process.env[key]`.
    own = [(chunk, text) for chunk, text in texts if chunk.anchor.start <= offset < chunk.end]
    for chunk, text in (*own, *_mentioning(texts, words)):
        content = chunk.content.get()
        is_declaration = bool(content.bindings or content.imports or content.exports or chunk is _default(module))
        if _BRANCH.search(text) or not (is_declaration or _TAKES.search(text)):
            return True
    return False


def _mentioning(texts: list[tuple[StatementChunk, bytes]], words: set[str]) -> list[tuple[StatementChunk, bytes]]:
    """The statements that mention a word. What they declare is added to the words, and what mentions that to the statements."""
    found: dict[int, tuple[StatementChunk, bytes]] = {}
    is_growing = True
    while is_growing:
        is_growing = False
        for place, (chunk, text) in enumerate(texts):
            if place in found or words.isdisjoint(name.decode() for name in _NAME.findall(text)):
                continue
            found[place] = (chunk, text)
            content = chunk.content.get()
            words.update(binding.name for binding in content.bindings)
            words.update(each.local for each in content.imports if each.imported in words)
            is_growing = True
    return list(found.values())


def _whole_imports(module: Module) -> Iterator[str]:
    """The names of what is imported by default or as a namespace, be it of this variable or not."""
    sites = module.file.header.get().sites.values()
    for chunk in dict.fromkeys(site.statement for site in sites if site.is_import):
        yield from (each.local for each in chunk.content.get().imports if each.imported in ("default", "*"))


def _default(module: Module) -> StatementChunk | None:
    return module.file.header.get().default_export


def _text(module: Module, chunk: StatementChunk) -> bytes:
    # Reading it notes that the answer hangs on it.
    chunk.content.get()
    for entry in chunk.entry_list.get():
        entry.content.get()
    return module.file.data[chunk.anchor.start : chunk.end]


def _declares_variables(project: Project) -> bool:
    """Whether the project says itself which variables there are: ``interface ProcessEnv { NAME: string }``."""
    return any(_DECLARATION.search(data) for data in _texts_of(project))


def _texts_of(project: Project) -> Iterator[bytes]:
    for path in project.files.get():
        module = project.sources.module(path)
        if module is not None:
            for chunk in module.file.header.get().statements:
                yield _text(module, chunk)
    for folder in (project.folder, posixpath.dirname(project.folder)):
        for name in _DECLARATION_FILES:
            yield project.sources.text(f"{folder}/{name}") or b""
