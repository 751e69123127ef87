"""The builders of a schema: what may be called on `a`, `a.handler` and `a.ai`, scalar fields aside."""

from __future__ import annotations

from amplify_ls.catalog.common import FUNCTION, GRAPHQL_NAME
from amplify_ls.catalog.schema.ai import CONVERSATION, DATA_TOOL, GENERATION, MODEL_NAMES
from amplify_ls.catalog.types import (
    TEXT,
    Alias,
    Either,
    ListOf,
    Made,
    MapOf,
    Method,
    Name,
    Option,
    Parameter,
    Placed,
    Property,
    Record,
    Shape,
    Type,
)
from amplify_ls.catalog.versions import data_schema

_REFERENCE = Name("reference-field")
_REFERENCES: Type = Either((_REFERENCE, ListOf(_REFERENCE, minimum=1, distinct=True)))

_RELATED_CHILD = (
    Parameter("relatedModel", Name("model"), "Name of the other model."),
    Parameter("references", _REFERENCES, "Field or fields of the other model that contain the identifier of this model."),
)
_RELATED_PARENT = (
    Parameter("relatedModel", Name("model"), "Name of the other model."),
    Parameter("references", _REFERENCES, "Field or fields of this model that contain the identifier of the other model."),
)

BUILDERS = (
    Method(
        "schema",
        "The API: models, types and operations by name.",
        (Parameter("types", MapOf(GRAPHQL_NAME, Placed("schema-entry"), minimum=1), "Types and operations by name."),),
        returns="schema",
        snippet="schema({\n\t$1\n})",
        rows=("N06",),
    ),
    Method(
        "combine",
        "Combines several schemas into one API; each has its own rules.",
        (Parameter("schemas", ListOf(Made(("schema", "schema:sql")), 1, 50, distinct=True), "The schemas."),),
        returns="schema:combined",
        snippet="combine([$1])",
        rows=("K01", "K02", "K03", "K04"),
    ),
    Method(
        "model",
        "A table with operations to create, read, update, delete and list records, and subscriptions.",
        (Parameter("fields", MapOf(GRAPHQL_NAME, Placed("model-field"), minimum=1), "Fields by name."),),
        returns="model",
        places=("schema-entry",),
        snippet="model({\n\t$1\n})",
        note="Adds `id`, `createdAt` and `updatedAt` unless they are declared.",
        rows=("C02", "C06"),
    ),
    Method(
        "customType",
        "A typed object without a table of its own.",
        (Parameter("fields", MapOf(GRAPHQL_NAME, Placed("custom-type-field"), minimum=1), "Fields by name."),),
        returns="custom-type",
        places=("schema-entry", "sql-schema-entry", "model-field", "custom-type-field", "argument", "return"),
        snippet="customType({\n\t$1\n})",
        note="It has no methods: to make it required or an array, declare it in the schema and use `a.ref`.",
        rows=("C01", "C02"),
    ),
    Method(
        "enum",
        "A string with a fixed set of values.",
        (Parameter("values", ListOf(GRAPHQL_NAME, minimum=1, distinct=True), "The values."),),
        returns="enum",
        places=("schema-entry", "sql-schema-entry", "model-field", "custom-type-field", "argument", "return"),
        snippet="enum(['$1'])",
        note="It has no methods: to make it required or an array, declare it in the schema and use `a.ref`.",
        rows=("E01", "E03", "E04", "E05", "E06", "E07", "E08", "E09"),
    ),
    Method(
        "ref",
        "A reference to a type of the schema, by its name.",
        (Parameter("name", Name("type"), "Name of the type."),),
        returns="ref",
        places=(
            "model-field",
            "custom-type-field",
            "argument",
            "return",
            "subscription-source",
            "data-source",
            "tool-source",
        ),
        snippet="ref('$1')",
        note="A field can refer to an enum or a custom type. Use a relationship to refer to a model.",
        rows=("T01", "T02", "T03"),
    ),
    Method(
        "hasMany",
        "A relationship to many records of another model.",
        _RELATED_CHILD,
        returns="relation:hasMany",
        places=("model-field",),
        snippet="hasMany('$1')",
        note="The other model needs the reference fields and a `belongsTo` with the same references.",
        rows=("R01", "R02", "R03", "R04", "R05", "R06", "R07", "R08"),
    ),
    Method(
        "hasOne",
        "A relationship to one record of another model.",
        _RELATED_CHILD,
        returns="relation:hasOne",
        places=("model-field",),
        snippet="hasOne('$1')",
        note="The other model needs the reference fields and a `belongsTo` with the same references.",
        rows=("R01", "R02", "R03", "R04", "R05", "R06", "R07", "R08"),
    ),
    Method(
        "belongsTo",
        "The other side of `hasMany` or `hasOne`: this record belongs to one of another model.",
        _RELATED_PARENT,
        returns="relation:belongsTo",
        places=("model-field",),
        snippet="belongsTo('$1')",
        note="The other model needs a `hasMany` or `hasOne` with the same references.",
        rows=("R01", "R02", "R03", "R04", "R05", "R06", "R07", "R08"),
    ),
    Method(
        "query",
        "A custom query.",
        returns="query",
        places=("schema-entry", "sql-schema-entry"),
        needs=("returns", "handler"),
        snippet="query()",
        rows=("O01", "O02", "O03"),
    ),
    Method(
        "mutation",
        "A custom mutation.",
        returns="mutation",
        places=("schema-entry", "sql-schema-entry"),
        needs=("returns", "handler"),
        snippet="mutation()",
        rows=("O01", "O02", "O03"),
    ),
    Method(
        "subscription",
        "A subscription to the results of mutations.",
        returns="subscription",
        places=("schema-entry", "sql-schema-entry"),
        needs=("for", "handler"),
        snippet="subscription()",
        rows=("O01", "S01"),
    ),
    Method(
        "generation",
        "A query that an AI model answers.",
        (Parameter("input", Record(GENERATION), "The AI model and its instructions."),),
        since=data_schema("1.5.0"),
        returns="generation",
        places=("schema-entry", "sql-schema-entry"),
        needs=("returns", "authorization"),
        rows=("G01", "G02", "G09"),
    ),
    Method(
        "conversation",
        "A chat with an AI model whose messages are stored.",
        (Parameter("input", Record(CONVERSATION), "The AI model and its instructions."),),
        since=data_schema("1.5.0"),
        returns="conversation",
        places=("schema-entry", "sql-schema-entry"),
        needs=("authorization",),
        rows=("H01",),
    ),
)

