"""Values as plain data."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from amplify_ls.model.builders import define_call
from amplify_ls.plan.facts.unseen import COMPOSED, REST, Unseen
from amplify_ls.plan.reading.mentions import Mentions, ranges_within
from amplify_ls.values.values import (
    Array,
    Boolean,
    Chain,
    External,
    Interpolation,
    Nothing,
    Number,
    Object,
    Symbol,
    Text,
    Unknown,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amplify_ls.model.project import Project
    from amplify_ls.plan.facts.plain import Plain
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.values import Arguments, Value

_DEEPEST = 12
"""How deep options may be nested; what is deeper is unknown."""


class PlainReader:
    """Reads values of one project."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self.mentions = Mentions(project.sources)
        """What code depends on."""

    def plain(self, value: Value | None, depth: int = 0) -> Plain:
        """A value as plain data; None for an option that is not set."""
        if value is None or isinstance(value, Nothing):
            return None
        if isinstance(value, (Text, Number, Boolean)):
            return value.value
        if depth > _DEEPEST:
            return Unseen()
        if isinstance(value, Object):
            return self.members(value, (), depth)
        if isinstance(value, Array):
            items = tuple(self.plain(item, depth + 1) for item in value.items)
            return (*items, self.unseen(value.span)) if value.is_open else items
        return self._of_code(value, depth)

    def members(self, value: Object | None, left_out: Iterable[str], depth: int = 0) -> dict[str, Plain]:
        """The members of an object except some; those that are not set are left out."""
        if value is None:
            return {}
        skipped = frozenset(left_out)
        found = {prop.name: self.plain(prop.value, depth + 1) for prop in value if prop.name not in skipped}
        known: dict[str, Plain] = {name: each for name, each in found.items() if each is not None}
        if value.is_open:
            known[REST] = self.unseen(value.span)
        return known

    def unseen(self, span: Span, known: Iterable[Span] = ()) -> Unseen:
        """An unknown fact that a piece of code without its known parts determines, together with what it mentions."""
        parts = tuple(known)
        code = self.code(span)
        start, _ = span.resolve()
        for first, last in reversed(ranges_within(span, parts)):
            code = code[: first - start] + code[last - start :]
        behind = self.mentions.behind_region(span, parts)
        digest = hashlib.sha256(b" ".join(code.split()) if parts else code)
        if behind:
            digest.update(repr(behind).encode())
        return Unseen(digest.hexdigest()[:16])

    def code(self, span: Span) -> bytes:
        """The text of a region."""
        module = self._project.sources.module(span.path)
        start, end = span.resolve()
        return b"" if module is None else module.file.data[start:end]

    def _of_code(self, value: Value, depth: int) -> Plain:
        call = define_call(value)
        if call is not None and len(call.chain.links) == 1:
            return self._of_call(call.name, call.arguments, call.name_span, depth)
        if isinstance(value, External):
            return ("import", value.module, value.name)
        if isinstance(value, Chain) and isinstance(value.base, (External, Symbol)) and not value.is_open:
            return self._of_chain(value, depth)
        if isinstance(value, Unknown) and value.creation is not None and isinstance(value.creation.constructor, External):
            return ("new", value.creation.constructor.name, *self._arguments(value.creation.arguments, depth))
        if isinstance(value, Interpolation):
            return (COMPOSED, *(self.plain(part, depth + 1) for part in value.parts if part != value))
        return self.unseen(value.span)

    def _of_call(self, name: str, arguments: Arguments, name_span: Span, depth: int) -> Plain:
        """A resource is known by its name: what it is like is a fact of its own."""
        function = next((each for each in self._project.functions if each.name_span == name_span), None)
        if function is None:
            return (name, *self._arguments(arguments, depth))
        return (name, self.unseen(name_span) if function.name is None else function.name.name)

    def _of_chain(self, chain: Chain, depth: int) -> Plain:
        base = chain.base.name if isinstance(chain.base, External) else getattr(chain.base, "role", "")
        words: list[Plain] = [base]
        for link in chain.links:
            words.append(link.name)
            if link.subscript is not None:
                words.append(self.plain(link.subscript, depth + 1))
            if link.arguments is not None:
                words.append(self._arguments(link.arguments, depth))
        return tuple(words)

    def _arguments(self, arguments: Arguments, depth: int) -> tuple[Plain, ...]:
        found = tuple(self.plain(each, depth + 1) for each in arguments.values)
        return (*found, self.unseen(arguments.span)) if arguments.is_open else found
