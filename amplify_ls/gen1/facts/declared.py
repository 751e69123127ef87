"""A definition together with its API: what rules about one definition are asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from amplify_ls.gen1.facts.api import Api
    from amplify_ls.gen1.facts.models import Model
    from amplify_ls.gen1.syntax.nodes import Definition, Directive, Field
    from amplify_ls.gen1.syntax.schema_file import Chunk


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

    def uses(self, name: str) -> tuple[tuple[Field, Directive], ...]:
        """The fields of a type or interface with a directive."""
        return self.definition.uses.get(name, ())
