"""The directives of Gen 1: one table for validation, completion, hover and `amplify-ls gen1 directives`."""

from __future__ import annotations

from dataclasses import replace

from amplify_ls.gen1.catalog.types import DirectiveSpec, InputKey, Location, Place

_TYPE = (Location.OBJECT,)
_FIELD = (Location.FIELD_DEFINITION,)
_BOTH = (Location.FIELD_DEFINITION, Location.OBJECT)
_ROOTS = (Place.QUERY, Place.MUTATION, Place.SUBSCRIPTION)
_RELATIONS = (Place.RELATION, Place.RELATION_LIST)
_NEWER = True

_RELATION_FIELDS = InputKey("fields", "[String!]", "Fields of this type with the key of the related record.", skeleton='["$1"]')
_REFERENCES = InputKey("references", "[String!]", "Fields of the other type with the key of this record.", skeleton='["$1"]')
_LIMIT = InputKey("limit", "Int", "The maximum number of records per page.", "100")

DIRECTIVES = (
    DirectiveSpec(
        "model",
        _TYPE,
        (
            InputKey(
                "queries",
                "ModelQueryMap",
                "The names of the queries, or `null` for none.",
                skeleton='{ get: "$1", list: "$2" }',
            ),
            InputKey(
                "mutations",
                "ModelMutationMap",
                "The names of the mutations, or `null` for none.",
                skeleton='{ create: "$1", update: "$2", delete: "$3" }',
            ),
            InputKey(
                "subscriptions",
                "ModelSubscriptionMap",
                "The names of the subscriptions, or `null` for none.",
                skeleton="{ level: $1 }",
            ),
            InputKey(
                "timestamps",
                "TimestampConfiguration",
                "The names of the fields with the times of creation and change.",
                skeleton='{ createdAt: "$1", updatedAt: "$2" }',
            ),
        ),
        "A DynamoDB table with queries, mutations and subscriptions.",
        (Place.MODEL, Place.TYPE),
    ),
    DirectiveSpec(
        "auth",
        _BOTH,
        (InputKey("rules", "[AuthRule!]!", "Who may do what.", skeleton="[{ allow: $1 }]"),),
        "Who may read and change records, fields, or the result of an operation.",
        (Place.MODEL, Place.MODEL_FIELD, *_RELATIONS, *_ROOTS, Place.OTHER_FIELD),
    ),
    DirectiveSpec(
        "primaryKey",
        _FIELD,
        (InputKey("sortKeyFields", "[String]", "The further fields of the key, in order.", skeleton='["$1"]'),),
        "The key of the table, instead of `id`. It cannot be changed after the first deployment.",
        (Place.MODEL_FIELD,),
    ),
    DirectiveSpec(
        "index",
        _FIELD,
        (
            InputKey("name", "String", "The name of the index; the name of its query by default.", skeleton='"$1"'),
            InputKey("sortKeyFields", "[String]", "The fields that the results are sorted and filtered by.", skeleton='["$1"]'),
            InputKey("queryField", "String", "The name of the query; `null` for none.", skeleton='"$1"'),
            InputKey(
                "projection",
                "ProjectionInput",
                "Which attributes the index contains.",
                skeleton="{ type: $1 }",
                is_newer=_NEWER,
            ),
        ),
        "A secondary index with this field as its partition key, and a query over it.",
        (Place.MODEL_FIELD,),
        is_repeatable=True,
    ),
    DirectiveSpec(
        "hasOne",
        _FIELD,
        (_RELATION_FIELDS, _REFERENCES),
        "One related record, found by its primary key.",
        (Place.RELATION,),
    ),
    DirectiveSpec(
        "hasMany",
        _FIELD,
        (
            InputKey("indexName", "String", "The index of the other type that is queried.", skeleton='"$1"'),
            _RELATION_FIELDS,
            _REFERENCES,
            _LIMIT,
        ),
        "The related records, found by an index of their type.",
        (Place.RELATION_LIST,),
    ),
    DirectiveSpec(
        "belongsTo",
        _FIELD,
        (
            _RELATION_FIELDS,
            _REFERENCES,
            InputKey("overrideIndexName", "String", "The index that is used instead.", skeleton='"$1"', is_newer=_NEWER),
        ),
        "The way back of a `@hasOne` or `@hasMany` of the other model.",
        (Place.RELATION,),
    ),
    DirectiveSpec(
        "manyToMany",
        _FIELD,
        (InputKey("relationName", "String!", "The name of the join model, the same on both sides.", skeleton='"$1"'), _LIMIT),
        "Related records through a join model that is generated.",
        (Place.RELATION_LIST,),
    ),
    DirectiveSpec(
        "default",
        _FIELD,
        (InputKey("value", "String!", 'The value as a string, such as `"5"` or `"true"`.', skeleton='"$1"'),),
        "The value that a new record gets if none is given. It has no effect on a required field.",
        (Place.MODEL_FIELD,),
    ),
    DirectiveSpec(
        "function",
        _FIELD,
        (
            InputKey("name", "String!", "The name of the function; `${env}` is replaced.", skeleton='"$1"'),
            InputKey("region", "String", "The region of the function.", skeleton='"$1"'),
            InputKey("accountId", "String", "The account of the function.", skeleton='"$1"'),
            InputKey("invocationType", "InvocationType", "Whether to wait for the answer.", "RequestResponse", is_newer=_NEWER),
        ),
        "A Lambda function that resolves the field; several of them run one after another.",
        (*_ROOTS, Place.MODEL_FIELD, Place.OTHER_FIELD),
        is_repeatable=True,
    ),
    DirectiveSpec(
        "http",
        _FIELD,
        (
            InputKey("method", "HttpMethod", "The method of the request.", "GET"),
            InputKey("url", "String!", "The address; `:name` becomes an argument.", skeleton='"https://$1"'),
            InputKey("headers", "[HttpHeader]", "The headers of the request.", "[]", skeleton='[{ key: "$1", value: "$2" }]'),
        ),
        "An HTTP request that resolves the field. The arguments of the field are rewritten.",
        (*_ROOTS, Place.MODEL_FIELD, Place.OTHER_FIELD),
    ),
    DirectiveSpec(
        "predictions",
        _FIELD,
        (InputKey("actions", "[PredictionsActions!]!", "The services, in the order in which they run.", skeleton="[$1]"),),
        "AI services that resolve the field. The project needs storage.",
        (Place.QUERY,),
    ),
    DirectiveSpec(
        "searchable",
        _TYPE,
        (InputKey("queries", "SearchableQueryMap", "The name of the search query.", skeleton='{ search: "$1" }'),),
        "An OpenSearch domain with the records of the model, and a search query.",
        (Place.MODEL,),
    ),
    DirectiveSpec(
        "mapsTo",
        _TYPE,
        (InputKey("name", "String!", "The former name of the model.", skeleton='"$1"'),),
        "Keeps the table of the former name of a renamed model.",
        (Place.MODEL,),
    ),
    DirectiveSpec(
        "refersTo",
        _BOTH,
        (InputKey("name", "String!", "The name of the table or column.", skeleton='"$1"'),),
        "The name of the SQL table or column. It is rejected on DynamoDB models.",
        (),
    ),
    DirectiveSpec(
        "sql",
        _FIELD,
        (
            InputKey("statement", "String", "The SQL statement.", skeleton='"$1"'),
            InputKey("reference", "String", "The file with the SQL statement.", skeleton='"$1"'),
        ),
        "An SQL statement that resolves the field. The project needs an SQL data source.",
        (),
    ),
    DirectiveSpec(
        "deprecated",
        (Location.FIELD_DEFINITION, Location.INPUT_FIELD_DEFINITION, Location.ENUM, Location.ENUM_VALUE),
        (InputKey("reason", "String", "Why, and what to use instead.", skeleton='"$1"'),),
        "Marks a field or a value that should no longer be used.",
        (Place.MODEL_FIELD, *_RELATIONS, *_ROOTS, Place.OTHER_FIELD, Place.ENUM_VALUE),
    ),
    DirectiveSpec(
        "aws_subscribe",
        _FIELD,
        (InputKey("mutations", "[String!]!", "The mutations that the subscription reports.", skeleton='["$1"]'),),
        "The mutations that feed a subscription.",
        (Place.SUBSCRIPTION,),
        is_appsync=True,
    ),
    DirectiveSpec(
        "aws_auth",
        _FIELD,
        (InputKey("cognito_groups", "[String!]!", "The groups that are granted access.", skeleton='["$1"]'),),
        "Which groups of the user pool may read the field.",
        (),
        is_appsync=True,
    ),
    DirectiveSpec(
        "aws_api_key", _BOTH, (), "Callers with the API key may read it.", (Place.TYPE, Place.OTHER_FIELD), is_appsync=True
    ),
    DirectiveSpec(
        "aws_iam", _BOTH, (), "Callers with IAM credentials may read it.", (Place.TYPE, Place.OTHER_FIELD), is_appsync=True
    ),
    DirectiveSpec(
        "aws_oidc",
        _BOTH,
        (),
        "Callers of the OpenID Connect provider may read it.",
        (Place.TYPE, Place.OTHER_FIELD),
        is_appsync=True,
    ),
    DirectiveSpec(
        "aws_cognito_user_pools",
        _BOTH,
        (InputKey("cognito_groups", "[String!]", "The groups that are granted access.", skeleton='["$1"]'),),
        "Callers of the user pool may read it.",
        (Place.TYPE, Place.OTHER_FIELD),
        is_appsync=True,
    ),
    DirectiveSpec(
        "aws_lambda",
        _BOTH,
        (),
        "Callers that a Lambda authorizer admits may read it.",
        (Place.TYPE, Place.OTHER_FIELD),
        is_appsync=True,
    ),
)

NEWER_DIRECTIVES = frozenset({"validate", "conversation", "generation"})
"""Directives that only the transformers of Gen 2 know."""
FORMER_DIRECTIVES = frozenset({"key", "connection", "versioned"})
"""Directives of the first version of the transformer, which are rejected with a message of their own."""
RELATION_DIRECTIVES = ("hasOne", "hasMany", "belongsTo", "manyToMany")

_BY_NAME = {spec.name: replace(spec, arguments=tuple(key for key in spec.arguments if not key.is_newer)) for spec in DIRECTIVES}


def directive_spec(name: str) -> DirectiveSpec | None:
    """The directive with a name, without what only the transformers of Gen 2 know."""
    return _BY_NAME.get(name)
