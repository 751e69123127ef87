"""The members of `backend.NAME.resources`: the constructs that the packages create for each resource."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from amplify_ls.catalog.types import Property

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amplify_ls.catalog.kinds import Receiver

_CONSTRUCTS = "The CloudFormation resources, whose properties can be changed."

AUTH_RESOURCES = (
    Property("userPool", "The user pool.", note="`userPoolId`, `userPoolArn`."),
    Property("userPoolClient", "The app client of the user pool.", note="`userPoolClientId`."),
    Property("authenticatedUserIamRole", "The role of signed-in users.", note="`roleArn`."),
    Property("unauthenticatedUserIamRole", "The role of guests.", note="`roleArn`."),
    Property("identityPoolId", "ID of the identity pool."),
    Property("groups", "The groups by name, each with its `role` and `cfnUserGroup`."),
    Property("cfnResources", _CONSTRUCTS, "resources:auth-cfn"),
)

REFERENCED_AUTH_RESOURCES = tuple(each for each in AUTH_RESOURCES if each.name != "cfnResources")

AUTH_CFN_RESOURCES = (
    Property(
        "cfnUserPool", "The user pool: `policies`, `userPoolTier` and everything else that `defineAuth` has no option for."
    ),
    Property("cfnUserPoolClient", "The app client: token validity, allowed flows."),
    Property("cfnIdentityPool", "The identity pool: `allowUnauthenticatedIdentities`."),
    Property("cfnIdentityPoolRoleAttachment", "The roles of identities."),
)

DATA_RESOURCES = (
    Property("graphqlApi", "The API.", note="`apiId`, `arn`."),
    Property("tables", "The tables of the models, by the name of the model."),
    Property("roles", "The roles of the data sources, by name."),
    Property("functions", "The functions that the API creates, by name."),
    Property("nestedStacks", "The stacks within the stack of the API, by name."),
    Property("cfnResources", _CONSTRUCTS, "resources:data-cfn"),
)

DATA_CFN_RESOURCES = (
    Property("cfnGraphqlApi", "The API: `xrayEnabled`, `logConfig` and more."),
    Property("cfnGraphqlSchema", "The GraphQL schema."),
    Property("cfnApiKey", "The API key, if there is one."),
    Property("cfnResolvers", "The resolvers, by name."),
    Property("cfnFunctionConfigurations", "The functions of pipeline resolvers, by name."),
    Property("cfnDataSources", "The data sources, by name."),
    Property("cfnTables", "Plain DynamoDB tables, by the name of the model."),
    Property(
        "amplifyDynamoDbTables", "The tables of the models: `pointInTimeRecoveryEnabled`, `timeToLiveAttribute` and more."
    ),
    Property("cfnRoles", "The roles, by name."),
    Property("cfnFunctions", "The functions that the API creates, by name."),
    Property("additionalCfnResources", "Other resources, by name."),
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
    """The keys of an object of constructs by name."""

    named_after: Literal["model", "group", "nothing"]
    """What its keys are named after. `nothing`: it is empty in every backend without a SQL schema."""
    pattern: str = "{}"
    """The key, in which `{}` is the name."""
    has_others: bool = False
    """Whether it also has keys that are derived from other names."""
    instead: str = ""
    """The related object that has what people look for here."""


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
"""Determined by listing the keys of each: `cfnTables` is empty, because Amplify's table manager creates all tables."""

CONVERSATION_TABLES = ("Conversation{}", "ConversationMessage{}")
"""The tables that a conversation creates; `{}` is its capitalized name."""

AMPLIFY_TABLE_SETTINGS = frozenset(
    {"billingMode", "timeToLiveAttribute", "pointInTimeRecoveryEnabled", "pointInTimeRecoverySpecification"}
    | {"provisionedThroughput", "streamSpecification", "sseSpecification", "deletionProtectionEnabled"}
)
"""The properties of an item of `amplifyDynamoDbTables`."""

TABLE_ATTRIBUTES = {"attrArn": "tableArn", "attrStreamArn": "tableStreamArn", "ref": "tableName", "tableName": "tableName"}
"""Attributes of a `CfnTable`, by the equivalent attributes of an item of `tables`."""

READ_AT_ONCE = {"addDynamoDbDataSource": 1, "DynamoEventSource": 0}
"""Methods and classes that read their table argument at once, with its position."""
