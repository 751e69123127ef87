"""Code that creates or changes resources in a way that is not evaluated: in classes, branches, and most functions.

What it does is unknown, but the same code does the same. So only digests are compared, of the statement together with what it
mentions and what mentions it.
"""

from __future__ import annotations

import hashlib
import posixpath
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from amplify_ls.plan.facts.resources import Code
from amplify_ls.plan.reading.construct_types import INERT_CLASSES
from amplify_ls.plan.reading.mentions import mentioned
from amplify_ls.syntax.code import Constant, Invocation, Member, Name, ObjectCode, parts_of
from amplify_ls.syntax.outline import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Set

    from amplify_ls.model.resources.backend import Backend
    from amplify_ls.plan.reading.context import Context
    from amplify_ls.plan.reading.mentions import Key
    from amplify_ls.syntax.code import Code as Expression
    from amplify_ls.syntax.outline import Anchor, StatementChunk
    from amplify_ls.values.resolution.module import Module

_PROTECTING_WORDS = ("deletionProtection", "deletionProtectionEnabled", "applyRemovalPolicy")
"""Words whose use in code that is not evaluated may protect any resource, which loses no data."""
_RENAMING_WORDS = ("overrideLogicalId", "addPropertyOverride", "addOverride")
"""Words whose use there may replace any resource."""
_QUICK = (b"new ", b"new\n", *(word.encode() for word in (*_PROTECTING_WORDS, *_RENAMING_WORDS)))
_SCOPE_AND_ID = 2
CreatedBy: TypeAlias = "Mapping[Span, Set[Anchor]]"
"""The creations that are evaluated, each with the statements at the top that lead to it."""


