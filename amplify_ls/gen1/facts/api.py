"""One Gen 1 API: all its definitions by name, kept up to date.

The files of an API are one document. `Api.definition("Post")` is the type itself, `Api.extensions("Post")` what
`extend type Post` adds, `Api.shape("Post")` what rules about other types need to know of it, and `Api.model("Post")` its facts
as a model. Everything is computed in cells, so whoever reads from a cell is computed again only if that answer has changed.
"""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING

from amplify_ls.gen1.catalog.scalars import ALL_SCALARS
from amplify_ls.gen1.facts.models import model_of
from amplify_ls.gen1.facts.operations import operations_of
from amplify_ls.gen1.facts.shapes import shape_of
from amplify_ls.gen1.syntax.nodes import NAMED_TYPES, Kind
from amplify_ls.incremental.declared import derived, derived_by, derived_map, derived_map_by

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from amplify_ls.gen1.facts.api_settings import ApiSettings
    from amplify_ls.gen1.facts.flags import Flags
    from amplify_ls.gen1.facts.models import Model
    from amplify_ls.gen1.facts.operations import Operation
    from amplify_ls.gen1.facts.shapes import TypeShape
    from amplify_ls.gen1.syntax.nodes import Definition, Field
    from amplify_ls.gen1.syntax.schema_file import Chunk, SchemaFile


class Api:
    """The definitions of one API."""

    def __init__(
        self,
        name: str,
        folder: str,
        files: Callable[[], tuple[SchemaFile, ...]],
        flags: Callable[[], Flags],
        settings: Callable[[], ApiSettings],
    ) -> None:
        self.name = name
        self.folder = folder
        """`amplify/backend/api/<name>`."""
        self._files = files
        self._flags = flags
        self._settings = settings

    @derived
    def files(self) -> tuple[SchemaFile, ...]:
        """The files in the order in which the CLI joins them."""
        return self._files()

    @derived
    def flags(self) -> Flags:
        """The feature flags of the project."""
        return self._flags()

    @derived
    def settings(self) -> ApiSettings:
        """The settings of the API."""
        return self._settings()

    @derived
    def chunks(self) -> tuple[Chunk, ...]:
        """The definitions of all files in order, as chunks whose content changes as the author types."""
        return tuple(chunk for file in self.files for chunk in file.chunks.get())

    def definitions(self) -> Iterator[Definition]:
        """All definitions in order; whoever reads this is a reader of each."""
        return (chunk.content.get() for chunk in self.chunks)

    @derived_by(operator.eq)
    def _by_name(self) -> dict[str, tuple[Chunk, ...]]:
        found: dict[str, list[Chunk]] = {}
        for chunk in self.chunks:
            heading = chunk.heading.get()
            if heading.name and (heading.kind in NAMED_TYPES):
                found.setdefault(heading.name, []).append(chunk)
        return {name: tuple(chunks) for name, chunks in found.items()}

    @derived_map
    def chunks_named(self, name: str) -> tuple[Chunk, ...]:
        """The definitions and extensions of a type."""
        return self._by_name.get(name, ())

    @derived
    def type_names(self) -> tuple[str, ...]:
        """The names of all declared types, in order."""
        return tuple(
            dict.fromkeys(
                heading.name
                for chunk in self.chunks
                if (heading := chunk.heading.get()).kind in NAMED_TYPES and not heading.is_extension
            )
        )

    @derived
    def model_names(self) -> tuple[str, ...]:
        """The names of all models, in order."""
        return tuple(dict.fromkeys(chunk.heading.get().name for chunk in self.chunks if chunk.heading.get().is_model))

    @derived
    def uncertain_names(self) -> frozenset[str]:
        """The names of types that definitions with syntax errors may declare."""
        return frozenset(
            name
            for chunk in self.chunks
            if chunk.heading.get().kind is Kind.BROKEN
            for name in chunk.content.get().possible_names
        )

    @derived
    def has_broken_definitions(self) -> bool:
        """Whether a definition cannot be parsed."""
        return any(chunk.heading.get().kind is Kind.BROKEN for chunk in self.chunks)

    @derived_map
    def chunk(self, name: str) -> Chunk | None:
        """The first definition of a type, without extensions."""
        return next((chunk for chunk in self.chunks_named(name) if not chunk.heading.get().is_extension), None)

    def definition(self, name: str) -> Definition | None:
        """The first definition of a type, without extensions."""
        chunk = self.chunk(name)
        return None if chunk is None else chunk.content.get()

    def extensions(self, name: str) -> Iterator[Definition]:
        """The extensions of a type."""
        return (chunk.content.get() for chunk in self.chunks_named(name) if chunk.heading.get().is_extension)

    def fields(self, name: str) -> tuple[Field, ...]:
        """The fields of a type, with those of its extensions."""
        definition = self.definition(name)
        own = () if definition is None else definition.fields
        return (*own, *(field for extension in self.extensions(name) for field in extension.fields))

    @derived_map
    def shape(self, name: str) -> TypeShape | None:
        """What other definitions need to know of a type; None if it is not declared."""
        definition = self.definition(name)
        return None if definition is None else shape_of(definition)

    @derived_map_by(operator.is_)
    def model(self, name: str) -> Model | None:
        """The facts of a model; None for other types."""
        definition = self.definition(name)
        return None if definition is None else model_of(definition)

    @derived_map
    def operations(self, name: str) -> tuple[Operation, ...]:
        """The operations that a model generates."""
        model = self.model(name)
        return () if model is None else operations_of(name, model.directive, self.flags)

    def is_declared(self, name: str) -> bool:
        """Whether a name certainly is that of a type or scalar."""
        return name in ALL_SCALARS or self.chunk(name) is not None

    def lacks(self, name: str) -> bool:
        """Whether a name certainly is not that of a type or scalar."""
        return not self.is_declared(name) and name not in self.uncertain_names

    def is_scalar_or_enum(self, name: str) -> bool:
        """Whether a name is that of a scalar of AppSync or of an enum."""
        if name in ALL_SCALARS:
            return True
        chunk = self.chunk(name)
        return chunk is not None and chunk.heading.get().kind is Kind.ENUM

    def is_model(self, name: str) -> bool:
        """Whether a name is that of a model."""
        chunk = self.chunk(name)
        return chunk is not None and chunk.heading.get().is_model
