"""A file for the features: the cursor, its names, and the project around it."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from amplify_ls.catalog.options import type_at
from amplify_ls.ide.api import Api
from amplify_ls.ide.bindings import Bindings
from amplify_ls.ide.model_around import model_around
from amplify_ls.ide.place import Place, place_of
from amplify_ls.syntax.cursor.brackets import Inside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.catalog.types import Type
    from amplify_ls.ide.last_good import LastGood
    from amplify_ls.ide.model_around import ModelAround
    from amplify_ls.model.project import Project
    from amplify_ls.syntax.cursor.cursor_index import CursorIndex
    from amplify_ls.syntax.cursor.frames import Cursor
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.resolution.module import Module

_WORD = re.compile(rb"""[\w$'"]""")
_MOST_USES = 12
"""The maximum number of uses of a name that are examined to infer its purpose."""


class View:
    """The data for one request."""

    def __init__(self, module: Module, project: Project | None, index: CursorIndex, last_good: LastGood) -> None:
        self.module = module
        self.project = project
        self.bindings = Bindings(module)
        self.api = Api(project, module, last_good, is_broken=self.bindings.is_broken)
        self._index = index
        self._around: tuple[Place, ModelAround | None] | None = None
        self.follows_links = False
        """Whether places are written as links."""
        self.hovered: int | None = None
        """The start of the word that a hover is about."""

    def is_hovered(self, span: Span) -> bool:
        """Whether a span begins at the word that a hover is about."""
        return span.path == self.path and span.resolve()[0] == self.hovered

    @property
    def path(self) -> str:
        return self.module.path

    def cursor(self, offset: int) -> Cursor:
        """The surroundings of a byte."""
        return self._index.cursor(self.module.file, offset)

    def place(self, cursor: Cursor) -> Place:
        """The surroundings in terms of the catalog."""
        return place_of(cursor, self.bindings.typed, self._use)

    def model_around(self, place: Place) -> ModelAround | None:
        """The innermost model or custom type around a place, read once for all that is offered there."""
        if self._around is None or self._around[0] is not place:
            self._around = place, model_around(self, place)
        return self._around[1]

    def _use(self, name: str) -> Type | None:
        """The use of a name that this file declares, inferred from its first conclusive use."""
        for offset in islice(self._occurrences(name.encode()), _MOST_USES):
            kind = self._use_at(offset)
            if kind is not None:
                return kind
        return None

    def _occurrences(self, name: bytes) -> Iterator[int]:
        """The occurrences of the name as a word, outside strings as far as the adjacent characters show."""
        data = self.module.file.data
        position = data.find(name)
        while position >= 0:
            end = position + len(name)
            if not _WORD.match(data, max(position - 1, 0), position) and not _WORD.match(data, end):
                yield position
            position = data.find(name, end)

    def _use_at(self, offset: int) -> Type | None:
        cursor = self.cursor(offset)
        if cursor.inside is not Inside.CODE or cursor.next_sign == ":":
            return None
        # The uses of what uses it are not followed: two consts in a row are rare.
        place = place_of(cursor, self.bindings.typed, _no_use)
        if place.is_key and place.object_type is not None:
            return type_at(place.object_type, (cursor.text,))
        return place.expected


def _no_use(name: str) -> None:
    del name