class HiddenCode:
    """Reads the files that run when the backend is put together."""

    def __init__(self, context: Context, backend: Backend) -> None:
        self._context = context
        self._sources = context.project.sources
        self._mentions = context.values.mentions
        loaded = context.project.loading.loaded.files
        found = (self._sources.module(path) for path in sorted(loaded))
        self._modules = [each for each in found if each is not None]
        self._home = posixpath.dirname(backend.path)

    def read(self, created: CreatedBy, changed: Iterable[Span]) -> dict[str, Code]:
        """The code by the name that declares it, or its file. ``changed`` are the places of the changes that are evaluated."""
        recognized = Counter(span.anchor for span in changed)
        pieces: dict[str, list[Code]] = {}
        found = self._found(created, recognized)
        for module in self._modules:
            for chunk in module.file.header.get().statements if _is_of_interest(module) else ():
                may_protect = _count(module, chunk, (*_PROTECTING_WORDS, *_RENAMING_WORDS)) > recognized[chunk.anchor]
                if not may_protect and (module.path, chunk) not in found:
                    continue
                names = _names(module, chunk)
                name = names[0] if names else posixpath.relpath(module.path, self._home)
                self._context.places.note(f"code {name}", _span(module, chunk, names))
                code = Code((), (), may_protect)
                if (module.path, chunk) in found:
                    code = replace(self._code(module, chunk, names), may_protect=may_protect)
                pieces.setdefault(name, []).append(code)
        return {name: _joined(found) for name, found in pieces.items()}

    def _found(self, created: CreatedBy, recognized: Mapping[Anchor, int]) -> set[Key]:
        """The statements that create or replace resources and are not evaluated."""
        found: set[Key] = set()
        instances: list[tuple[Key, set[Key]]] = []
        for module in self._modules:
            for chunk in module.file.header.get().statements if _is_of_interest(module) else ():
                key = (module.path, chunk)
                classes = self._hidden_classes(module, chunk, created)
                if None in classes or _count(module, chunk, _RENAMING_WORDS) > recognized.get(chunk.anchor, 0):
                    found.add(key)
                elif classes:
                    instances.append((key, {each for each in classes if each is not None}))
        # An instance belongs to the code of its class, which what mentions it is a part of.
        return found | {key for key, classes in instances if not classes <= found}

    def _hidden_classes(self, module: Module, chunk: StatementChunk, created: CreatedBy) -> set[Key | None]:
        """The classes of what a statement creates unless it is evaluated: where the project declares them, None for others."""
        if not module.file.facts.mentions(chunk, "new"):
            return set()
        hidden: set[Key | None] = set()
        leading: set[Anchor] = set()
        for code in self._creations(module, chunk):
            if code.span in created:
                leading |= created[code.span]
            else:
                hidden.add(self._class_of(module, code))
        if leading and chunk.anchor not in leading and not leading >= {user.anchor for _, user in self._users(module, chunk)}:
            hidden.add(None)
        return hidden

    def _class_of(self, module: Module, code: Invocation) -> Key | None:
        callee = code.callee
        origin = self._mentions.origin(module, callee.name) if isinstance(callee, Name) and callee.local is None else None
        other = None if origin is None else self._sources.module(origin[0])
        site = None if other is None or origin is None else other.file.site(origin[1])
        return None if other is None or site is None or site.is_import else (other.path, site.statement)

    def _creations(self, module: Module, chunk: StatementChunk) -> Iterator[Invocation]:
        types = self._context.project.code_types
        for entry in (None, *chunk.entry_list.get()):
            waiting: list[Expression] = list(types.code(module.path, chunk, entry).code.roots)
            while waiting:
                current = waiting.pop()
                waiting.extend(parts_of(current))
                if isinstance(current, Invocation) and current.is_new and _is_construct(current):
                    yield current

    def _users(self, module: Module, chunk: StatementChunk) -> Iterator[Key]:
        """The statements that mention a name that a statement declares."""
        names = {(module.path, name) for name in _names(module, chunk)}
        for other in self._modules if names else ():
            for each in other.file.header.get().statements:
                if each is not chunk and any(self._mentions.origin(other, name) in names for name in mentioned(other, each)):
                    yield other.path, each

    def _code(self, module: Module, chunk: StatementChunk, names: tuple[str, ...]) -> Code:
        found = self._mentions.behind([(module.path, chunk)])
        users = sorted(self._tokens(key, names) for key in self._users(module, chunk) if key not in found)
        own, *others = (self._tokens(key, names) for key in found)
        texts = {token.strip(b'"').decode("utf-8", "replace") for token in own if token[:1] in (b'"', b"`")}
        digest = hashlib.sha256(repr((own, sorted(others), users)).encode()).hexdigest()[:16]
        return Code((digest,), tuple(sorted(texts)), may_protect=False)

    def _tokens(self, key: Key, names: tuple[str, ...]) -> tuple[bytes, ...]:
        """The tokens of a statement. The names of the code do not matter."""
        left_out = {name.encode() for name in names}
        return tuple(b"#" if each in left_out else each for each in self._mentions.tokens(key))


def _span(module: Module, chunk: StatementChunk, names: tuple[str, ...]) -> Span:
    found = module.declaration(names[0]) if names else None
    return Span(chunk.anchor, 0, 0) if found is None else found


def _is_of_interest(module: Module) -> bool:
    return any(word in module.file.data for word in _QUICK)


def _count(module: Module, chunk: StatementChunk, words: tuple[str, ...]) -> int:
    return sum(each.counts.get(word, 0) for each in module.file.facts.words(chunk) for word in words)


def _is_construct(code: Invocation) -> bool:
    """Whether a creation looks like that of a construct: a scope and an ID."""
    callee = code.callee
    name = callee.name if isinstance(callee, (Name, Member)) else ""
    if name in INERT_CLASSES:
        return False
    if code.is_open or len(code.arguments) < _SCOPE_AND_ID:
        return code.is_open
    return not isinstance(code.arguments[0], (Constant, ObjectCode))


def _names(module: Module, chunk: StatementChunk) -> tuple[str, ...]:
    sites = module.file.header.get().sites
    return tuple(name for name, site in sites.items() if site.statement is chunk and not site.is_import)


def _joined(found: list[Code]) -> Code:
    digests = tuple(digest for each in found for digest in each.digests)
    texts = tuple(sorted({text for each in found for text in each.texts}))
    return Code(digests, texts, any(each.may_protect for each in found))
