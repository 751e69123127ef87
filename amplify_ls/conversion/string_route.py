"""The string route: the schema of Gen 1 as it is, with repairs where the same text means something else in Gen 2.

Existing tables can only be taken over by a schema in a string.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.conversion.authorization_modes import authorization_modes
from amplify_ls.conversion.notes import Note, NoteKind, changed, decide
from amplify_ls.conversion.operations import FunctionUse, function_use
from amplify_ls.conversion.printing import printed
from amplify_ls.conversion.profile import SANDBOX_TYPE
from amplify_ls.conversion.result import Conversion, function_constants
from amplify_ls.conversion.typescript import Call, Chain, Constant, Import, Object, Property, Template, Word
from amplify_ls.conversion.value_types import custom_types
from amplify_ls.gen1.catalog.scalars import ROOT_TYPES
from amplify_ls.gen1.facts.auth_rules import auth_rules
from amplify_ls.gen1.facts.models import indexes_of
from amplify_ls.gen1.facts.operations import OPERATION_GROUPS
from amplify_ls.gen1.syntax.nodes import EnumValue, Kind, ObjectValue, TextValue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.conversion.context import Context
    from amplify_ls.conversion.typescript import Statement
    from amplify_ls.gen1.facts.models import Model
    from amplify_ls.gen1.syntax.nodes import Definition, Directive, Field
    from amplify_ls.gen1.syntax.schema_file import SchemaFile
    from amplify_ls.syntax.outline import Span

_RULES = {
    "apiKey": "{ allow: public }",
    "userPools": "{ allow: private }",
    "iam": "{ allow: private, provider: identityPool }, { allow: public, provider: identityPool }",
    "oidc": "{ allow: private, provider: oidc }",
    "function": "{ allow: custom }",
}
_MODE_DIRECTIVES = {
    "apiKey": "@aws_api_key",
    "iam": "@aws_iam",
    "userPools": "@aws_cognito_user_pools",
    "oidc": "@aws_oidc",
    "function": "@aws_lambda",
}
_ALL_NULL = {group: ", ".join(f"{kind.value}: null" for kind in kinds) for group, kinds in OPERATION_GROUPS.items()}


class _Edit(NamedTuple):
    """A replacement of some bytes of a file."""

    path: str
    start: int
    end: int
    text: str


def string_conversion(context: Context) -> Conversion:
    """Convert an API to a schema in a string."""
    functions: dict[str, FunctionUse] = {}
    edits = [*_edits(context), *_function_edits(context, functions)]
    text = "\n".join(_edited(file, edits).strip("\n") for file in context.api.files)
    modes = authorization_modes(context.profile)
    constants, files = function_constants([*functions.values(), *modes.functions], context.profile)
    options = [Property("schema", None)]
    if functions:
        uses = tuple(Property(use.name, Word(use.variable)) for use in functions.values())
        options.append(Property("functions", Object(uses)))
    options.append(Property("authorizationModes", modes.value))
    names = ("defineData", *(("defineFunction",) if constants else ()))
    statements: list[Statement] = [
        Import(names, "@aws-amplify/backend"),
        *constants,
        Constant("schema", Template("GraphQL", f"\n{text}\n")),
        Constant("data", Chain("", (Call("defineData", (Object(tuple(options), is_block=True),)),)), is_exported=True),
    ]
    notes = (*context.profile.notes, *_notes(context), *modes.notes)
    return Conversion(printed(statements), files, tuple(dict.fromkeys(notes)))


def _edited(file: SchemaFile, edits: list[_Edit]) -> str:
    data = file.data
    own = sorted((edit for edit in edits if edit.path == file.path), key=lambda edit: (edit.start, edit.end), reverse=True)
    for edit in own:
        data = data[: edit.start] + edit.text.encode() + data[edit.end :]
    return data.decode(errors="replace").replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")


def _edits(context: Context) -> Iterator[_Edit]:
    api, profile = context.api, context.profile
    returned = _result_types(context)
    for definition in api.definitions():
        name = "" if definition.name is None else definition.name.text
        model = api.model(name)
        if name == SANDBOX_TYPE and definition.kind is Kind.INPUT:
            yield _replacement(definition.span, "")
        elif name in ROOT_TYPES:
            for field in definition.fields:
                yield from _operation_edits(field, profile.default_mode)
        elif model is not None and model.definition is definition:
            if model.auth is None and profile.is_sandbox:
                yield _after(definition.directives[-1].span, f" @auth(rules: [{_RULES['apiKey']}])")
            yield from _model_edits(context, model)
        elif name in returned and definition.kind is Kind.TYPE and not definition.is_extension:
            yield _after(_end_of_heading(definition), f" {_MODE_DIRECTIVES[profile.default_mode]}")
        yield from _owner_edits(context, definition)


def _end_of_heading(definition: Definition) -> Span:
    places = [definition.name, *definition.interfaces, *definition.directives]
    return next(each.span for each in reversed(places) if each is not None)


def _operation_edits(field: Field, mode: str) -> Iterator[_Edit]:
    """A custom operation without a rule is open to the default mode in Gen 1, and to nobody in Gen 2."""
    is_open = not any(each.name.text.startswith("aws_") and each.name.text != "aws_subscribe" for each in field.directives)
    if field.directive("auth") is None and is_open:
        yield _after(field.span, f" @auth(rules: [{_RULES[mode]}])")


def _model_edits(context: Context, model: Model) -> Iterator[_Edit]:
    if not context.api.flags.merges_deeply:
        for group in OPERATION_GROUPS:
            yield from _map_edits(group, model.directive)
    if context.api.flags.names_index_queries:
        return
    for field in model.definition.fields:
        for index in indexes_of(model.name.text, field):
            if index.has_query and index.written_query is None:
                yield _with_argument(index.directive, "queryField: null")


def _map_edits(group: str, directive: Directive) -> Iterator[_Edit]:
    """In Gen 1, operations that an object does not name are not generated. Gen 2 generates them unless they are null."""
    value = directive.get(group)
    if not isinstance(value, ObjectValue):
        return
    level = value.get("level")
    word = level.text if isinstance(level, EnumValue) else "on"
    kinds = OPERATION_GROUPS[group]
    missing = [kind.value for kind in kinds if value.entry(kind.value) is None]
    if not missing or word == "off" or (word == "public" and len(missing) == len(kinds)):
        return
    if len(missing) == len(kinds):
        yield _replacement(value.span, f"{{ {_ALL_NULL[group]} }}")
    else:
        yield _after(value.entries[-1].span, "".join(f", {name}: null" for name in missing))


def _owner_edits(context: Context, definition: Definition) -> Iterator[_Edit]:
    if context.owner_claim is None:
        return
    for directive in (definition.directive("auth"), *(field.directive("auth") for field in definition.fields)):
        for rule in auth_rules(directive):
            if rule.strategy == "owner" and rule.identity_claim is None and not rule.groups:
                yield _after(rule.node.entries[-1].span, f', identityClaim: "{context.owner_claim}"')


def _function_edits(context: Context, found: dict[str, FunctionUse]) -> Iterator[_Edit]:
    """The name of a function has no environment in Gen 2, where it is a key of the option `functions`."""
    for definition in context.api.definitions():
        for field in definition.fields:
            for directive in field.all_directives("function"):
                name = directive.get("name")
                if not isinstance(name, TextValue) or not name.text:
                    continue
                use = function_use(name.text)
                found[use.variable] = use
                if use.name != name.text:
                    yield _replacement(name.span, f'"{use.name}"')


def _result_types(context: Context) -> frozenset[str]:
    """The types without `@model` and without modes that custom operations return and that no model uses."""
    api = context.api
    types = frozenset(custom_types(api))
    of_models = _reachable(context, frozenset(api.model_names), types)
    found = _reachable(context, frozenset(ROOT_TYPES), types) - of_models
    return frozenset(name for name in found if not _has_modes(api.definition(name)))


def _reachable(context: Context, roots: frozenset[str], types: frozenset[str]) -> frozenset[str]:
    found: set[str] = set()
    waiting = list(roots)
    while waiting:
        for field in context.api.fields(waiting.pop()):
            name = field.type.name.text
            if name in types and name not in found:
                found.add(name)
                waiting.append(name)
    return frozenset(found)


def _has_modes(definition: Definition | None) -> bool:
    return definition is None or any(each.name.text.startswith("aws_") for each in definition.directives)


def _notes(context: Context) -> Iterator[Note]:
    api = context.api
    yield changed("", "IAM principals of the account, such as the console, may use every operation in Gen 2.")
    for name in api.model_names:
        model = api.model(name)
        if model is None:
            continue
        if model.auth is None and not context.profile.is_sandbox:
            yield decide(name, "it has no `@auth`, so nobody can use it, as in Gen 1.")
        if not api.flags.has_global_indexes and any(index.names[0] == model.key.partition for index in model.indexes):
            yield changed(name, "indexes on the partition key are local in Gen 1 and global in Gen 2.")
    if not api.flags.respects_key_names:
        yield changed(
            "", "foreign keys of models with `@primaryKey` that are added are named after the key in Gen 2, not `id`."
        )
    yield Note(
        NoteKind.NEXT,
        "",
        "to take over the tables, add `migratedAmplifyGen1DynamoDbTableMappings` to `defineData`. `--tables` prints it.",
    )


def _replacement(span: Span, text: str) -> _Edit:
    start, end = span.resolve()
    return _Edit(span.path, start, end, text)


def _after(span: Span, text: str) -> _Edit:
    end = span.resolve()[1]
    return _Edit(span.path, end, end, text)


def _with_argument(directive: Directive, argument: str) -> _Edit:
    if directive.arguments:
        return _after(directive.arguments[-1].span, f", {argument}")
    return _after(directive.name.span, f"({argument})")
