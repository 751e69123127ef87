"""Of the CDK: which constructs and methods make the stack of one construct need that of another one.

Each row was seen in the templates that the CDK writes: what is not here makes no edge that anybody could rely on.
"""

from __future__ import annotations

READERS = {
    "addEnvironment": "an environment variable",
    "addPropertyOverride": "a property",
    "addOverride": "a property",
    "addPermission": "a permission",
    "addEventSourceMapping": "an event source",
}
"""Methods that write their arguments into the construct that they are called on."""

POLICIES = frozenset({"addToRolePolicy", "addToPrincipalPolicy", "addToPolicy"})
"""Methods that add a statement to the policy of a role."""

TAKERS = {
    "addLambdaDataSource": "a data source",
    "addDynamoDbDataSource": "a data source",
    "addEventBridgeDataSource": "a data source",
    "addTrigger": "a trigger",
    "addEventNotification": "a notification",
    "addObjectCreatedNotification": "a notification",
    "addObjectRemovedNotification": "a notification",
    "addDependency": "a dependency",
    "addTarget": "a target",
    "addMethod": "an integration",
    "addProxy": "an integration",
    "addRoutes": "an integration",
    "addManagedPolicy": "a policy",
}
"""Methods that make the construct depend on their arguments: mostly on a function that it calls."""

MADE_WITHIN = frozenset({"addClient", "addDomain", "addFunctionUrl", "addAlias", "addResource"})
"""Methods that create a construct in the stack of the one that they are called on, and return it."""

WRAPPERS = {
    "LambdaFunction": 0,
    "SqsQueue": 0,
    "SnsTopic": 0,
    "LambdaDestination": 0,
    "SqsDestination": 0,
    "SnsDestination": 0,
    "LambdaIntegration": 0,
    "HttpLambdaIntegration": 1,
    "HttpUserPoolAuthorizer": 1,
}
"""Wrappers of a construct that is called or notified, with the position of the construct among their arguments."""

NEEDS_BACK = frozenset({"SqsQueue", "SqsDestination", "SnsDestination"})
"""Wrappers of constructs that in turn name their senders."""

SOURCES = frozenset({"DynamoEventSource", "SqsEventSource", "KinesisEventSource", "SnsEventSource"})
"""Event sources, which are created in the stack of the function that they are added to."""
NOTIFIED_BY = frozenset({"S3EventSource"})
"""The same, if the construct depends on the function."""
SUBSCRIPTIONS = frozenset({"LambdaSubscription", "SqsSubscription"})
"""Subscriptions of topics, which are created in the stack of the subscriber and depend on the topic."""

CONSTRUCT_OPTIONS = {
    "UserPoolClient": ("userPool",),
    "UserPoolDomain": ("userPool",),
    "UserPoolResourceServer": ("userPool",),
    "UserPoolIdentityProviderGoogle": ("userPool",),
    "LambdaRestApi": ("handler",),
    "HttpApi": ("defaultIntegration",),
    "Rule": ("targets", "eventBus"),
    "Policy": ("roles",),
    "ManagedPolicy": ("roles",),
    "Queue": ("deadLetterQueue",),
    "Function": ("role",),
    "NodejsFunction": ("role",),
    "EventSourceMapping": ("target",),
}
"""Options that expect constructs, by the created class: its stack depends on theirs."""

STATEMENT_OPTIONS = {
    "Function": ("initialPolicy",),
    "NodejsFunction": ("initialPolicy",),
    "ManagedPolicy": ("statements",),
    "Role": ("assumedBy", "inlinePolicies"),
}
"""Options with policy statements or principals that are part of the template of the construct."""

AUTHORIZERS = {"CognitoUserPoolsAuthorizer": "cognitoUserPools", "TokenAuthorizer": "handler", "RequestAuthorizer": "handler"}
"""Authorizers of a REST API, with the option that expects their constructs."""
CALLED_AUTHORIZERS = frozenset({"TokenAuthorizer", "RequestAuthorizer"})
"""Those on which the called function depends in turn, because its permission names the caller."""

ATTRIBUTES = frozenset(
    # user pools
    {"userPoolId", "userPoolArn", "userPoolProviderName", "userPoolProviderUrl", "userPoolClientId", "identityPoolId"}
    # roles, functions
    | {"roleArn", "roleName", "roleId", "functionArn", "functionName", "url"}
    # buckets
    | {"bucketName", "bucketArn", "bucketDomainName", "bucketRegionalDomainName", "bucketWebsiteUrl"}
    # APIs and tables
    | {"apiId", "graphqlUrl", "realtimeUrl", "apiKey", "tableName", "tableArn", "tableStreamArn", "apiEndpoint", "restApiId"}
    # what authors add themselves
    | {"queueUrl", "queueArn", "queueName", "topicArn", "topicName", "secretArn", "streamArn", "streamName"}
    | {"eventBusArn", "eventBusName", "stateMachineArn", "distributionDomainName", "keyArn", "logGroupArn"}
    | {"ruleArn", "ruleName", "parameterArn", "parameterName", "domainName", "alarmArn", "alarmName", "secretName", "keyId"}
    | {"logGroupName", "stateMachineName", "httpApiId"}
    | {"ref"}
)
"""Names of attributes that are only known at deployment, on any construct."""
ATTRIBUTE_METHODS = frozenset(
    {"arnForObjects", "urlForObject", "s3UrlForObject", "virtualHostedUrlForObject", "getAtt"}
    | {"arnForExecuteApi", "urlForPath"}
)
