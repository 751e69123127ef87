"""Compares the APIs of both generations, and finds the differences that no note of the conversion explains."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphql import GraphQLError, build_schema, validate_schema
from graphql.type import GraphQLEnumType, GraphQLInputObjectType, GraphQLObjectType, get_named_type

from amplify_ls.gen1.catalog.scalars import DECLARED_SCALARS
from amplify_ls.gen1.facts.operations import OperationKind, default_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graphql import GraphQLNamedType, GraphQLSchema

    from amplify_ls.conversion.notes import Note
    from amplify_ls.gen1.facts.api import Api

_PRELUDE = "".join(f"scalar {name}\n" for name in DECLARED_SCALARS) + "".join(
    f"directive @{name} on FIELD_DEFINITION | OBJECT\n"
    for name in (
        "aws_subscribe(mutations: [String])",
        "aws_auth(cognito_groups: [String])",
        "aws_api_key",
        "aws_iam",
        "aws_oidc",
        "aws_lambda",
        "aws_cognito_user_pools(cognito_groups: [String])",
    )
)
_GENERATED = (
    re.compile(r"(?:Create|Update|Delete)(\w+)Input"),
    re.compile(r"Model(?:Subscription)?(\w+?)(?:FilterInput|ConditionInput|Connection|Input)"),
)
_MENTIONED = re.compile(r"`(\w+)`")
_SUBSCRIPTION_FILTER = re.compile(r"ModelSubscription\w+FilterInput")
_HELPER = re.compile(r"ModelSortDirection|Model\w*KeyConditionInput|Model\w+CompositeKeyInput")
ROOTS = ("Query", "Mutation", "Subscription")


@dataclass(frozen=True)
class Difference:
    """A name that only one API has (the other side is empty), or that has different types."""

    place: str
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.place}: {self.before or 'nothing'} became {self.after or 'nothing'}"


def is_readable(text: str) -> bool:
    """Whether AppSync could read a generated schema. The transformers of Gen 1 also accept schemas for which it cannot."""
    try:
        schema = _built(text)
    except (GraphQLError, TypeError, KeyError):
        return False
    return not validate_schema(schema)


def differences(before: str, after: str) -> list[Difference]:
    """How two generated schemas differ in what clients see."""
    first, second = _names(_built(before)), _names(_built(after))
    return [
        Difference(place, first.get(place, ""), second.get(place, ""))
        for place in sorted({*first, *second})
        if first.get(place) != second.get(place)
    ]


def unexplained(found: Iterable[Difference], notes: Iterable[Note], api: Api) -> list[Difference]:
    """The differences that no note is about."""
    listed = list(notes)
    subjects = {note.subject for note in listed} | {name for note in listed for name in _MENTIONED.findall(note.message)}
    has_search = any("@searchable" in note.message for note in listed)
    operations = _models_of_operations(api)
    rest: list[Difference] = []
    for each in found:
        if _SUBSCRIPTION_FILTER.match(each.place) or (has_search and each.place.startswith(("Searchable", "Query.search"))):
            # Gen 1 puts foreign keys that it adds into the subscription filter of the other model.
            continue
        if not _about(each, operations) & subjects:
            rest.append(each)
    return rest


def _about(difference: Difference, operations: Mapping[str, str]) -> set[str]:
    """The subjects of notes that could explain a difference: its place, and the types on both sides."""
    owner, _, rest = difference.place.partition(".")
    field = rest.partition("(")[0]
    found = {owner, f"{owner}.{field}", f"{owner.removesuffix('Input')}", f"{owner.removesuffix('Input')}.{field}"}
    if owner in ROOTS and field in operations:
        model = operations[field]
        found |= {model, f"{model}.id", *(f"{model}.{name}" for name in re.findall(r"\((\w+)\)", rest))}
    for pattern in _GENERATED:
        match = pattern.fullmatch(owner)
        if match is not None:
            found |= {match[1], f"{match[1]}.{field}"}
    for name in re.findall(r"\w+", f"{difference.before} {difference.after}"):
        found |= {name, name.removesuffix("Input")}
    return found


def _models_of_operations(api: Api) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in api.model_names:
        found |= {default_name(kind, name): name for kind in OperationKind}
        found |= {operation.name: name for operation in api.operations(name)}
        model = api.model(name)
        found |= {} if model is None else {index.query: name for index in model.indexes if index.query is not None}
    return found


def _built(text: str) -> GraphQLSchema:
    return build_schema(_PRELUDE + text, assume_valid_sdl=True)


def _names(schema: GraphQLSchema) -> dict[str, str]:
    """What can be reached from the operations: fields, arguments and values with their types."""
    found: dict[str, str] = {}
    waiting: list[GraphQLNamedType] = [
        root for root in (schema.query_type, schema.mutation_type, schema.subscription_type) if root is not None
    ]
    seen = set(waiting)
    while waiting:
        type_ = waiting.pop()
        if _HELPER.fullmatch(type_.name):
            # It only follows from the arguments that have it.
            continue
        for place, text, target in _parts(type_):
            found[place] = text
            if target is not None and target not in seen:
                seen.add(target)
                waiting.append(target)
    return found


def _parts(type_: GraphQLNamedType) -> Iterator[tuple[str, str, GraphQLNamedType | None]]:
    if isinstance(type_, GraphQLEnumType):
        yield from ((f"{type_.name}.{value}", "value", None) for value in type_.values)
    elif isinstance(type_, GraphQLInputObjectType):
        for name, field in type_.fields.items():
            yield f"{type_.name}.{name}", str(field.type), get_named_type(field.type)
    elif isinstance(type_, GraphQLObjectType):
        for name, output in type_.fields.items():
            yield f"{type_.name}.{name}", str(output.type), get_named_type(output.type)
            for argument, value in output.args.items():
                yield f"{type_.name}.{name}({argument})", str(value.type), get_named_type(value.type)
