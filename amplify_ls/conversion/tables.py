"""Whether the existing tables of an API can be taken over, and what `defineData` needs for that."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.conversion.links import HAS_MANY
from amplify_ls.conversion.printing import quoted
from amplify_ls.gen1.syntax.nodes import TextValue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.conversion.context import Context
    from amplify_ls.gen1.facts.models import Model
    from amplify_ls.gen1.syntax.nodes import Field

_NUMBERS = frozenset({"Int", "Float", "AWSTimestamp"})
_TABLE = "{}-<API id>-<environment>"


class TableIndex(NamedTuple):
    """An index of a table."""

    name: str
    attributes: tuple[str, ...]
    is_local: bool = False


class Table(NamedTuple):
    """The table of a model in Gen 1."""

    model: str
    table_name: str
    """The name, with placeholders for what the schema does not say."""
    key: tuple[str, ...]
    """Attributes with their types, such as `id (S)`."""
    indexes: tuple[TableIndex, ...]
    obstacles: tuple[str, ...]
    """Why the packages cannot take it over."""


def tables_of(context: Context) -> tuple[Table, ...]:
    """The tables of all models, and of those that `@manyToMany` adds."""
    models = [model for name in context.api.model_names if (model := context.api.model(name)) is not None]
    tables = [_table(context, model) for model in models]
    for join in context.joins:
        indexes = tuple(
            TableIndex(side.index_name, _attributes(side.references, dict(zip(side.references, side.types, strict=True))))
            for side in join.sides
        )
        obstacle = "the packages do not find the model that `@manyToMany` adds. Declare it in the schema to keep its table."
        tables.append(Table(join.name, _TABLE.format(join.name), ("id (S)",), indexes, (obstacle,)))
    return tuple(tables)


def tables_as_text(tables: tuple[Table, ...]) -> str:
    """The tables, and the option that takes over those that fit."""
    return "\n".join(_lines(tables)) + "\n"


def _lines(tables: tuple[Table, ...]) -> Iterator[str]:
    for table in tables:
        yield f"{table.model}: {'does not fit' if table.obstacles else 'fits'}"
        yield f"  table   {table.table_name}"
        yield f"  key     {', '.join(table.key)}"
        for index in table.indexes:
            kind = "local index" if index.is_local else "index"
            yield f"  {kind:<7} {index.name}: {', '.join(index.attributes)}"
        yield from (f"  problem {obstacle}" for obstacle in table.obstacles)
        yield ""
    fitting = [table for table in tables if not table.obstacles]
    if not fitting:
        yield "No table can be taken over."
        return
    yield "For `defineData` with a schema in a string (`--route string`). With `a.schema`, it is ignored:"
    yield ""
    yield "  migratedAmplifyGen1DynamoDbTableMappings: ["
    yield "    {"
    yield "      branchName: 'main',"
    yield "      modelNameToTableNameMapping: {"
    yield from (f"        {table.model}: {quoted(table.table_name)}," for table in fitting)
    yield "      },"
    yield "    },"
    yield "  ],"


def _table(context: Context, model: Model) -> Table:
    name = model.name.text
    fields = context.fields(name)
    mapped = model.definition.directive("mapsTo")
    value = None if mapped is None else mapped.get("name")
    table_name = value.text if isinstance(value, TextValue) and value.text else name
    indexes = tuple(_indexes(context, model, fields))
    return Table(
        name,
        _TABLE.format(table_name),
        _attributes(model.key.names, _types(fields)),
        indexes,
        tuple(_obstacles(context, model, indexes)),
    )


def _obstacles(context: Context, model: Model, indexes: tuple[TableIndex, ...]) -> Iterator[str]:
    if model.key.names != ("id",):
        names = ", ".join(f"`{name}`" for name in model.key.names)
        yield f"the packages declare every table that they take over with the key `id`, and the key of this one is {names}."
    if any(index.is_local for index in indexes):
        yield "the packages declare local indexes as global ones."
    if context.api.settings.has_datastore:
        yield "records that DataStore has marked as deleted would appear again, because Gen 2 does not read the mark."


def _indexes(context: Context, model: Model, fields: dict[str, Field]) -> Iterator[TableIndex]:
    types = _types(fields)
    for index in model.indexes:
        is_local = not context.api.flags.has_global_indexes and index.names[0] == model.key.partition
        yield TableIndex(index.name, _attributes(index.names, types), is_local)
    for name in context.api.model_names:
        parent = context.api.model(name)
        for relation in () if parent is None else parent.relations:
            is_added = relation.kind == HAS_MANY and (relation.is_implicit or relation.references)
            link = context.relations.links.get((name, relation.field.name.text))
            if is_added and relation.target == model.name.text and link is not None and parent is not None:
                parent_types = _types(context.fields(name))
                keys = dict(zip(link.references, (parent_types.get(part, "ID") for part in parent.key.names), strict=False))
                yield TableIndex(f"gsi-{name}.{relation.field.name.text}", _attributes(link.references, keys))


def _types(fields: dict[str, Field]) -> dict[str, str]:
    return {name: field.type.name.text for name, field in fields.items()}


def _attributes(names: tuple[str, ...], types: dict[str, str]) -> tuple[str, ...]:
    """The attributes of a key, with their types. Several sort keys are one attribute."""
    partition, *sort_fields = names
    first = f"{partition} ({_attribute_type(types.get(partition, 'ID'))})"
    if not sort_fields:
        return (first,)
    if len(sort_fields) == 1:
        return first, f"{sort_fields[0]} ({_attribute_type(types.get(sort_fields[0], 'ID'))})"
    return first, f"{'#'.join(sort_fields)} (S)"


def _attribute_type(type_: str) -> str:
    return "N" if type_ in _NUMBERS else "S"
