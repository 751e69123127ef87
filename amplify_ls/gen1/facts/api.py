"""One Gen 1 API: all its definitions by name, kept up to date.

The files of an API are one document. `Api.definition("Post")` is the type itself, `Api.extensions("Post")` what
`extend type Post` adds, `Api.shape("Post")` what rules about other types need to know of it, and `Api.model("Post")` its facts
as a model. Everything is computed in cells, so whoever reads from a cell is computed again only if that answer has changed.
"""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING

from amplify_ls.gen1.catalog.scalars import ALL_SCALARS, GENERATED_TYPES, models_generating
from amplify_ls.gen1.facts.definitions import Definitions
from amplify_ls.gen1.facts.models import model_of
from amplify_ls.gen1.facts.operations import operations_of
from amplify_ls.gen1.facts.shapes import Incoming, Side, shape_of
from amplify_ls.gen1.facts.surroundings import Surroundings
from amplify_ls.gen1.syntax.nodes import EnumValue, Kind, ObjectValue
from amplify_ls.incremental.attached import Attached
from amplify_ls.incremental.declared import derived, derived_map, derived_map_by
from amplify_ls.incremental.settled import SettledMap

if TYPE_CHECKING:
    from collections.abc import Callable

    from amplify_ls.gen1.facts.api_settings import ApiSettings
    from amplify_ls.gen1.facts.flags import Flags
    from amplify_ls.gen1.facts.models import Model
    from amplify_ls.gen1.facts.operations import Operation
    from amplify_ls.gen1.facts.shapes import TypeShape
    from amplify_ls.gen1.syntax.schema_file import SchemaFile


GLOBAL_INPUT = "AMPLIFY"
GLOBAL_RULES = ("globalAuthRule", "global_auth_rule")


class Api(Definitions):
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
        super().__init__(files)
        self._flags = flags
        self._settings = settings
        self._surroundings = surroundings
        self.is_newer = is_newer
        """Whether the transformers of Gen 2 read the schema: it is a string in a Gen 2 backend."""
        self.attached = Attached()
        """What is derived from the API elsewhere."""
        self._incoming: SettledMap[str, tuple[Incoming, ...]] = SettledMap(self._by_target, ())
        self._sides: SettledMap[str, tuple[Side, ...]] = SettledMap(lambda: self.many_to_many, ())
        self._stored = SettledMap(lambda: dict.fromkeys(self.stored_types, True), missing=False)

    def settle(self) -> None:
        super().settle()
        self._incoming.settle()
        self._sides.settle()
        self._stored.settle()

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

    @derived_map
    def field_names(self, name: str) -> tuple[str, ...]:
        """The names of the fields of a type, with those of its extensions."""
        return tuple(field.name.text for field in self.fields(name))

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

    @derived_map
    def _bases(self, name: str) -> tuple[str, ...]:
        """The types of the fields of a type, without scalars: most changes of its fields concern nobody else."""
        shape = self.shape(name)
        if shape is None or shape.kind is not Kind.TYPE:
            return ()
        return tuple(dict.fromkeys(field.base for field in shape.fields if field.base not in ALL_SCALARS))

    def is_stored(self, name: str) -> bool:
        """Whether models store a type without `@model`."""
        return self._stored.get(name)

    @derived_map
    def generated_for(self, name: str) -> str | None:
        """The model that an input or list type is generated for, empty for those of all models; None if it is not generated."""
        model = next(filter(self.is_model, models_generating(name)), None)
        return "" if model is None and name in GENERATED_TYPES and self.has_models else model

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

    def _by_target(self) -> dict[str, tuple[Incoming, ...]]:
        found: dict[str, list[Incoming]] = {}
        for name in self.model_names:
            for each in self._outgoing(name):
                found.setdefault(each.target, []).append(each)
        return {target: tuple(each) for target, each in found.items()}

    def incoming(self, name: str) -> tuple[Incoming, ...]:
        """The relationships of all models that lead to one."""
        return self._incoming.get(name)

    @derived
    def many_to_many(self) -> dict[str, tuple[Side, ...]]:
        """The sides of many-to-many relationships by relation name."""
        found: dict[str, list[Side]] = {}
        for each in (each for name in self.model_names for each in self._outgoing(name)):
            for relation in each.relations:
                if relation.kind == "manyToMany" and relation.relation_name is not None:
                    found.setdefault(relation.relation_name, []).append(Side(each.owner, each.field))
        return {name: tuple(sides) for name, sides in found.items()}

    def sides(self, relation_name: str) -> tuple[Side, ...]:
        """The sides of the many-to-many relationship with a name."""
        return self._sides.get(relation_name)

    @derived
    def mutation_names(self) -> frozenset[str]:
        """The names of all mutations, declared and generated."""
        generated = (each for name in self.model_names for each in self.operations(name))
        return frozenset((*self.field_names("Mutation"), *(each.name for each in generated if each.kind.root == "Mutation")))

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
        return any(name in GLOBAL_RULES for name in self.field_names(GLOBAL_INPUT))

    def is_declared(self, name: str) -> bool:
        """Whether a name certainly is that of a type or scalar."""
        return name in ALL_SCALARS or self.chunk(name) is not None

    def lacks(self, name: str) -> bool:
        """Whether a name certainly is not that of a type or scalar."""
        return not self.is_declared(name) and not self.is_uncertain(name)

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
