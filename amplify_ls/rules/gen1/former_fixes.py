"""How directives of the first version of the transformer are written today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import AddAfter, RemoveRegion, SetText
from amplify_ls.edits.operations import Fix
from amplify_ls.gen1.facts.texts import text_names
from amplify_ls.gen1.syntax.nodes import NullValue, TextValue
from amplify_ls.rules.gen1.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared
    from amplify_ls.gen1.syntax.nodes import Definition, Directive, Field
    from amplify_ls.syntax.outline import Span


def key_fixes(definition: Definition, directive: Directive) -> Iterator[Fix]:
    """The fix that moves `@key` of a type to `@primaryKey` or `@index` on its first field."""
    names = [name.text for name in text_names(directive.get("fields"))]
    field = definition.field(names[0]) if names else None
    if field is None or any(definition.field(name) is None for name in names):
        return
    arguments = []
    name, query = directive.get("name"), directive.get("queryField")
    is_index = isinstance(name, TextValue)
    if isinstance(name, TextValue):
        arguments.append(f"name: {quoted(name.text)}")
    if len(names) > 1:
        arguments.append(f"sortKeyFields: [{', '.join(map(quoted, names[1:]))}]")
    if is_index:
        # Without a query field there was no query.
        arguments.append(f"queryField: {quoted(query.text) if isinstance(query, TextValue) and query.text else 'null'}")
    written = f"({', '.join(arguments)})" if arguments else ""
    new = f"@{'index' if is_index else 'primaryKey'}{written}"
    is_plain_id = not is_index and names == ["id"]
    operations = [RemoveRegion(directive.span)]
    if is_plain_id:
        yield Fix("Remove `@key`, because `id` is the key anyway", tuple(operations), is_preferred=True)
        return
    yield Fix(f"Change to `{new}` on `{names[0]}`", (*operations, AddAfter(_end_of(field), new)), is_preferred=True)


def _end_of(field: Field) -> Span:
    return field.directives[-1].span if field.directives else field.type.span


def connection_fixes(declared: Declared, directive: Directive) -> Iterator[Fix]:
    """The fix that changes `@connection` to the directive for its direction and number."""
    field = next((each for each in declared.definition.fields if directive in each.directives), None)
    if field is None or not declared.api.is_model(field.type.name.text):
        return
    new = _connection(declared, field, directive)
    if new:
        yield Fix(f"Change to `{new}`", (SetText(directive.span, new),), is_preferred=True)


def _connection(declared: Declared, field: Field, directive: Directive) -> str:
    """The directive of today with its arguments; empty if the arguments have no equivalent."""
    fields, key = text_names(directive.get("fields")), directive.get("keyName")
    if any(
        directive.get(name) is not None and not isinstance(directive.get(name), NullValue) for name in ("keyField", "sortField")
    ):
        return ""
    arguments = []
    if isinstance(key, TextValue):
        arguments.append(f"indexName: {quoted(key.text)}")
    if fields:
        arguments.append(f"fields: [{', '.join(quoted(name.text) for name in fields)}]")
    if field.type.is_list:
        return _call("hasMany", arguments)
    if isinstance(key, TextValue):
        return ""
    is_way_back = _points_back(declared, field)
    if is_way_back:
        return _call("belongsTo", arguments)
    return _call("hasOne", arguments)


def _points_back(declared: Declared, field: Field) -> bool:
    """Whether the related model has a field that leads here: the side with the foreign key belongs to it."""
    shape = declared.api.shape(field.type.name.text)
    return shape is not None and any(
        other.base == declared.name and other.is_list and ("connection" in other.directives or other.relations)
        for other in shape.fields
    )


def _call(name: str, arguments: list[str]) -> str:
    return f"@{name}({', '.join(arguments)})" if arguments else f"@{name}"
