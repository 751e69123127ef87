"""What rules about relationships ask about both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.facts.texts import camel_case

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.api import Api
    from amplify_ls.gen1.facts.declared import Declared
    from amplify_ls.gen1.facts.models import Relation
    from amplify_ls.gen1.facts.shapes import FieldShape, RelationShape, TypeShape


def relations_in(declared: Declared) -> Iterator[Relation]:
    """The relationships of a model; none in other definitions."""
    model = declared.model
    return iter(()) if model is None else iter(model.relations)


def target_of(declared: Declared, relation: Relation) -> TypeShape | None:
    """The model at the other end of a relationship; None if it is none."""
    return declared.api.shape(relation.target) if declared.api.is_model(relation.target) else None


def queried_key(relation: Relation, target: TypeShape) -> tuple[tuple[str, str], ...] | None:
    """The names and types of the key of the other model that a relationship with `fields` uses.

    The primary key, or the index that `@hasMany` names; None if that does not exist. The type of a field that does not exist
    is empty.
    """
    if relation.kind == "hasMany" and relation.index_name is not None:
        name = relation.index_name.text
        index = next((index for index in target.indexes if index.name == name and index.is_named), None)
        names = None if index is None else index.fields
    else:
        names = target.key
    if names is None:
        return None
    fields = ((name, target.field(name)) for name in names)
    return tuple((name, ("ID" if name == "id" else "") if field is None else field.base) for name, field in fields)


def other_side(name: str, target: TypeShape) -> tuple[FieldShape, RelationShape] | None:
    """The first `@hasOne` or `@hasMany` of another model that leads to a model."""
    return next(
        (
            (field, relation)
            for field in target.fields
            if field.base == name
            for relation in field.relations
            if relation.kind in ("hasOne", "hasMany")
        ),
        None,
    )


def foreign_key_name(api: Api, parent: str, key: str, field: str) -> str:
    """The name of the foreign key that an implicit `@hasMany` adds to the other model."""
    return camel_case((parent, field, key if api.flags.respects_key_names else "id"))


def is_first_side(declared: Declared, relation: Relation, name: str) -> bool:
    """Whether a many-to-many relationship is the first one of its name, which reports what concerns both sides."""
    first = next(iter(declared.api.sides(name)), None)
    return first is not None and (first.model, first.field) == (declared.name, relation.field.name.text)
