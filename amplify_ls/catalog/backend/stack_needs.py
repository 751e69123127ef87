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
"""Methods that write what they are given into the construct that they are called on."""

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
"""Methods that make the construct that they are called on need what they are given: mostly a function that it calls."""

MADE_WITHIN = frozenset({"addClient", "addDomain", "addFunctionUrl", "addAlias", "addResource"})
"""Methods that make a construct in the stack of the one that they are called on, and return it."""

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
"""What stands for a construct where that is called or told, with the place of the construct among its arguments."""

NEEDS_BACK = frozenset({"SqsQueue", "SqsDestination", "SnsDestination"})
"""Wrappers of constructs that in turn name who may send to them."""

SOURCES = frozenset({"DynamoEventSource", "SqsEventSource", "KinesisEventSource", "SnsEventSource"})
"""What reads from a construct, in the stack of the function that it is added to."""
NOTIFIED_BY = frozenset({"S3EventSource"})
"""The same where the construct needs the function."""
SUBSCRIPTIONS = frozenset({"LambdaSubscription", "SqsSubscription"})
"""What a topic tells: it is made in the stack of who is told, and needs the topic."""

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
"""Options that take constructs, by the class that is created: its stack needs theirs."""

STATEMENT_OPTIONS = {
    "Function": ("initialPolicy",),
    "NodejsFunction": ("initialPolicy",),
    "ManagedPolicy": ("statements",),
    "Role": ("assumedBy", "inlinePolicies"),
}
"""Options with policy statements or principals that are written down where the construct is made."""

AUTHORIZERS = {"CognitoUserPoolsAuthorizer": "cognitoUserPools", "TokenAuthorizer": "handler", "RequestAuthorizer": "handler"}
"""What decides about a method of a REST API, with the option that takes its constructs."""
CALLED_AUTHORIZERS = frozenset({"TokenAuthorizer", "RequestAuthorizer"})
"""Those that the function which they call needs in turn, as it names who may call it."""

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
"""Names of attributes that a construct has at deployment only, whatever they are read of."""
ATTRIBUTE_METHODS = frozenset(
    {"arnForObjects", "urlForObject", "s3UrlForObject", "virtualHostedUrlForObject", "getAtt"}
    | {"arnForExecuteApi", "urlForPath"}
)
