"""Completion in GraphQL text: definitions, types, directives, their arguments and values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.usage import field_type
from amplify_ls.gen1.catalog.directives import DIRECTIVES, directive_spec
from amplify_ls.gen1.catalog.inputs import enum_spec, input_spec
from amplify_ls.gen1.catalog.scalars import GRAPHQL_SCALARS, ROOT_TYPES, SCALAR_BY_FIELD_TYPE, SCALARS
from amplify_ls.gen1.catalog.types import Location
from amplify_ls.gen1.catalog.types import Place as Effect
from amplify_ls.gen1.syntax.nodes import Kind
from amplify_ls.ide.answers import CompletionItem
from amplify_ls.ide.gen1.place import Expected, place_at
from amplify_ls.ide.gen1.values import enum_candidates, string_candidates
from amplify_ls.ide.likeness import FieldName

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from amplify_ls.gen1.catalog.types import DirectiveSpec, InputKey
    from amplify_ls.gen1.facts.api import Api
    from amplify_ls.gen1.syntax.schema_file import SchemaFile
    from amplify_ls.ide.candidate import Candidate
    from amplify_ls.ide.gen1.place import Place

_ROOT_PLACES = {"Query": Effect.QUERY, "Mutation": Effect.MUTATION, "Subscription": Effect.SUBSCRIPTION}
_DEFINITIONS = (
    (
        "type … @model",
        "type ${1:Name} @model @auth(rules: [{ allow: ${2:owner} }]) {\n\t${3:field}: ${4:String}\n}",
        "A table.",
    ),
    ("type", "type ${1:Name} {\n\t${2:field}: ${3:String}\n}", "A type without a table."),
    ("enum", "enum ${1:Name} {\n\t${2:VALUE}\n}", "A set of values."),
    ("input", "input ${1:Name} {\n\t${2:field}: ${3:String}\n}", "The argument of a custom operation."),
)


def completions(api: Api, file: SchemaFile, offset: int) -> Sequence[CompletionItem]:
    """The completions at a byte of a file."""
    chunk = file.chunk_at(offset)
    place = place_at(file.data, 0 if chunk is None else chunk.anchor.start, offset)
    if chunk is None:
        place = place_at(file.data, _definition_before(file, offset), offset)
    items = sorted(_items(api, place, offset), key=lambda item: item.sort_text)
    return list({item.label: item for item in reversed(items)}.values())[::-1]


def _definition_before(file: SchemaFile, offset: int) -> int:
    """The start of the last definition before a byte outside of all: it may be unfinished."""
    starts = [chunk.anchor.start for chunk in file.chunks.peek() if chunk.anchor.start <= offset]
    return starts[-1] if starts else 0


def _items(api: Api, place: Place, offset: int) -> Iterator[CompletionItem]:
    if place.expected is Expected.DEFINITION:
        yield from _definitions(api, place, offset)
    elif place.expected is Expected.TYPE:
        yield from _types(api, place, offset)
    elif place.expected is Expected.DIRECTIVE:
        yield from _directives(api, place, offset)
    elif place.expected is Expected.ARGUMENT:
        yield from _keys(place, offset)
    elif place.expected is Expected.VALUE:
        yield from _values(api, place, offset)


def _definitions(api: Api, place: Place, offset: int) -> Iterator[CompletionItem]:
    snippets = [*_DEFINITIONS]
    for root in ROOT_TYPES:
        is_declared = api.chunk(root) is not None
        word = f"extend type {root}" if is_declared else f"type {root}"
        body = f"{word} {{\n\t${{1:name}}: ${{2:String}}\n}}"
        snippets.append((word, body, f"Custom fields of `{root}`."))
    for at, (label, text, summary) in enumerate(snippets):
        yield CompletionItem(
            label, "snippet", text, place.start, offset, is_snippet=True, documentation=summary, sort_text=f"{at:02}"
        )


def _types(api: Api, place: Place, offset: int) -> Iterator[CompletionItem]:
    is_header = place.body is None and not place.frames
    is_argument = bool(place.frames) and place.frames[-1].kind == "arguments"
    wants_input = is_argument or place.keyword == "input"
    field = FieldName(next((frame.key for frame in reversed(place.frames) if frame.key), ""))
    usual = SCALAR_BY_FIELD_TYPE.get(field_type(field.words), "String")
    for at, (name, meaning) in enumerate(() if is_header else SCALARS.items()):
        rank = 1 if name == usual else 2 if name in GRAPHQL_SCALARS else 4
        yield CompletionItem(
            name, "value", name, place.start, offset, detail="scalar", documentation=meaning, sort_text=f"{rank}{at:02}"
        )
    for name in api.type_names:
        shape = api.shape(name)
        if shape is None or name in ROOT_TYPES or (name == place.name and is_header):
            continue
        if is_header and shape.kind is not (Kind.INTERFACE if place.keyword == "type" else Kind.TYPE):
            continue
        if wants_input and shape.kind not in (Kind.INPUT, Kind.ENUM):
            continue
        if not wants_input and shape.kind is Kind.INPUT:
            continue
        kind = "enum" if shape.kind is Kind.ENUM else "value"
        detail = "model" if shape.is_model else shape.kind.value
        rank = 0 if field.is_like(name) else 3
        yield CompletionItem(name, kind, name, place.start, offset, detail=detail, sort_text=f"{rank}{name}")


def _directives(api: Api, place: Place, offset: int) -> Iterator[CompletionItem]:
    given = place.directives if place.body is None else tuple(place.body.directives)
    effects = _effects(api, place)
    prefix = "" if place.is_after_at else "@"
    for at, spec in enumerate(DIRECTIVES):
        if (spec.name in given and not spec.is_repeatable) or not effects & set(spec.places):
            continue
        if place.body is None and Location.OBJECT not in spec.locations:
            continue
        if spec.name == "primaryKey" and _has_key(api, place.name):
            continue
        text = f"{prefix}{spec.name}{_required(spec)}"
        yield CompletionItem(
            f"@{spec.name}",
            "function",
            text,
            place.start,
            offset,
            is_snippet="$" in text,
            documentation=spec.summary,
            sort_text=f"{at:03}",
            filter_text=f"{prefix}{spec.name}",
        )


def _has_key(api: Api, name: str) -> bool:
    definition = api.definition(name)
    return definition is not None and any(field.directive("primaryKey") is not None for field in definition.fields)


def _required(spec: DirectiveSpec) -> str:
    """The required arguments, as a snippet."""
    required = [key for key in spec.arguments if key.is_required]
    if not required:
        return ""
    (key,) = required[:1]
    return f"({key.name}: {key.skeleton or '$1'})"


def _effects(api: Api, place: Place) -> set[Effect]:
    """The places of the catalog that a position is."""
    is_model = api.is_model(place.name) or "model" in place.directives
    if place.body is None:
        if place.keyword != "type" or place.is_extension or place.name in ROOT_TYPES:
            return set()
        return {Effect.MODEL} if is_model else {Effect.MODEL, Effect.TYPE}
    if place.keyword != "type":
        return {Effect.ENUM_VALUE} if place.keyword == "enum" else set()
    if place.name in _ROOT_PLACES:
        return {_ROOT_PLACES[place.name]}
    if not is_model:
        return {Effect.OTHER_FIELD}
    base = place.body.type_name.strip("[]!")
    if api.is_model(base):
        return {Effect.RELATION_LIST if place.body.type_name.startswith("[") else Effect.RELATION}
    return {Effect.MODEL_FIELD}


def _keys(place: Place, offset: int) -> Iterator[CompletionItem]:
    frame = place.frames[-1]
    for at, key in enumerate(_possible_keys(place)):
        if key.name in frame.given:
            continue
        text = f"{key.name}: {key.skeleton or _skeleton(key)}"
        detail = f"{key.type} = {key.default}" if key.default else key.type
        yield CompletionItem(
            key.name,
            "property",
            text,
            place.start,
            offset,
            is_snippet=True,
            detail=detail,
            documentation=key.summary,
            sort_text=f"{at:02}",
        )


def _skeleton(key: InputKey) -> str:
    return '"$1"' if key.base == "String" else "$1"


def _possible_keys(place: Place) -> tuple[InputKey, ...]:
    """The arguments of the directive, or the keys of the object, around a position."""
    directive = place.directive
    spec = None if directive is None else directive_spec(directive.name)
    if spec is None:
        return ()
    if place.frames[-1].kind == "directive":
        return spec.arguments
    found = _key_at(spec, place.path)
    inner = None if found is None else input_spec(found.base)
    return () if inner is None else inner.keys


def _key_at(spec: DirectiveSpec, path: tuple[str, ...]) -> InputKey | None:
    """The argument or key at a path."""
    key = spec.argument(path[0]) if path else None
    for name in path[1:]:
        inner = None if key is None else input_spec(key.base)
        key = None if inner is None else inner.key(name)
    return key


def _values(api: Api, place: Place, offset: int) -> Iterator[CompletionItem]:
    directive = place.directive
    spec = None if directive is None else directive_spec(directive.name)
    key = None if spec is None else _key_at(spec, place.path)
    if key is None:
        return
    if place.is_in_string:
        yield from (_name_item(place, offset, each, "") for each in _unused(place, string_candidates(api, place)))
        return
    if enum_spec(key.base) is not None:
        yield from (_name_item(place, offset, each, "enum") for each in _unused(place, enum_candidates(api, place, key.base)))
    elif key.base == "String":
        yield from (_name_item(place, offset, each, '"') for each in _unused(place, string_candidates(api, place)))
        if key.name in ("queryField", "get", "list", "create", "update", "delete"):
            yield CompletionItem("null", "value", "null", place.start, offset, documentation="None.", sort_text="9")
    elif key.skeleton and place.frames[-1].kind != "list":
        yield CompletionItem(
            key.name, "snippet", key.skeleton, place.start, offset, is_snippet=True, documentation=key.summary, sort_text="0"
        )
    elif input_spec(key.base) is not None and place.frames[-1].kind == "list":
        yield CompletionItem("{ }", "snippet", "{ $1 }", place.start, offset, is_snippet=True, sort_text="0", filter_text="{")


def _unused(place: Place, found: Iterator[Candidate]) -> Iterator[Candidate]:
    """The candidates that the list around the position does not have yet."""
    given = place.frames[-1].given if place.frames and place.frames[-1].kind == "list" else []
    return (each for each in found if each.name not in given)


def _name_item(place: Place, offset: int, candidate: Candidate, mark: str) -> CompletionItem:
    quote = mark if mark == '"' else ""
    return CompletionItem(
        candidate.name,
        "enum_member" if mark == "enum" else "field",
        f"{quote}{candidate.name}{quote}",
        place.start,
        offset,
        detail="" if mark == "enum" else candidate.detail,
        documentation=candidate.detail if mark == "enum" else "",
        sort_text=f"{candidate.rank:03}{candidate.name}",
    )
