"""A definition together with its API: what rules about one definition are asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.gen1.syntax.nodes import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.api import Api
    from amplify_ls.gen1.facts.models import Model
    from amplify_ls.gen1.syntax.nodes import Definition, Directive, Field
    from amplify_ls.gen1.syntax.schema_file import Chunk

_FIELD_KINDS = frozenset({Kind.TYPE, Kind.INTERFACE})


class Declared(NamedTuple):
    """A definition of an API."""

    api: Api
    chunk: Chunk

    @property
    def definition(self) -> Definition:
        return self.chunk.content.get()

    @property
    def name(self) -> str:
        """The declared name; empty if there is none."""
        return self.chunk.heading.get().name

    @property
    def model(self) -> Model | None:
        """The model that this definition declares. Of several definitions of a name, only the first one declares it."""
        return self.api.model(self.name) if self.api.chunk(self.name) is self.chunk else None

    def uses(self, name: str) -> Iterator[tuple[Field, Directive]]:
        """The fields with a directive."""
        for field in self.definition.fields if self.definition.kind in _FIELD_KINDS else ():
            for directive in field.directives:
                if directive.name.text == name:
                    yield field, directive
