"""What an argument of a directive can be: values of enums, and names of the schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.catalog.inputs import enum_spec
from amplify_ls.gen1.catalog.scalars import ROOT_TYPES
from amplify_ls.gen1.facts.auth_rules import PROVIDERS, READ_OPERATIONS, auth_rules
from amplify_ls.gen1.facts.texts import index_query, upper_first
from amplify_ls.gen1.syntax.nodes import Kind
from amplify_ls.ide.candidate import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.api import Api
    from amplify_ls.gen1.facts.shapes import FieldShape, TypeShape
    from amplify_ls.ide.gen1.place import Place

_EXAMPLES = {
    "Boolean": ("true", "false"),
    "Int": ("0",),
    "Float": ("0.0",),
    "AWSDate": ("2030-01-31",),
    "AWSTime": ("10:00:00.000Z",),
    "AWSDateTime": ("2030-01-31T10:00:00.000Z",),
    "AWSTimestamp": ("0",),
    "AWSJSON": ("{}",),
}


def enum_candidates(api: Api, place: Place, name: str) -> Iterator[Candidate]:
    """The values of an enum that are possible here, those that are more likely first."""
    spec = enum_spec(name)
    for at, (value, meaning) in enumerate(() if spec is None else spec.values):
        if name == "AuthProvider" and not _is_provider(place, value):
            continue
        if name == "ModelOperation" and not _is_operation(api, place, value):
            continue
        rank = 1
        if name == "AuthStrategy" and api.settings.modes is not None:
            modes = {"iam" if provider == "identityPool" else provider for provider in PROVIDERS[value]}
            rank = 0 if modes & set(api.settings.modes) else 2
        yield Candidate(value, meaning, rank * 10 + at)


def _is_provider(place: Place, value: str) -> bool:
    if value == "iam":
        return False
    strategy = _sibling(place, "allow")
    return value in PROVIDERS.get(strategy, (value,))


def _sibling(place: Place, key: str) -> str:
    """The word that follows a key of the object around the position, if it has been typed before."""
    frame = next((frame for frame in reversed(place.frames) if frame.kind == "object"), None)
    return "" if frame is None else frame.words.get(key, "")


def _is_operation(api: Api, place: Place, value: str) -> bool:
    is_field = place.body is not None
    if is_field and (not api.is_model(place.name) or place.name in ROOT_TYPES):
        return False
    return not is_field or value not in READ_OPERATIONS


def string_candidates(api: Api, place: Place) -> Iterator[Candidate]:
    """The names that a string can be."""
    directive, path = place.directive, place.path
    key = path[-1] if path else ""
    if directive is None:
        return
    own = api.shape(place.name)
    current = own.field(place.body.key) if own is not None and place.body is not None else None
    if directive.name in ("primaryKey", "index") and key == "sortKeyFields":
        yield from _sort_keys(api, own, current, is_primary=directive.name == "primaryKey")
    elif key in ("fields", "references", "indexName", "relationName"):
        yield from _relation_names(api, place, own, directive.name, key)
    elif directive.name == "auth" and key in ("ownerField", "groupsField"):
        for field in api.fields(place.name):
            if field.type.name.text in ("String", "ID"):
                yield Candidate(field.name.text, field.type.text)
    elif directive.name == "auth" and key == "groups":
        yield from (Candidate(group, "group") for group in _groups(api))
    elif directive.name == "function" and key == "name":
        yield from (Candidate(f"{name}-${{env}}", "function") for name in api.surroundings.functions or ())
    elif directive.name == "default" and key == "value" and place.body is not None:
        yield from _defaults(api, place.body.type_name.strip("[]!"))
    elif directive.name == "aws_subscribe":
        yield from (Candidate(name, "mutation") for name in sorted(api.mutation_names))
    elif directive.name == "index" and own is not None and place.body is not None:
        field_name = place.body.key
        if key == "name":
            yield Candidate(f"by{upper_first(field_name)}", "index name")
        elif key == "queryField":
            yield Candidate(index_query(place.name, field_name, ()), "generated name")


def _sort_keys(api: Api, own: TypeShape | None, current: FieldShape | None, *, is_primary: bool) -> Iterator[Candidate]:
    for field in () if own is None else own.fields:
        if field.is_list or field.base == "Boolean" or not api.is_scalar_or_enum(field.base):
            continue
        if (current is not None and field.name == current.name) or (is_primary and not field.is_required):
            continue
        yield Candidate(field.name, field.type)


def _relation_names(api: Api, place: Place, own: TypeShape | None, kind: str, key: str) -> Iterator[Candidate]:
    target_name = "" if place.body is None else place.body.type_name.strip("[]!")
    target = api.shape(target_name)
    if own is None or target is None:
        return
    if key == "indexName":
        for index in target.indexes:
            first = target.field(index.fields[0])
            fits = first is not None and first.base == own.key_types()[0]
            if index.is_named:
                yield Candidate(index.name, f"index of {target.name} on {', '.join(index.fields)}", 0 if fits else 1)
    elif key == "relationName":
        for name, sides in api.many_to_many.items():
            if len(sides) == 1 and sides[0].model == target.name:
                yield Candidate(name, f"of {sides[0].model}.{sides[0].field}", 0)
        yield Candidate(f"{place.name}{target.name}", "new relation", 2)
    elif key == "fields":
        if kind == "hasMany":
            yield from (Candidate(name, "key of this model", 0) for name in own.key if own.field(name) is not None)
            return
        types = target.key_types()
        for field in own.fields:
            if api.is_scalar_or_enum(field.base) and not field.is_list:
                yield Candidate(field.name, field.type, 0 if field.base in types else 2)
    else:
        owner, primary = (own, target) if kind == "belongsTo" else (target, own)
        types = primary.key_types()
        for field in owner.fields:
            if api.is_scalar_or_enum(field.base) and not field.is_list:
                yield Candidate(field.name, field.type, 0 if field.base in types else 2)


def _groups(api: Api) -> list[str]:
    found: dict[str, None] = {}
    for name in api.type_names:
        definition = api.definition(name)
        if definition is None or definition.kind is not Kind.TYPE:
            continue
        directives = [definition.directive("auth"), *(field.directive("auth") for field in definition.fields)]
        for directive in directives:
            for rule in auth_rules(directive):
                found.update(dict.fromkeys(group.text for group in rule.groups or ()))
    return list(found)


def _defaults(api: Api, base: str) -> Iterator[Candidate]:
    shape = api.shape(base)
    if shape is not None and shape.kind is Kind.ENUM:
        yield from (Candidate(member, f"value of {base}") for member in shape.members)
    else:
        yield from (Candidate(example, base) for example in _EXAMPLES.get(base, ()))
