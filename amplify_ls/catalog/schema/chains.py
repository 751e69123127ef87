"""The chains of schemas, models and fields: `.authorization(...)`, `.identifier([...])`, `.required()`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.schema.authorization import authorization_link
from amplify_ls.catalog.schema.operations import DISABLED_OPERATIONS, SOURCE_MUTATIONS
from amplify_ls.catalog.types import (
    ANYTHING,
    Alias,
    Callback,
    ListOf,
    Made,
    Method,
    Name,
    Parameter,
)
from amplify_ls.catalog.versions import data_schema

if TYPE_CHECKING:
    from amplify_ls.catalog.kinds import Place, Receiver

_MODEL_RULES: tuple[Receiver, ...] = ("rule", "rule:owner", "rule:group")
_FIELD_RULES: tuple[Receiver, ...] = ("field-rule", "field-rule:owner", "field-rule:group")
_FIELD_AUTHORIZATION = "Authorization rules of the field, which replace those of the model."
_FIELD: tuple[Place, ...] = ("model-field",)

_REQUIRED = Method("required", "The value is required; after `.array()`, the array is.", rows=("F11",))
_ARRAY = Method("array", "An array of the type.", restores=("required",), rows=("F11",))

SCHEMA_LINKS = (
    authorization_link(
        "allow:schema",
        (*_MODEL_RULES, "rule:resource"),
        "Authorization rules of all models and operations without their own rules.",
        rows=("AZ01", "AZ19", "AZ20"),
    ),
)

_KEYS = ListOf(Name("identifier-field"), distinct=True)
_INDEX = Callback(
    (Parameter("field", Name("index-field"), "The partition key."),),
    Made(("index",)),
)

MODEL_LINKS = (
    Method(
        "identifier",
        "Fields of the primary key, instead of `id`.",
        (Parameter("fields", _KEYS, "The partition key, then the sort keys; the fields must be required."),),
        snippet="identifier(['$1'])",
        rows=("I01", "I02", "I03", "I04", "I05", "I06", "I07", "I11"),
    ),
    Method(
        "secondaryIndexes",
        "Secondary indexes, each with a query.",
        (
            Parameter(
                "callback",
                Callback((Parameter("index", _INDEX, "Creates an index."),), ListOf(Made(("index",)))),
                "Returns an array of indexes.",
            ),
        ),
        snippet="secondaryIndexes((index) => [index('$1')])",
        rows=("X01", "X16", "X17"),
    ),
    Method(
        "disableOperations",
        "Operations that the model does not have.",
        (Parameter("operations", ListOf(DISABLED_OPERATIONS), "The operations."),),
        since=data_schema("1.4.0"),
        snippet="disableOperations(['$1'])",
        rows=("Z01", "Z02"),
    ),
    authorization_link(
        "allow:model",
        _MODEL_RULES,
        "Authorization rules of the model, which replace those of the schema.",
        rows=("AZ01", "AZ19", "AZ20", "AZ21"),
    ),
)

SCALAR_LINKS = (
    _REQUIRED,
    _ARRAY._replace(removes=("validate",)),
    Method(
        "default",
        "Default value in new records.",
        (Parameter("value", ANYTHING, "A value of the field's type; only SQL databases can generate one.", "optional"),),
        places=_FIELD,
        snippet="default($1)",
        rows=("F01", "F02", "F04", "F05", "C03"),
    ),
    authorization_link("allow:field", _FIELD_RULES, _FIELD_AUTHORIZATION, _FIELD, rows=("AZ08", "C05")),
    Method(
        "validate",
        "Validation of the value on create and update.",
        (
            Parameter(
                "callback",
                Callback(
                    (Parameter("v", Made(("validator:string", "validator:number")), "Validation of the value."),), ANYTHING
                ),
                "Validation of the value.",
            ),
        ),
        removes=("default", "array"),
        since=data_schema("1.20.1"),
        places=_FIELD,
        snippet="validate((v) => v.$1)",
        rows=("V01", "V02", "V07", "C04"),
    ),
)

REF_LINKS = (
    _REQUIRED,
    _ARRAY,
    authorization_link("allow:field", _FIELD_RULES, _FIELD_AUTHORIZATION, _FIELD, rows=("C05",)),
    Method(
        "mutations",
        "Mutations of the model that trigger the subscription.",
        (Parameter("operations", ListOf(SOURCE_MUTATIONS, minimum=1), "The mutations."),),
        places=("subscription-source",),
        snippet="mutations(['$1'])",
        rows=("S02", "S03", "S08"),
    ),
)

_RELATION_AUTHORIZATION = authorization_link(
    "allow:field", _FIELD_RULES, _FIELD_AUTHORIZATION, repeat="last-wins", rows=("AZ27",)
)
_NEVER_REQUIRED = "The types have it, but the packages reject it: make the reference field required instead."

HAS_MANY_LINKS = (
    Method("valueRequired", "The records are required.", caution=_NEVER_REQUIRED, rows=("R12",)),
    _RELATION_AUTHORIZATION,
)
HAS_ONE_LINKS = (
    Method("required", "The record is required.", caution=_NEVER_REQUIRED, rows=("R11",)),
    _RELATION_AUTHORIZATION,
)
BELONGS_TO_LINKS = (_RELATION_AUTHORIZATION,)

_OPTIONAL_BY_DEFAULT = "a field is optional unless it is `.required()`"

FIELD_ALIASES = (
    Alias("optional", (), _OPTIONAL_BY_DEFAULT),
    Alias("nullable", (), _OPTIONAL_BY_DEFAULT),
    Alias("notNull", ("required",)),
    Alias("nonNull", ("required",)),
    Alias("isRequired", ("required",)),
    Alias("mandatory", ("required",)),
    Alias("defaultValue", ("default",)),
    Alias("defaultsTo", ("default",)),
    Alias("list", ("array",)),
    Alias("isArray", ("array",)),
    Alias("auth", ("authorization",)),
    Alias("allow", ("authorization",)),
    Alias("primaryKey", (), "the identifier is declared with `.identifier([...])` of the model"),
    Alias("identifier", (), "the identifier is declared with `.identifier([...])` of the model"),
    Alias("index", (), "indexes are declared with `.secondaryIndexes(...)` of the model"),
    Alias("unique", (), "only the identifier of a model is unique"),
    Alias("min", ("validate",)),
    Alias("max", ("validate",)),
    Alias("minLength", ("validate",)),
    Alias("maxLength", ("validate",)),
)

MODEL_ALIASES = (
    Alias("primaryKey", ("identifier",)),
    Alias("key", ("identifier",)),
    Alias("keys", ("identifier",)),
    Alias("id", ("identifier",)),
    Alias("index", ("secondaryIndexes",)),
    Alias("indexes", ("secondaryIndexes",)),
    Alias("secondaryIndex", ("secondaryIndexes",)),
    Alias("auth", ("authorization",)),
    Alias("allow", ("authorization",)),
    Alias("rules", ("authorization",)),
    Alias("disable", ("disableOperations",)),
    Alias("required", (), "a model is not a field"),
    Alias("array", (), "a model is not a field"),
)
