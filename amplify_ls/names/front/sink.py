"""What the code of a file mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.names.name import Form, Mention, Name, Role
from amplify_ls.syntax.outline import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from amplify_ls.syntax.clients.code import Key, StringCode
    from amplify_ls.syntax.outline import Anchor

_FORMS = {"member": Form.MEMBER, "string": Form.STRING, "key": Form.KEY, "shorthand": Form.SHORTHAND}


class Sink:
    """The mentions in one file, and the places whose type is unknown."""

    def __init__(self, anchor: Anchor) -> None:
        self._anchor = anchor
        self._mentions: dict[tuple[int, int], dict[Name, Mention]] = {}
        self._unclear: dict[str, set[int]] = {}

    def mention(self, key: Key, name: Name, role: Role) -> None:
        """Note a mention at the key of an access, object or pattern."""
        self._add(key.start, key.end, name, role, _FORMS[key.kind])

    def spelled(self, code: StringCode, name: Name) -> None:
        """Note a mention that is a string."""
        self._add(code.start, code.end, name, Role.READ, Form.STRING)

    def part(self, start: int, end: int, name: Name) -> None:
        """Note a mention that is a part of a string."""
        self._add(start, end, name, Role.READ, Form.PART)

    def unclear(self, word: str, start: int) -> None:
        """Note a place with a word of which it is unknown what it means."""
        self._unclear.setdefault(word, set()).add(start)

    def mentions(self) -> Iterator[Mention]:
        """The mentions. At a place that is a field of several types, a rename of one of them would break the others."""
        for found in self._mentions.values():
            if len(found) == 1:
                yield from found.values()

    def places(self) -> Mapping[str, frozenset[int]]:
        """The places with a word of which it is unknown what it means."""
        found = {word: set(places) for word, places in self._unclear.items()}
        for (start, end), names in self._mentions.items():
            for name in names if len(names) > 1 else ():
                found.setdefault(name.key, set()).add(start)
            if len(names) == 1:
                # What one of several types makes clear is clear.
                found.get(next(iter(names)).key, set()).discard(start)
            del end
        return {word: frozenset(places) for word, places in found.items() if places}

    def _add(self, start: int, end: int, name: Name, role: Role, form: Form) -> None:
        known = self._mentions.setdefault((start, end), {})
        # What is both read and written by a type of an object is written.
        if name not in known or role is Role.WRITE:
            known[name] = Mention(Span(self._anchor, start, end), name, role, form)
