"""What stands behind `backend.NAME.resources`: the constructs that the packages make of each resource."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from amplify_ls.catalog.types import Property

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amplify_ls.catalog.kinds import Receiver

_CONSTRUCTS = "The constructs one by one, as CloudFormation knows them; what they are made of can be changed."

AUTH_RESOURCES = (
    Property("userPool", "The user pool.", note="`userPoolId`, `userPoolArn`."),
    Property("userPoolClient", "The app client of the user pool.", note="`userPoolClientId`."),
    Property("authenticatedUserIamRole", "The role of signed-in users.", note="`roleArn`."),
    Property("unauthenticatedUserIamRole", "The role of guests.", note="`roleArn`."),
    Property("identityPoolId", "Id of the identity pool."),
    Property("groups", "The groups by name, each with its `role` and `cfnUserGroup`."),
    Property("cfnResources", _CONSTRUCTS, "resources:auth-cfn"),
)

REFERENCED_AUTH_RESOURCES = tuple(each for each in AUTH_RESOURCES if each.name != "cfnResources")

AUTH_CFN_RESOURCES = (
    Property("cfnUserPool", "The user pool: `policies`, `userPoolTier` and all else that `defineAuth` does not offer."),
    Property("cfnUserPoolClient", "The app client: times that tokens are good for, flows that are allowed."),
    Property("cfnIdentityPool", "The identity pool: `allowUnauthenticatedIdentities`."),
    Property("cfnIdentityPoolRoleAttachment", "Which role an identity takes."),
)

DATA_RESOURCES = (
    Property("graphqlApi", "The API.", note="`apiId`, `arn`."),
    Property("tables", "The tables of the models, by the name of the model."),
    Property("roles", "The roles of the data sources, by name."),
    Property("functions", "The functions that the API makes itself, by name."),
    Property("nestedStacks", "The stacks within the stack of the API, by name."),
    Property("cfnResources", _CONSTRUCTS, "resources:data-cfn"),
)

DATA_CFN_RESOURCES = (
    Property("cfnGraphqlApi", "The API: `xrayEnabled`, `logConfig` and more."),
    Property("cfnGraphqlSchema", "The GraphQL schema."),
    Property("cfnApiKey", "The API key, where there is one."),
    Property("cfnResolvers", "The resolvers, by name."),
    Property("cfnFunctionConfigurations", "The functions of pipeline resolvers, by name."),
    Property("cfnDataSources", "The data sources, by name."),
    Property("cfnTables", "Tables that are made as plain tables, by the name of the model."),
    Property(
        "amplifyDynamoDbTables", "The tables of the models: `pointInTimeRecoveryEnabled`, `timeToLiveAttribute` and more."
    ),
    Property("cfnRoles", "The roles, by name."),
    Property("cfnFunctions", "The functions that the API makes itself, by name."),
    Property("additionalCfnResources", "What else there is, by name."),
)

STORAGE_RESOURCES = (
    Property("bucket", "The bucket.", note="`bucketName`, `bucketArn`."),
    Property("cfnResources", _CONSTRUCTS, "resources:storage-cfn"),
)

STORAGE_CFN_RESOURCES = (Property("cfnBucket", "The bucket: `lifecycleConfiguration`, `accelerateConfiguration` and more."),)

FUNCTION_RESOURCES = (
    Property("lambda", "The function.", note="`functionArn`, `functionName`, `addToRolePolicy(...)`."),
    Property("cfnResources", _CONSTRUCTS, "resources:function-cfn"),
)

FUNCTION_CFN_RESOURCES = (Property("cfnFunction", "The function: `reservedConcurrentExecutions` and more."),)


class KeyedConstructs(NamedTuple):
    """An object of constructs by name: which keys it has."""

    named_after: Literal["model", "group", "nothing"]
    """What each of its keys is named after. `nothing`: it is empty in every backend without a SQL schema."""
    pattern: str = "{}"
    """The key, `{}` being the name."""
    has_others: bool = False
    """Whether it has keys that are made of other names too."""
    instead: str = ""
    """The object next to it that has what people look for here."""


KEYED_CONSTRUCTS: Mapping[tuple[Receiver, str], KeyedConstructs] = {
    ("resources:auth", "groups"): KeyedConstructs("group"),
    ("resources:referenced-auth", "groups"): KeyedConstructs("group"),
    ("resources:data", "tables"): KeyedConstructs("model"),
    ("resources:data", "roles"): KeyedConstructs("model", "{}IAMRole", has_others=True),
    ("resources:data", "nestedStacks"): KeyedConstructs("model", has_others=True),
    ("resources:data", "functions"): KeyedConstructs("nothing"),
    ("resources:data-cfn", "amplifyDynamoDbTables"): KeyedConstructs("model"),
    ("resources:data-cfn", "cfnTables"): KeyedConstructs("nothing", instead="amplifyDynamoDbTables"),
    ("resources:data-cfn", "cfnDataSources"): KeyedConstructs("model", "{}Table", has_others=True),
    ("resources:data-cfn", "cfnRoles"): KeyedConstructs("model", "{}IAMRole", has_others=True),
    ("resources:data-cfn", "cfnFunctions"): KeyedConstructs("nothing"),
}
"""Measured by listing the keys of each: `cfnTables` stays empty, as all tables are made by Amplify's own table manager."""

CONVERSATION_TABLES = ("Conversation{}", "ConversationMessage{}")
"""The tables that a conversation makes, `{}` being its name with a capital."""

AMPLIFY_TABLE_SETTINGS = frozenset(
    {"billingMode", "timeToLiveAttribute", "pointInTimeRecoveryEnabled", "pointInTimeRecoverySpecification"}
    | {"provisionedThroughput", "streamSpecification", "sseSpecification", "deletionProtectionEnabled"}
)
"""What can be set on an item of `amplifyDynamoDbTables`."""

TABLE_ATTRIBUTES = {"attrArn": "tableArn", "attrStreamArn": "tableStreamArn", "ref": "tableName", "tableName": "tableName"}
"""Attributes of a `CfnTable`, by those of an item of `tables` that say the same."""

READ_AT_ONCE = {"addDynamoDbDataSource": 1, "DynamoEventSource": 0}
"""Methods and classes that read a table which they are given at once, with its place among their arguments."""
