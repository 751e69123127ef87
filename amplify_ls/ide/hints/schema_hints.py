"""Hints in a schema: implicit fields, queries of indexes, operations of rules, indexes of relationships."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.plurals import plural_of
from amplify_ls.ide.hints.hint import Hint, HintLevel, at_end, at_start
from amplify_ls.ide.phrases import EVERYTHING, texts_of
from amplify_ls.model.data.api_names import index_query
from amplify_ls.model.data.entries import EntryKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amplify_ls.ide.hints.hint import Region
    from amplify_ls.model.data.authorization import AccessRule, Authorization
    from amplify_ls.model.data.entries import Entry, Relationship
    from amplify_ls.model.data.model import DataModel
    from amplify_ls.model.data.parts import Part, Parts
    from amplify_ls.model.project import Project

_TIMES = ("createdAt", "updatedAt")
_ALL = "create, read, update, delete"
_FOR_FUNCTIONS = "query, mutate, listen"
_FIELDS_OF_RULES = {
    "ownerDefinedIn": "String",
    "ownersDefinedIn": "[String]",
    "groupDefinedIn": "String",
    "groupsDefinedIn": "[String]",
}


def schema_hints(project: Project, region: Region, level: HintLevel) -> Iterator[Hint]:
    """The hints of the entries and schemas that are, in part at least, in a region."""
    for data in project.data:
        for name in data.names:
            entry = data.entry(name)
            if entry is not None and entry.call is not None and region.touches(entry.call.chain.span):
                yield from _in_entry(data, entry, level)
        for schema in data.schemas:
            if schema.authorization is not None:
                yield from _of_rules(schema.authorization, level)


def _in_entry(data: DataModel, entry: Entry, level: HintLevel) -> Iterator[Hint]:
    if entry.kind is not EntryKind.MODEL:
        return
    yield from _implicit_fields(entry, level)
    if entry.authorization is not None:
        yield from _of_rules(entry.authorization, level)
    for field in entry.fields:
        if field.authorization is not None:
            yield from _of_rules(field.authorization, level)
    if entry.database.makes_indexes:
        for relationship in entry.relationships.values():
            yield from _implicit_index(relationship, level)
        parts = data.parts(entry.name)
        if parts is not None:
            yield from _queries(entry, parts, level)


def _implicit_fields(entry: Entry, level: HintLevel) -> Iterator[Hint]:
    literal = entry.fields.literal
    if literal is None or not entry.database.has_implied_fields:
        return
    found = {name: kind for name, kind in implicit_fields(entry) if entry.fields.lacks(name)}
    if found:
        words = (f"{name}: {kind}" for name, kind in found.items()) if level is HintLevel.FULL else found
        listed = ", ".join(f"`{name}`" for name in found)
        yield at_start(literal.span, f"+ {', '.join(words)}", f"The packages add {listed} to `{entry.name}`.")


def implicit_fields(entry: Entry) -> Iterator[tuple[str, str]]:
    """The names and GraphQL types of the fields that the packages add to a model that does not declare them."""
    if entry.identifier is not None and entry.identifier.names == ("id",):
        yield "id", "ID!"
    for rule in _effective_rules(entry):
        if rule.is_preview:
            continue
        if rule.name == "owner":
            yield "owner", "String"
        elif rule.name in _FIELDS_OF_RULES and rule.strategy.arguments is not None:
            for name in texts_of(rule.strategy.arguments[0])[:1]:
                yield name, _FIELDS_OF_RULES[rule.name]
    for name in _TIMES:
        yield name, "AWSDateTime!"


def _effective_rules(entry: Entry) -> Iterable[AccessRule]:
    if entry.authorization is not None and not entry.authorization.is_surely_empty:
        return entry.authorization.rules
    schema = entry.data.schema_of(entry.name) if entry.lacks_authorization else None
    found = None if schema is None else schema.authorization
    return () if found is None else found.rules


def _of_rules(authorization: Authorization, level: HintLevel) -> Iterator[Hint]:
    for rule in authorization.rules:
        if rule.operations_link is None and not rule.is_preview and not rule.chain.is_open:
            words = _FOR_FUNCTIONS if rule.name == "resource" else _ALL
            short = words if rule.name == "resource" else EVERYTHING
            listed = ", ".join(f"'{word}'" for word in words.split(", "))
            label = f".to([{listed}])" if level is HintLevel.FULL else f": {short}"
            yield at_end(rule.chain.span, label, f"Without `.to`, this rule grants {words}.")


def _implicit_index(relationship: Relationship, level: HintLevel) -> Iterator[Hint]:
    target, references = relationship.target, relationship.references
    if relationship.is_child_side or target is None or not references or not target.database.makes_indexes:
        return
    name = implicit_index_name(relationship)
    keys = ", ".join(references)
    label = f"index {name} of {target.name} on {keys}" if level is HintLevel.FULL else name
    tooltip = f"The packages create the index `{name}` of `{target.name}` with the key `{keys}`."
    yield at_end(relationship.builder.chain.span, label, tooltip)


def implicit_index_name(relationship: Relationship) -> str:
    """The name of the index that a relationship creates on the model with the reference fields."""
    return f"gsi-{relationship.model.name}.{relationship.field.name}"


def index_parts(parts: Parts) -> Iterator[Part]:
    """The secondary indexes of a model, in order."""
    for part in parts.all:
        if part.steps and part.steps[0].receiver == "index" and not part.steps[0].name:
            yield part


def _queries(entry: Entry, parts: Parts, level: HintLevel) -> Iterator[Hint]:
    for part in index_parts(parts):
        name = index_query(entry.name, part)
        if name is None or part.step("queryField") is not None:
            continue
        label = f".queryField('{name}')" if level is HintLevel.FULL else name
        yield at_end(part.value.span, label, f"Clients query the index with `client.models.{entry.name}.{name}`.")


def index_name(model: str, part: Part) -> str | None:
    """The name of an index in DynamoDB; None where it is unknown."""
    step = part.step("name")
    if step is not None:
        return next(iter(texts_of(None if step.link.arguments is None else step.link.arguments[0])), None)
    first, sort = part.steps[0].link.arguments, part.step("sortKeys")
    keys = texts_of(None if first is None else first[0])
    if sort is not None:
        keys += texts_of(None if sort.link.arguments is None else sort.link.arguments[0])
    capitals = "And".join(key[:1].upper() + key[1:] for key in keys)
    plural = plural_of(model)
    return f"{plural[:1].lower()}{plural[1:]}By{capitals}" if plural and keys else None