NAMESPACES = (
    Property("handler", "Handlers of custom operations.", "a.handler"),
    Property("ai", "AI models and their tools.", "a.ai"),
)

HANDLER = Shape(
    "handler.custom",
    (
        Option(
            "entry",
            Name("file"),
            "JavaScript file of the resolver, relative to this file.",
            "required",
            snippet="entry: './${1:resolver.js}'",
        ),
        Option(
            "dataSource",
            Either((Placed("data-source"), Name("data-source"))),
            "Model whose table it reads and writes, or the name of a data source that `backend.ts` adds.",
            default="'NONE_DS'",
            rows=("O23",),
        ),
    ),
    aliases=(Alias("file", ("entry",)), Alias("path", ("entry",)), Alias("datasource", ("dataSource",))),
    skeleton=("dataSource",),
)

HANDLERS = (
    Method(
        "function",
        "A function handles the operation.",
        (
            Parameter(
                "function",
                Either((FUNCTION, Name("function-key"))),
                "The function, a key of `functions` of `defineData`, or the name of a Lambda function.",
            ),
        ),
        returns="handler:function",
        places=("handler",),
        snippet="function($1)",
        rows=("O11", "O13"),
    ),
    Method(
        "custom",
        "A JavaScript resolver handles the operation.",
        (Parameter("resolver", Record(HANDLER), "The resolver."),),
        returns="handler:custom",
        places=("handler",),
        rows=("O16", "O17", "O18", "O21", "O22"),
    ),
    Method(
        "inlineSql",
        "A SQL statement handles the operation; only in SQL schemas.",
        (Parameter("sql", TEXT, "The statement."),),
        returns="handler:inlineSql",
        places=("handler",),
        snippet="inlineSql('$1')",
        rows=("O14",),
    ),
    Method(
        "sqlReference",
        "A SQL statement in a file handles the operation; only in SQL schemas.",
        (Parameter("path", Name("file"), "The file, relative to this file."),),
        returns="handler:sqlReference",
        places=("handler",),
        snippet="sqlReference('./$1.sql')",
        rows=("O15", "O21"),
    ),
)

HANDLER_ALIASES = (
    Alias("lambda", ("function",)),
    Alias("js", ("custom",)),
    Alias("resolver", ("custom",)),
    Alias("sql", ("inlineSql",)),
)

AI = (
    Method(
        "model",
        "A Bedrock model.",
        (Parameter("name", MODEL_NAMES, "Name of the model."),),
        since=data_schema("1.5.0"),
        returns="ai-model",
        snippet="model('$1')",
        rows=("G07",),
    ),
    Method(
        "dataTool",
        "A tool with which the model of a conversation lists records or calls a query.",
        (Parameter("tool", Record(DATA_TOOL), "The tool."),),
        since=data_schema("1.14.0"),
        returns="ai-tool",
        places=("tool",),
        rows=("H03", "H04", "H05", "H06", "H08"),
    ),
)

BUILDER_ALIASES = (
    Alias("object", ("customType", "json")),
    Alias("type", ("customType",)),
    Alias("struct", ("customType",)),
    Alias("union", ("enum",)),
    Alias("oneOf", ("enum",)),
    Alias("reference", ("ref",)),
    Alias("manyToMany", (), "Gen 2 has no many-to-many relationships; use a model between the two with two `belongsTo` fields"),
    Alias(
        "belongsToMany", (), "Gen 2 has no many-to-many relationships; use a model between the two with two `belongsTo` fields"
    ),
    Alias("connection", ("hasMany", "hasOne", "belongsTo")),
    Alias("allow", (), "`allow` is the parameter of the callback of `.authorization`"),
    Alias("auth", (), "authorization rules are set with `.authorization`"),
    Alias("authorization", (), "authorization rules are set with `.authorization` of a schema, a model or a field"),
    Alias("configure", (), "it is imported from `@aws-amplify/data-schema/internals`"),
    Alias("function", (), "it is `a.handler.function`"),
    Alias("index", (), "indexes are declared with `.secondaryIndexes` of a model"),
    Alias("lambda", (), "it is `a.handler.function`"),
)
