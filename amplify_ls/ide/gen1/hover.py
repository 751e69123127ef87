"""Hover in GraphQL text: what a name means, and what a directive generates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.catalog.directives import RELATION_DIRECTIVES, directive_spec
from amplify_ls.gen1.catalog.inputs import enum_spec, input_spec
from amplify_ls.gen1.catalog.scalars import SCALARS
from amplify_ls.gen1.facts.models import indexes_of, relations_of
from amplify_ls.gen1.facts.texts import camel_case, index_query, lower_first, upper_first
from amplify_ls.gen1.syntax.nodes import Kind
from amplify_ls.ide.answers import Hover
from amplify_ls.ide.gen1.found import node_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.catalog.types import InputKey
    from amplify_ls.gen1.facts.api import Api
    from amplify_ls.gen1.facts.models import Relation
    from amplify_ls.gen1.syntax.schema_file import SchemaFile
    from amplify_ls.ide.gen1.found import FoundNode


def hover(api: Api, file: SchemaFile, offset: int) -> Hover | None:
    """The description of the code at a byte; None if there is nothing to say."""
    chunk = file.chunk_at(offset)
    node = None if chunk is None else node_at(chunk.content.get(), offset)
    if node is None:
        return None
    lines = [line for line in _lines(api, node) if line]
    start, end = node.span.resolve()
    return Hover(start, end, "\n\n".join(lines)) if lines else None


def _lines(api: Api, node: FoundNode) -> Iterator[str]:
    if node.kind == "directive":
        yield from _directive(api, node)
    elif node.kind == "key":
        yield from _key(node)
    elif node.kind == "word":
        key = _key_at(node)
        spec = None if key is None else enum_spec(key.base)
        meaning = "" if spec is None else dict(spec.values).get(node.text, "")
        yield f"`{node.text}`: {meaning}" if meaning else ""
    elif node.kind in ("type", "definition"):
        yield from _type(api, node.text)
    elif node.kind == "field" and node.field is not None:
        yield f"```graphql\n{node.field.name.text}: {node.field.type.text}\n```"
        yield "" if node.field.description is None else node.field.description.text
        for relation in relations_of(node.field):
            yield from _relation(api, node, relation)


def _type(api: Api, name: str) -> Iterator[str]:
    if name in SCALARS:
        yield f"Scalar `{name}`: {lower_first(SCALARS[name])}"
        return
    definition = api.definition(name)
    shape = api.shape(name)
    if definition is None or shape is None:
        return
    yield f"```graphql\n{shape.kind.value} {name}{' @model' if shape.is_model else ''}\n```"
    yield "" if definition.description is None else definition.description.text
    if shape.kind is Kind.ENUM:
        yield f"Values: {_listed(shape.members)}"
    if not shape.is_model:
        return
    yield f"Key: {_listed(shape.key)}"
    by_root: dict[str, list[str]] = {}
    for operation in api.operations(name):
        by_root.setdefault(operation.kind.root, []).append(operation.name)
    yield "\n".join(f"- {root}: {_listed(names)}" for root, names in by_root.items()) or "No operations are generated."
    if shape.indexes:
        yield "Indexes: " + ", ".join(f"`{index.name}` ({', '.join(index.fields)})" for index in shape.indexes)


def _directive(api: Api, node: FoundNode) -> Iterator[str]:
    spec = directive_spec(node.text)
    if spec is None:
        return
    arguments = ", ".join(f"{key.name}: {key.type}" for key in spec.arguments)
    yield f"```graphql\n@{spec.name}{f'({arguments})' if arguments else ''}\n```"
    yield spec.summary
    name = "" if node.definition.name is None else node.definition.name.text
    if spec.name == "model":
        yield from list(_type(api, name))[2:]
    elif spec.name == "index" and node.field is not None:
        index = next((each for each in indexes_of(name, node.field) if each.directive is node.directive), None)
        if index is not None:
            yield f"The index `{index.name}` on {_listed(index.names)}."
            yield f"Query: `{index.query}`" if index.query else "It has no query."
    elif spec.name in RELATION_DIRECTIVES and node.field is not None:
        for relation in relations_of(node.field):
            if relation.directive is node.directive:
                yield from _relation(api, node, relation)


def _relation(api: Api, node: FoundNode, relation: Relation) -> Iterator[str]:
    """Both sides of a relationship, with the foreign key and the index that it uses."""
    name = "" if node.definition.name is None else node.definition.name.text
    target = api.shape(relation.target)
    if target is None or not target.is_model:
        return
    back = [f"{field.name} @{each.kind}" for field in target.fields if field.base == name for each in field.relations]
    yield (
        f"Other side: {_listed(f'{target.name}.{each}' for each in back)}"
        if back
        else f"`{target.name}` has no field for the way back."
    )
    own = api.shape(name)
    field = relation.field.name.text
    if relation.kind == "hasMany" and relation.is_implicit and own is not None:
        keys = [camel_case((name, field, key)) for key in own.key]
        yield f"The foreign key {_listed(keys)} and the index `gsi-{name}.{field}` are added to `{target.name}`."
    elif relation.kind == "hasOne" and relation.is_implicit:
        yield f"The foreign key {_listed(camel_case((name, field, key)) for key in target.key)} is added to `{name}`."
    elif relation.kind == "manyToMany" and relation.relation_name is not None:
        join = upper_first(relation.relation_name.text)
        sides = [lower_first(each) for each in (name, target.name)]
        queries = [index_query(join, f"{side}Id", ()) for side in sides]
        fields = _listed(f"{side}Id" for side in sides)
        yield f"The join model `{join}` has the fields {fields} and the queries {_listed(queries)}."
    elif relation.references is not None:
        yield f"The references {_listed(each.text for each in relation.references)} contain the key."
    elif relation.fields is not None:
        where = f"the index `{relation.index_name.text}` of" if relation.index_name is not None else "the key of"
        yield f"{_listed(each.text for each in relation.fields)} is compared with {where} `{target.name}`."


def _key(node: FoundNode) -> Iterator[str]:
    key = _key_at(node)
    if key is not None:
        default = f" = {key.default}" if key.default else ""
        yield f"```graphql\n{key.name}: {key.type}{default}\n```"
        yield key.summary


def _key_at(node: FoundNode) -> InputKey | None:
    spec = None if node.directive is None else directive_spec(node.directive.name.text)
    key = None if spec is None or not node.path else spec.argument(node.path[0])
    for name in node.path[1:]:
        inner = None if key is None else input_spec(key.base)
        key = None if inner is None else inner.key(name)
    return key


def _listed(names: Iterator[str] | list[str] | tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)
