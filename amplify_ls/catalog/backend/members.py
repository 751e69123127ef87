"""`defineBackend`, `secret`, and what the result of `defineBackend` offers."""

from __future__ import annotations

from amplify_ls.catalog.backend.outputs import OUTPUTS
from amplify_ls.catalog.types import TEXT, Either, Made, MapOf, Method, Name, Parameter, Property, Record, Simple, Text
from amplify_ls.catalog.versions import backend

BACKEND_KEY = Text(r"(?!(createStack|addOutput|stack)$).+", "any name but `createStack`, `addOutput` and `stack`", minimum=1)

RESOURCES = Made(("resource:auth", "resource:referenced-auth", "resource:data", "resource:storage", "resource:function"))

STACKS = {"defineAuth": "auth", "referenceAuth": "auth", "defineData": "data", "defineStorage": "storage"}
"""The nested stacks that the packages create, by the function that creates them (BE05); functions choose theirs."""

SECRET_NAME = Name("secret", r"[A-Za-z0-9_.\-]+", "letters, digits, dots, dashes and underscores")

DEFINE_BACKEND_RESOURCES = MapOf(BACKEND_KEY, RESOURCES, minimum=1)

NONE_SOURCE = "NONE_DS"
"""The data source without a source, which each API has."""

GENERATED_SOURCES = (("", "Table"), ("", "LambdaDataSource"), ("SQLLambdaDataSource", ""), ("GenerationBedrockDataSource", ""))
"""Prefixes and suffixes of the names of data sources that the packages create."""

BACKEND_MEMBERS = (
    Method(
        "createStack",
        "Creates a custom nested stack.",
        (Parameter("name", Name("stack"), "Name of the stack, not used yet."),),
        repeat="last-wins",
        rows=("BE05",),
    ),
    Method(
        "addOutput",
        "Adds to `amplify_outputs.json`; custom values belong in `custom`.",
        (Parameter("part", Record(OUTPUTS), "Part of the client configuration."),),
        repeat="last-wins",
        snippet="addOutput({\n\tcustom: {\n\t\t$1\n\t},\n})",
        rows=("BE06", "BE07", "BE08"),
    ),
    Property("stack", "The root stack."),
)

_STACK = Property("stack", "The nested stack of the resource.")

AUTH_MEMBERS = (
    Property(
        "resources", "`userPool`, `userPoolClient`, the roles, `identityPoolId`, `groups`, `cfnResources`.", "resources:auth"
    ),
    _STACK,
)

REFERENCED_AUTH_MEMBERS = (
    Property("resources", "The pools, the roles and the `groups` that it names.", "resources:referenced-auth"),
    _STACK,
)

_ID = Parameter("id", TEXT, "ID of the data source in the API, not used yet.")
_SOURCE_OPTIONS = Parameter("options", Simple("cdk", "options of the data source"), "Name and description.", "optional")


def _source(name: str, summary: str, *parameters: Parameter) -> Method:
    return Method(name, summary, (_ID, *parameters, _SOURCE_OPTIONS), repeat="last-wins")


def _made(name: str, meaning: str, summary: str) -> Parameter:
    return Parameter(name, Simple("cdk", meaning), summary)


DATA_MEMBERS = (
    Property("resources", "`graphqlApi`, `tables`, `cfnResources` and more.", "resources:data"),
    Property("apiId", "Id of the API."),
    Property("apiKey", "The API key, if the API has one."),
    Property("graphqlUrl", "URL of the API."),
    Property("realtimeUrl", "URL for subscriptions."),
    Property("generatedFunctionSlots", "The resolver functions of the schema."),
    _source("addDynamoDbDataSource", "Adds a DynamoDB table as a data source.", _made("table", "an ITable", "The table.")),
    _source(
        "addElasticsearchDataSource",
        "Adds an Elasticsearch domain as a data source; use `addOpenSearchDataSource` instead.",
        _made("domain", "an IDomain", "The domain."),
    ),
    _source("addEventBridgeDataSource", "Adds an event bus as a data source.", _made("eventBus", "an IEventBus", "The bus.")),
    _source(
        "addHttpDataSource", "Adds an HTTP endpoint as a data source.", Parameter("endpoint", TEXT, "URL of the endpoint.")
    ),
    _source(
        "addLambdaDataSource", "Adds a function as a data source.", _made("lambdaFunction", "an IFunction", "The function.")
    ),
    _source("addNoneDataSource", "Adds a data source without a source."),
    _source(
        "addOpenSearchDataSource", "Adds an OpenSearch domain as a data source.", _made("domain", "an IDomain", "The domain.")
    ),
    _source(
        "addRdsDataSource",
        "Adds an Aurora cluster as a data source.",
        _made("serverlessCluster", "an IServerlessCluster", "The cluster."),
        _made("secretStore", "an ISecret", "The secret with user name and password."),
        Parameter("databaseName", TEXT, "Name of the database.", "optional"),
    ),
    Method(
        "addFunction",
        "Adds a resolver function to the API, for pipelines.",
        (
            Parameter("id", TEXT, "ID of the function in the API, not used yet."),
            _made("props", "AddFunctionProps", "Data source and code of the function."),
        ),
        repeat="last-wins",
    ),
    Method(
        "addResolver",
        "Adds a resolver to the API.",
        (
            Parameter("id", TEXT, "ID of the resolver in the API, not used yet."),
            _made("props", "ExtendedResolverProps", "Type, field, data source and code of the resolver."),
        ),
        repeat="last-wins",
    ),
    _STACK,
)

STORAGE_MEMBERS = (
    Property("resources", "`bucket` and `cfnResources.cfnBucket`.", "resources:storage"),
    _STACK,
)

FUNCTION_MEMBERS = (
    Property("resources", "`lambda` and `cfnResources.cfnFunction`.", "resources:function"),
    Method(
        "addEnvironment",
        "Adds an environment variable; a value from another stack can cause a circular dependency.",
        (
            Parameter("key", TEXT, "Name of the variable."),
            Parameter("value", Either((TEXT, Made(("secret",)))), "Its value, a string or a secret."),
        ),
        repeat="last-wins",
        snippet="addEnvironment('$1', $2)",
        since=backend("1.0.5"),
        rows=("BE09",),
    ),
    _STACK,
)
