"""Classes of the CDK that create resources with data, or with properties that cannot be updated."""

from __future__ import annotations

from typing import NamedTuple


class ConstructType(NamedTuple):
    """What a class of the CDK creates."""

    type: str
    """In the words of the report."""
    physical_name: str = ""
    """The option that names the resource."""
    fixed: tuple[str, ...] = ()
    """Options that CloudFormation can only set when it creates the resource."""
    is_kept: bool = False
    """Whether it is kept if no removal policy is set."""


_TABLE = ConstructType("table", "tableName", ("tableName", "partitionKey", "sortKey"), is_kept=True)
_BUCKET = ConstructType("bucket", "bucketName", ("bucketName",), is_kept=True)
_QUEUE = ConstructType("queue", "queueName", ("queueName", "fifo"))
_TOPIC = ConstructType("topic", "topicName", ("topicName", "fifo"))
_LOG_GROUP = ConstructType("log group", "logGroupName", ("logGroupName",), is_kept=True)
_FUNCTION = ConstructType("Lambda Function", "functionName", ("functionName",))

CONSTRUCT_TYPES = {
    "Table": _TABLE,
    "TableV2": ConstructType("DynamoDB GlobalTable", "tableName", _TABLE.fixed, is_kept=True),
    "CfnTable": ConstructType("table", "tableName", ("tableName", "keySchema"), is_kept=False),
    "Bucket": _BUCKET,
    "CfnBucket": _BUCKET._replace(is_kept=False),
    "Queue": _QUEUE,
    "CfnQueue": ConstructType("queue", "queueName", ("queueName", "fifoQueue")),
    "Topic": _TOPIC,
    "CfnTopic": ConstructType("topic", "topicName", ("topicName", "fifoTopic")),
    "LogGroup": _LOG_GROUP,
    "Key": ConstructType("key", is_kept=True),
    "Function": _FUNCTION,
    "NodejsFunction": _FUNCTION,
    "PythonFunction": _FUNCTION,
    "DockerImageFunction": _FUNCTION,
    "CfnFunction": _FUNCTION,
    "UserPool": ConstructType("Cognito UserPool", "", ("signInAliases", "signInCaseSensitive"), is_kept=True),
    "UserPoolClient": ConstructType("Cognito UserPoolClient", "", ("generateSecret",)),
    "DatabaseInstance": ConstructType("database", "instanceIdentifier", ("instanceIdentifier", "databaseName"), is_kept=True),
    "DatabaseCluster": ConstructType("RDS DBCluster", "clusterIdentifier", ("clusterIdentifier",), is_kept=True),
    "Domain": ConstructType("domain", "domainName", ("domainName",), is_kept=True),
    "Secret": ConstructType("SecretsManager Secret", "secretName", ("secretName",)),
    "StringParameter": ConstructType("SSM Parameter", "parameterName", ("parameterName",)),
    "Stream": ConstructType("Kinesis Stream", "streamName", ("streamName",), is_kept=True),
    "EventBus": ConstructType("Events EventBus", "eventBusName", ("eventBusName",)),
    "Rule": ConstructType("Events Rule", "ruleName", ("ruleName",)),
    "Alarm": ConstructType("CloudWatch Alarm", "alarmName", ("alarmName",)),
    "StateMachine": ConstructType("StepFunctions StateMachine", "stateMachineName", ("stateMachineName", "stateMachineType")),
    "RestApi": ConstructType("ApiGateway RestApi"),
    "HttpApi": ConstructType("ApiGatewayV2 Api"),
    "Distribution": ConstructType("CloudFront Distribution"),
    "Vpc": ConstructType("EC2 VPC", "", ("cidr", "ipAddresses")),
    "Repository": ConstructType("ECR Repository", "repositoryName", ("repositoryName",), is_kept=True),
    "FileSystem": ConstructType("EFS FileSystem", "", ("encrypted",), is_kept=True),
}

INERT_CLASSES = frozenset(
    {
        *("Policy", "PolicyStatement", "PolicyDocument", "ManagedPolicy", "Role", "ServicePrincipal", "ArnPrincipal"),
        *("FederatedPrincipal", "AccountPrincipal", "AnyPrincipal", "Effect", "CfnOutput", "Duration", "Date", "Stack"),
        *("CfnPermission", "CfnPolicy", "CfnRole", "S3EventSource", "SqsEventSource", "DynamoEventSource"),
        *("LambdaIntegration", "HttpLambdaIntegration", "HttpUserPoolAuthorizer", "HttpIamAuthorizer", "LambdaFunction"),
        *("LambdaDestination", "LambdaSubscription", "EmailSubscription", "SqsSubscription", "UrlSubscription"),
    }
)
"""Classes that create nothing that can lose data, or no resource at all."""
