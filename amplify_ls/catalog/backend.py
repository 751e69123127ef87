"""`defineBackend`, `secret`, and what the result of `defineBackend` offers."""

from __future__ import annotations

from amplify_ls.catalog.types import TEXT, Made, MapOf, Method, Name, Parameter, Property, Simple, Text

BACKEND_KEY = Text(r"(?!(createStack|addOutput|stack)$).+", "any name but `createStack`, `addOutput` and `stack`", minimum=1)

RESOURCES = Made(("resource:auth", "resource:referenced-auth", "resource:data", "resource:storage", "resource:function"))

RESERVED_STACKS = ("auth", "data", "storage", "function")
"""Names of nested stacks that the packages make themselves (BE05)."""

SECRET_NAME = Name("secret", r"[A-Za-z0-9_.\-]+", "letters, digits, dots, dashes and underscores")

DEFINE_BACKEND_RESOURCES = MapOf(BACKEND_KEY, RESOURCES, minimum=1)

OUTPUT_KEYS = ("version", "auth", "data", "storage", "geo", "notifications", "analytics", "custom")
"""Keys of the client configuration that `addOutput` takes; own values go under `custom` (BE08)."""

BACKEND_MEMBERS = (
    Method(
        "createStack",
        "Makes a nested stack of your own.",
        (Parameter("name", Name("stack"), "Name of the stack, not used yet."),),
        repeat="last-wins",
        rows=("BE05",),
    ),
    Method(
        "addOutput",
        "Adds to `amplify_outputs.json`; own values go under `custom`.",
        (Parameter("part", MapOf(TEXT, Simple("anything")), "Part of the client configuration."),),
        repeat="last-wins",
        snippet="addOutput({\n\tcustom: {\n\t\t$1\n\t},\n})",
        rows=("BE06", "BE07", "BE08"),
    ),
    Property("stack", "The root stack."),
)

_STACK = Property("stack", "The nested stack of the resource.")

AUTH_MEMBERS = (
    Property("resources", "`userPool`, `userPoolClient`, the roles, `identityPoolId`, `groups`, `cfnResources`."),
    _STACK,
)

DATA_MEMBERS = (
    Property("resources", "`graphqlApi`, `tables`, `cfnResources` and more."),
    Method("addDynamoDbDataSource", "Makes a DynamoDB table a data source of the API.", repeat="last-wins"),
    Method("addEventBridgeDataSource", "Makes an event bus a data source of the API.", repeat="last-wins"),
    Method("addHttpDataSource", "Makes an HTTP endpoint a data source of the API.", repeat="last-wins"),
    Method("addLambdaDataSource", "Makes a function a data source of the API.", repeat="last-wins"),
    Method("addNoneDataSource", "Adds a data source that reads nothing.", repeat="last-wins"),
    Method("addOpenSearchDataSource", "Makes an OpenSearch domain a data source of the API.", repeat="last-wins"),
    Method("addRdsDataSource", "Makes an Aurora cluster a data source of the API.", repeat="last-wins"),
    Method("addResolver", "Adds a resolver to the API.", repeat="last-wins"),
    _STACK,
)

STORAGE_MEMBERS = (
    Property("resources", "`bucket` and `cfnResources.cfnBucket`."),
    _STACK,
)

FUNCTION_MEMBERS = (
    Property("resources", "`lambda` and `cfnResources.cfnFunction`."),
    Method(
        "addEnvironment",
        "Adds an environment variable; a value of another stack can close a cycle between stacks.",
        (
            Parameter("key", TEXT, "Name of the variable."),
            Parameter("value", Simple("anything", "a text or a secret"), "Its value."),
        ),
        repeat="last-wins",
        snippet="addEnvironment('$1', $2)",
        rows=("BE09",),
    ),
    _STACK,
)
