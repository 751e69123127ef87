"""Variables of the environment that the type check may take for texts: a file asks for them first, or declares them.

After ``if (!process.env.NAME) throw ...`` the variable is a text to the type check, and to whoever runs the file.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from amplify_ls.syntax.code_marks import CodeMark
from amplify_ls.syntax.expressions import ArrayLiteral, Identifier, MemberAccess, New
from amplify_ls.syntax.words import words_of
from amplify_ls.values.resolution.tsconfig import may_be_off
from amplify_ls.values.values import Chain, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.project import Project
    from amplify_ls.syntax.expressions import Expression
    from amplify_ls.syntax.outline import Span, StatementChunk
    from amplify_ls.values.resolution.module import Module
    from amplify_ls.values.values import Value

_DECLARATION = "ProcessEnv"
_DECLARATION_FILES = ("env.d.ts", "global.d.ts", "globals.d.ts", "types.d.ts", "environment.d.ts", "index.d.ts")
"""What files with types of the project's own are usually named; others belong to no program that is read here."""
_BEFORE_KEY = (b"{", b",")
_TAKES = re.compile(r"addEnvironment|define[A-Z]\w*")
"""What takes a variable and asks nothing about it."""


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


def may_be_set(project: Project, name: str, use: Span) -> bool:
    """Whether code may ask for a variable before it uses ``process.env.NAME``, or the types may say that it is set."""
    module = project.sources.module(use.path)
    if module is None or may_be_declared(project):
        return True
    # One statement may ask and use: `process.env.NAME ? f(process.env.NAME) : undefined`.
    return _mentions_within(module, name, use) > 1 or _is_asked_for(module, {name}, use)


def _mentions_within(module: Module, name: str, use: Span) -> int:
    """How often the statement of a place mentions a name, other than as a key: ``{ NAME: process.env.NAME }``."""
    offset = use.resolve()[0]
    own = (chunk for chunk in module.file.header.get().statements if chunk.anchor.start <= offset < chunk.end)
    return sum(_mentions(module, chunk, name) for chunk in own)


def _mentions(module: Module, chunk: StatementChunk, name: str) -> int:
    count = sum(words.counts.get(name, 0) for words in module.file.facts.words(chunk))
    tokens = module.file.facts.tokens(chunk) if count > 1 else ()
    around = zip(tokens, tokens[1:], tokens[2:], strict=False)
    keys = [token for before, token, after in around if before in _BEFORE_KEY and after == b":"]
    return count - sum(token == name.encode() for token in keys)


def _is_asked_for(module: Module, words: set[str], place: Span) -> bool:
    """Whether a statement that mentions the variable, or a name that it is given, may tell whether it is there."""
    statements = module.file.header.get().statements
    offset = place.resolve()[0] if place.path == module.path else -1
    # The statement of the variable may name it in another way: `process.env[key]`.
    own = [chunk for chunk in statements if chunk.anchor.start <= offset < chunk.end]
    for chunk in (*own, *_mentioning(module, words)):
        content = chunk.content.get()
        is_declaration = bool(content.bindings or content.imports or content.exports or chunk is _default(module))
        # Only a call that is a statement of its own may narrow a type: `assertString(process.env.NAME)`.
        is_harmless = is_declaration or _is_plain(content.expression) or any(map(_TAKES.fullmatch, _words(module, chunk)))
        if not is_harmless or any(CodeMark.BRANCH in marks.marks for marks in module.file.facts.marks(chunk)):
            return True
    return False


def _is_plain(expression: Expression | None) -> bool:
    """Whether a statement creates an object, or assigns something to what is not a variable of the environment."""
    if isinstance(expression, ArrayLiteral) and expression.items:
        target = expression.items[0]
        while isinstance(target, MemberAccess):
            target = target.object
        return isinstance(target, Identifier) and target.name not in ("process", "globalThis")
    return isinstance(expression, New)


def _mentioning(module: Module, words: set[str]) -> list[StatementChunk]:
    """The statements that mention a word. What they declare is added to the words, and what mentions that to the statements."""
    statements = [(chunk, _words(module, chunk)) for chunk in module.file.header.get().statements]
    found: dict[int, StatementChunk] = {}
    is_growing = True
    while is_growing:
        is_growing = False
        for place, (chunk, mentioned) in enumerate(statements):
            if place in found or words.isdisjoint(mentioned):
                continue
            found[place] = chunk
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


def _words(module: Module, chunk: StatementChunk) -> set[str]:
    return {name for words in module.file.facts.words(chunk) for name in words.counts}


def _declares_variables(project: Project) -> bool:
    """Whether the project itself declares which variables there are: ``interface ProcessEnv { NAME: string }``."""
    for path in project.files:
        module = project.sources.module(path)
        statements = () if module is None else module.file.header.get().statements
        if module is not None and any(module.file.facts.mentions(chunk, _DECLARATION) for chunk in statements):
            return True
    return any(words_of(text).count(_DECLARATION) for text in _declaration_files(project))


def _declaration_files(project: Project) -> Iterator[bytes]:
    for folder in (project.folder, posixpath.dirname(project.folder)):
        for name in _DECLARATION_FILES:
            yield project.sources.text(f"{folder}/{name}") or b""
