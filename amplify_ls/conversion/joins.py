"""The models that `@manyToMany` adds, which are declared in Gen 2."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.conversion.access import joined
from amplify_ls.gen1.facts.texts import camel_case, index_query, lower_first, upper_first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.api import Api
    from amplify_ls.gen1.facts.auth_rules import AuthRule
    from amplify_ls.gen1.facts.models import Model, Relation

_NO_NAME = re.compile(r"^[^_A-Za-z]+|[^_0-9A-Za-z]")


class JoinSide(NamedTuple):
    """One of the two models of a join model."""

    model: str
    field: str
    """The field of the model with `@manyToMany`."""
    references: tuple[str, ...]
    """The fields of the join model that refer to the key of the model."""
    types: tuple[str, ...]
    """The types of these fields."""
    link: str
    """The field of the join model that leads to the model."""
    index_name: str
    query: str


class JoinModel(NamedTuple):
    """A join model."""

    name: str
    sides: tuple[JoinSide, JoinSide]
    rules: tuple[AuthRule, ...]
    """The rules of both models."""


def join_models(api: Api) -> tuple[JoinModel, ...]:
    """The join models of an API, by the order of their second sides."""
    first: dict[str, tuple[Model, Relation]] = {}
    found: list[JoinModel] = []
    for model, relation in _uses(api):
        name = _join_name(relation)
        if name in first:
            other, back = first.pop(name)
            sides = (_side(api, name, other, back), _side(api, name, model, relation))
            found.append(JoinModel(name, sides, joined(other.rules, model.rules)))
        elif name:
            first[name] = (model, relation)
    return tuple(found)


def _uses(api: Api) -> Iterator[tuple[Model, Relation]]:
    for name in api.model_names:
        model = api.model(name)
        if model is not None:
            yield from ((model, relation) for relation in model.relations if relation.kind == "manyToMany")


def _join_name(relation: Relation) -> str:
    return "" if relation.relation_name is None else _NO_NAME.sub("", upper_first(relation.relation_name.text))


def _side(api: Api, join: str, model: Model, relation: Relation) -> JoinSide:
    name = model.name.text
    partition, *sort_fields = model.key.names
    link = lower_first(name)
    # A sort key follows the name of the model in its own case, unlike the partition key.
    ending = upper_first(partition) if api.flags.respects_key_names else "ID"
    references = (camel_case((name,)) + ending, *(f"{link}{field}" for field in sort_fields))
    types = {field.name.text: field.type.name.text for field in api.fields(name)}
    return JoinSide(
        name,
        relation.field.name.text,
        references,
        tuple(types.get(field, "ID") for field in model.key.names),
        link,
        f"by{name}",
        index_query(join, references[0], references[1:]) or "",
    )
