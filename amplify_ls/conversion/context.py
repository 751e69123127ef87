"""What the parts of a conversion share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from amplify_ls.conversion.comments import Comments
from amplify_ls.conversion.joins import join_models
from amplify_ls.conversion.relations import relations_of
from amplify_ls.conversion.value_types import custom_types, endless_fields, value_types
from amplify_ls.gen1.facts.operations import MUTATIONS
from amplify_ls.gen1.syntax.nodes import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amplify_ls.conversion.joins import JoinModel
    from amplify_ls.conversion.links import Relations
    from amplify_ls.conversion.notes import Note
    from amplify_ls.conversion.profile import Profile
    from amplify_ls.gen1.facts.api import Api
    from amplify_ls.gen1.syntax.nodes import Field


@dataclass(frozen=True)
class Context:
    """An API of Gen 1, and what is derived from it once."""

    api: Api
    profile: Profile

    @cached_property
    def comments(self) -> Comments:
        """The comments of the schema."""
        return Comments(self.api.files)

    @cached_property
    def relations(self) -> Relations:
        """The relationships."""
        return relations_of(self.api)

    @cached_property
    def relation_notes(self) -> Mapping[str, tuple[Note, ...]]:
        """The notes about relationships, by their subjects."""
        found: dict[str, tuple[Note, ...]] = {}
        for note in self.relations.notes:
            found[note.subject] = (*found.get(note.subject, ()), note)
        return found

    @cached_property
    def model_mutations(self) -> Mapping[str, tuple[str, str]]:
        """The models and actions of generated mutations, by the names of the mutations."""
        return {
            operation.name: (model, operation.kind.value)
            for model in self.api.model_names
            for operation in self.api.operations(model)
            if operation.kind in MUTATIONS
        }

    @cached_property
    def joins(self) -> tuple[JoinModel, ...]:
        """The models that `@manyToMany` adds."""
        return join_models(self.api)

    @cached_property
    def models(self) -> frozenset[str]:
        """The names of the models."""
        return frozenset(self.api.model_names)

    @cached_property
    def values(self) -> Mapping[str, str]:
        """The entries of the types, inputs and enums that fields can have, by their names in the schema."""
        return value_types(self.api, [join.name for join in self.joins])

    @cached_property
    def endless_fields(self) -> frozenset[tuple[str, str]]:
        """The fields of custom types through which the result of an operation contains itself."""
        return endless_fields(self.api, self.values)

    @cached_property
    def copies(self) -> Mapping[str, str]:
        """The entries that stand for models in custom types, which cannot refer to models, by the names of the models."""
        used = {field.type.name.text for name in custom_types(self.api) for field in self.api.fields(name)} & self.models
        return {name: self._free_name(f"{name}Data") for name in self.api.model_names if name in used}

    @cached_property
    def returned(self) -> Mapping[str, str]:
        """The entries that operations can return, by their names in the schema."""
        return {**self.values, **{name: name for name in self.models}}

    @cached_property
    def owner_claim(self) -> str | None:
        """The claim of owners that a rule does not name; None if it is the default of Gen 2, too."""
        return None if self.api.flags.identifies_owners_by_sub else "username"

    def is_enum(self, name: str) -> bool:
        """Whether a name is that of an enum."""
        definition = self.api.definition(name)
        return definition is not None and definition.kind is Kind.ENUM

    def fields(self, name: str) -> dict[str, Field]:
        """The fields of a type, by name."""
        return {field.name.text: field for field in self.api.fields(name)}

    def _free_name(self, name: str) -> str:
        while name in self.api.type_names:
            name += "Data"
        return name
