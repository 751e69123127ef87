"""The definitions of one API by name.

What concerns everything, such as which types there are, is settled after each change (`incremental.settled`): a definition that
cannot be parsed for the moment concerns those that refer to it, and no others.
"""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING

from amplify_ls.gen1.facts.surroundings import OwnDirective
from amplify_ls.gen1.syntax.nodes import NAMED_TYPES, Kind
from amplify_ls.incremental.declared import derived, derived_map, derived_map_by
from amplify_ls.incremental.settled import SettledMap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from amplify_ls.gen1.syntax.nodes import Definition, Field, Heading
    from amplify_ls.gen1.syntax.schema_file import Chunk, SchemaFile


class Definitions:
    """The definitions of some files, which are one document."""

    def __init__(self, files: Callable[[], tuple[SchemaFile, ...]]) -> None:
        self._files = files
        self._by_name: SettledMap[str, tuple[Chunk, ...]] = SettledMap(self._chunks_by_name, ())
        self._uncertain = SettledMap(lambda: dict.fromkeys(self.uncertain_names, True), missing=False)
        self._roots = SettledMap(lambda: dict.fromkeys(self.root_types.values(), True), missing=False)
        self._own_directives: SettledMap[str, OwnDirective | None] = SettledMap(lambda: self.declared_directives, None)

    def settle(self) -> None:
        """Bring up to date what concerns all definitions, after they have changed. Must not be called during a computation."""
        self._by_name.settle()
        self._uncertain.settle()
        self._roots.settle()
        self._own_directives.settle()

    @derived
    def files(self) -> tuple[SchemaFile, ...]:
        """The files in the order in which the CLI joins them."""
        return self._files()

    @derived
    def chunks(self) -> tuple[Chunk, ...]:
        """The definitions of all files in order, as chunks whose content changes as the author types."""
        return tuple(chunk for file in self.files for chunk in file.chunks.get())

    def definitions(self) -> Iterator[Definition]:
        """All definitions in order; whoever reads this is a reader of each."""
        return (chunk.content.get() for chunk in self.chunks)

    @derived
    def _headings(self) -> tuple[tuple[Chunk, Heading], ...]:
        """What each definition declares. All that follows from kinds and names alone reads this, and no single heading."""
        return tuple((chunk, chunk.heading.get()) for chunk in self.chunks)

    def _chunks_by_name(self) -> dict[str, tuple[Chunk, ...]]:
        found: dict[str, list[Chunk]] = {}
        for chunk, heading in self._headings:
            if heading.name and heading.kind in NAMED_TYPES:
                found.setdefault(heading.name, []).append(chunk)
        return {name: tuple(chunks) for name, chunks in found.items()}

    def chunks_named(self, name: str) -> tuple[Chunk, ...]:
        """The definitions and extensions of a type."""
        return self._by_name.get(name)

    @derived
    def type_names(self) -> tuple[str, ...]:
        """The names of all declared types, in order."""
        return tuple(
            dict.fromkeys(
                heading.name for _, heading in self._headings if heading.kind in NAMED_TYPES and not heading.is_extension
            )
        )

    @derived
    def model_names(self) -> tuple[str, ...]:
        """The names of all models, in order."""
        return tuple(dict.fromkeys(heading.name for _, heading in self._headings if heading.is_model))

    @derived
    def has_models(self) -> bool:
        """Whether there is a model."""
        return bool(self.model_names)

    @derived
    def uncertain_names(self) -> frozenset[str]:
        """The names of types that definitions with syntax errors may declare."""
        return frozenset(
            name
            for chunk, heading in self._headings
            if heading.kind is Kind.BROKEN
            for name in chunk.content.get().possible_names
        )

    def is_uncertain(self, name: str) -> bool:
        """Whether a definition with syntax errors may declare a type."""
        return self._uncertain.get(name)

    @derived
    def has_broken_definitions(self) -> bool:
        """Whether a definition cannot be parsed."""
        return any(heading.kind is Kind.BROKEN for _, heading in self._headings)

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

    @derived_map_by(operator.is_)
    def first_fields(self, name: str) -> dict[str, Field]:
        """The first declaration of each field of a type: in the type itself, before those in its extensions."""
        chunks = sorted(self.chunks_named(name), key=lambda chunk: chunk.heading.get().is_extension)
        found: dict[str, Field] = {}
        for chunk in chunks:
            for field in chunk.content.get().fields:
                found.setdefault(field.name.text, field)
        return found

    def fields(self, name: str) -> tuple[Field, ...]:
        """The fields of a type, with those of its extensions."""
        definition = self.definition(name)
        own = () if definition is None else definition.fields
        return (*own, *(field for extension in self.extensions(name) for field in extension.fields))

    @derived
    def declared_directives(self) -> dict[str, OwnDirective]:
        """The directives that the schema itself declares."""
        return {
            heading.name: OwnDirective(
                tuple(name.text for name in chunk.content.get().locations), chunk.content.get().is_repeatable
            )
            for chunk, heading in self._headings
            if heading.kind is Kind.DIRECTIVE
        }

    @derived
    def schema_blocks(self) -> tuple[Chunk, ...]:
        """The `schema` blocks, without extensions."""
        return tuple(chunk for chunk, heading in self._headings if heading.kind is Kind.SCHEMA and not heading.is_extension)

    @derived
    def root_types(self) -> dict[str, str]:
        """The names of the root types by operation; those of a `schema` block if there is one."""
        names = {"query": "Query", "mutation": "Mutation", "subscription": "Subscription"}
        for chunk in self.schema_blocks:
            return {root.operation.text: root.type.text for root in chunk.content.get().roots}
        return names

    def is_root(self, name: str) -> bool:
        """Whether a type is a root type."""
        return self._roots.get(name)

    def own_directive(self, name: str) -> OwnDirective | None:
        """The directive with a name that the schema itself declares."""
        return self._own_directives.get(name)
