"""SQL schemas: `configure({ database }).schema({...})` and its chain, usually in a generated file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.common import GRAPHQL_NAME
from amplify_ls.catalog.schema.chains import MODEL_LINKS
from amplify_ls.catalog.types import (
    ANYTHING,
    BOOLEAN,
    TEXT,
    Alias,
    Callback,
    Case,
    Choice,
    ListOf,
    Made,
    MapOf,
    Method,
    Name,
    OneOf,
    Option,
    Parameter,
    Placed,
    Property,
    Record,
    Shape,
    Variants,
)
from amplify_ls.catalog.versions import data_schema

if TYPE_CHECKING:
    from amplify_ls.catalog.types import Member

_SUBNET = Shape(
    "subnetAvailabilityZones",
    (
        Option("subnetId", TEXT, "ID of the subnet.", "required"),
        Option("availabilityZone", TEXT, "Availability zone of the subnet.", "required"),
    ),
)

_VPC = Shape(
    "vpcConfig",
    (
        Option("vpcId", TEXT, "Id of the VPC.", "required"),
        Option("securityGroupIds", ListOf(TEXT), "IDs of the security groups.", "required"),
        Option("subnetAvailabilityZones", ListOf(Record(_SUBNET)), "Subnets and their availability zones.", "required"),
    ),
)

_CONNECTED = (
    Option("connectionUri", Made(("secret",), "SQL_CONNECTION_STRING"), "Connection string of the database.", "required"),
    Option("identifier", TEXT, "Name that distinguishes several databases."),
    Option("sslCert", Made(("secret",), "SSL_CERT"), "Certificate of the database server."),
    Option("vpcConfig", Record(_VPC), "Network of the database."),
    Option(
        "minimizeRdsVpcEndpoints",
        BOOLEAN,
        "Whether only the endpoint for parameters is created in the VPC.",
        default="false",
    ),
)

DATABASE = Shape(
    "database",
    (
        Option(
            "engine",
            OneOf(
                (
                    Choice("postgresql", "A PostgreSQL database."),
                    Choice("mysql", "A MySQL database."),
                    Choice("dynamodb", "DynamoDB, as without `configure`."),
                ),
                (Alias("postgres", ("postgresql",)), Alias("pg", ("postgresql",)), Alias("mariadb", ("mysql",))),
            ),
            "Kind of the database.",
            "required",
        ),
    ),
    variants=Variants(
        (
            Case("SQL", _CONNECTED, ("postgresql", "mysql")),
            Case("DynamoDB", (), ("dynamodb",)),
        ),
        discriminant="engine",
    ),
)

CONFIGURATION = Shape("configure", (Option("database", Record(DATABASE), "The database.", "required"),))

CONFIGURE = Method(
    "configure",
    "Starts a schema for a database other than DynamoDB.",
    (Parameter("configuration", Record(CONFIGURATION), "The database."),),
    returns="schema:configuration",
    needs=("schema",),
)

CONFIGURATION_LINKS = (
    Method(
        "schema",
        "The models of the database.",
        (Parameter("types", MapOf(GRAPHQL_NAME, Placed("schema-entry"), minimum=1), "Models by name."),),
        returns="schema:sql",
    ),
)

_OPERATIONS = MapOf(GRAPHQL_NAME, Placed("sql-schema-entry"))
_ADDED_OTHERWISE = "Deprecated: use `addToSchema`."


def _deprecated(name: str, what: str) -> Method:
    parameters = (Parameter("types", _OPERATIONS, f"{what} by name."),)
    return Method(name, f"Adds {what.lower()} to the schema.", parameters, caution=_ADDED_OTHERWISE)


SQL_LINKS = (
    Method(
        "addToSchema",
        "Adds operations, custom types and enums, but no models, to the schema.",
        (Parameter("types", _OPERATIONS, "Types by name."),),
        since=data_schema("1.2.0"),
        snippet="addToSchema({\n\t$1\n})",
        rows=("SQL1",),
    ),
    Method(
        "setAuthorization",
        "Sets authorization rules of models: call `models.NAME.authorization(...)`.",
        (
            Parameter(
                "callback",
                Callback(
                    (
                        Parameter("models", MapOf(Name("model"), Made(("model-proxy",))), "The models by name."),
                        Parameter("schema", Made(("schema:sql",)), "The schema."),
                    ),
                    ANYTHING,
                ),
                "Sets the authorization rules.",
            ),
        ),
        snippet="setAuthorization((models) => {\n\t$1\n})",
    ),
    Method(
        "setRelationships",
        "Adds relationships to models.",
        (
            Parameter(
                "callback",
                Callback(
                    (Parameter("models", MapOf(Name("model"), Made(("related-proxy",))), "The models by name."),),
                    ListOf(ANYTHING),
                ),
                "Returns `[models.NAME.relationships({...})]`.",
            ),
        ),
        since=data_schema("1.1.1"),
        snippet="setRelationships((models) => [\n\tmodels.${1:Name}.relationships({\n\t\t$2\n\t}),\n])",
    ),
    Method(
        "renameModels",
        "Renames models, which have the names of their tables.",
        (
            Parameter(
                "callback",
                Callback((), ListOf(ListOf(TEXT, minimum=2, maximum=2))),
                "Returns pairs of old and new names.",
            ),
        ),
        snippet="renameModels(() => [['$1', '$2']])",
        rows=("SQL2",),
    ),
    _deprecated("addQueries", "Queries"),
    _deprecated("addMutations", "Mutations"),
    _deprecated("addSubscriptions", "Subscriptions"),
)

_PROXY_LINKS = tuple(link._replace(removes=("relationships",)) for link in MODEL_LINKS if link.name != "secondaryIndexes")

_RELATIONSHIPS = Method(
    "relationships",
    "Adds relationship fields to the model; nothing can follow it.",
    (Parameter("fields", MapOf(GRAPHQL_NAME, Placed("model-field")), "Relationships by field name."),),
    removes=tuple(link.name for link in _PROXY_LINKS),
    since=data_schema("1.1.1"),
    snippet="relationships({\n\t$1\n})",
)

MODEL_PROXY_MEMBERS: tuple[Member, ...] = (
    _RELATIONSHIPS,
    *_PROXY_LINKS,
    Property("fields", "The fields of the model by name, to set their authorization rules."),
)
"""The members of `models.NAME` in `.setAuthorization`."""

_RELATED_LINKS = tuple(link for link in _PROXY_LINKS if link.name != "authorization")
RELATED_PROXY_MEMBERS: tuple[Member, ...] = (
    _RELATIONSHIPS._replace(removes=tuple(link.name for link in _RELATED_LINKS)),
    *_RELATED_LINKS,
)
"""The members of `models.NAME` in `.setRelationships`."""
