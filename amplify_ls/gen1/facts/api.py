"""One Gen 1 API: all its definitions by name, kept up to date.

The files of an API are one document. `Api.definition("Post")` is the type itself, `Api.extensions("Post")` what
`extend type Post` adds, `Api.shape("Post")` what rules about other types need to know of it, and `Api.model("Post")` its facts
as a model. Everything is computed in cells, so whoever reads from a cell is computed again only if that answer has changed.
"""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.gen1.catalog.scalars import ALL_SCALARS, GENERATED_TYPE_PATTERNS, GENERATED_TYPES
from amplify_ls.gen1.facts.models import model_of
from amplify_ls.gen1.facts.operations import operations_of
from amplify_ls.gen1.facts.shapes import Incoming, Side, shape_of
from amplify_ls.gen1.syntax.nodes import NAMED_TYPES, EnumValue, Kind, ObjectValue
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


GLOBAL_INPUT = "AMPLIFY"
GLOBAL_RULES = ("globalAuthRule", "global_auth_rule")


class OwnDirective(NamedTuple):
    """A directive that the schema itself declares."""

    locations: tuple[str, ...]
    is_repeatable: bool


class Surroundings(NamedTuple):
    """What a project has next to a schema; None if unknown."""

    functions: tuple[str, ...] | None = None
    """The names of its functions."""
    has_storage: bool | None = None
    has_custom_transformers: bool = False
    """Whether `transform.conf.json` lists transformers, which bring directives of their own."""
    resolvers: tuple[str, ...] = ()
    """The names of the files in `resolvers`."""
    has_stacks: bool = False
    """Whether there are stacks of the author, which may have resolvers."""


class Api:
    """The definitions of one API."""

    def __init__(
        self,
        name: str,
        folder: str,
        files: Callable[[], tuple[SchemaFile, ...]],
        flags: Callable[[], Flags],
        settings: Callable[[], ApiSettings],
        surroundings: Callable[[], Surroundings] | None = None,
        *,
        is_newer: bool = False,
    ) -> None:
        self.name = name
        self.folder = folder
        """`amplify/backend/api/<name>`."""
        self._files = files
        self._flags = flags
        self._settings = settings
        self._surroundings = surroundings
        self.is_newer = is_newer
        """Whether the transformers of Gen 2 read the schema: it is a string in a Gen 2 backend."""

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
    def surroundings(self) -> Surroundings:
        """What the project has next to the schema."""
        return Surroundings() if self._surroundings is None else self._surroundings()

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

    @derived
    def declared_directives(self) -> dict[str, OwnDirective]:
        """The directives that the schema itself declares."""
        return {
            heading.name: OwnDirective(
                tuple(name.text for name in chunk.content.get().locations), chunk.content.get().is_repeatable
            )
            for chunk in self.chunks
            if (heading := chunk.heading.get()).kind is Kind.DIRECTIVE
        }

    @derived
    def root_types(self) -> dict[str, str]:
        """The names of the root types by operation; those of a `schema` block if there is one."""
        names = {"query": "Query", "mutation": "Mutation", "subscription": "Subscription"}
        for chunk in self.chunks:
            if chunk.heading.get().kind is Kind.SCHEMA and not chunk.heading.get().is_extension:
                return {root.operation.text: root.type.text for root in chunk.content.get().roots}
        return names

    @derived
    def stored_types(self) -> frozenset[str]:
        """The names of the types without `@model` that models store, also within other such types."""
        pending = [base for name in self.model_names for base in self._bases(name)]
        found: set[str] = set()
        while pending:
            name = pending.pop()
            if name not in found and not self.is_model(name):
                found.add(name)
                pending += self._bases(name)
        return frozenset(found)

    def _bases(self, name: str) -> Iterator[str]:
        shape = self.shape(name)
        return (field.base for field in shape.fields) if shape is not None and shape.kind is Kind.TYPE else iter(())

    @derived
    def generated_types(self) -> dict[str, str]:
        """The names of generated inputs and list types, with the name of their model; empty for those of all models."""
        found = dict.fromkeys(GENERATED_TYPES, "") if self.model_names else {}
        for model in self.model_names:
            found.update((pattern.format(model), model) for pattern in GENERATED_TYPE_PATTERNS)
        return found

    @derived_map
    def _outgoing(self, name: str) -> tuple[Incoming, ...]:
        """The relationships of a model, so that a change of its other fields concerns nobody."""
        shape = self.shape(name)
        if shape is None:
            return ()
        return tuple(
            Incoming(name, shape.has_auth, shape.key, shape.key_types(), field.name, field.base, field.relations)
            for field in shape.fields
            if field.relations
        )

    @derived
    def _by_target(self) -> dict[str, tuple[Incoming, ...]]:
        found: dict[str, list[Incoming]] = {}
        for name in self.model_names:
            for each in self._outgoing(name):
                found.setdefault(each.target, []).append(each)
        return {target: tuple(each) for target, each in found.items()}

    @derived_map
    def incoming(self, name: str) -> tuple[Incoming, ...]:
        """The relationships of all models that lead to one."""
        return self._by_target.get(name, ())

    @derived
    def many_to_many(self) -> dict[str, tuple[Side, ...]]:
        """The sides of many-to-many relationships by relation name."""
        found: dict[str, list[Side]] = {}
        for each in (each for name in self.model_names for each in self._outgoing(name)):
            for relation in each.relations:
                if relation.kind == "manyToMany" and relation.relation_name is not None:
                    found.setdefault(relation.relation_name, []).append(Side(each.owner, each.field))
        return {name: tuple(sides) for name, sides in found.items()}

    @derived
    def mutation_names(self) -> frozenset[str]:
        """The names of all mutations, declared and generated."""
        declared = {field.name.text for field in self.fields("Mutation")}
        generated = (each for name in self.model_names for each in self.operations(name))
        return frozenset(declared | {each.name for each in generated if each.kind.root == "Mutation"})

    @derived
    def opens_everything(self) -> bool:
        """Whether a valid global rule grants everyone access to everything."""
        definition = self.definition(GLOBAL_INPUT)
        fields = () if definition is None else definition.fields
        rules = (field.default for field in fields if field.name.text in GLOBAL_RULES and field.type.text == "AuthRule")
        return any(
            isinstance(rule, ObjectValue) and isinstance(word := rule.get("allow"), EnumValue) and word.text == "public"
            for rule in rules
        )

    @derived
    def has_global_rule(self) -> bool:
        """Whether the schema grants everyone access to everything, for tests."""
        definition = self.definition(GLOBAL_INPUT)
        return definition is not None and any(field.name.text in GLOBAL_RULES for field in definition.fields)

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
