"""CDK classes whose static members people pass where the packages expect a plain value."""

from __future__ import annotations

CDK_MODULE = "aws-cdk-lib"

CDK_MADE = frozenset(
    {
        "Duration",
        "LayerVersion",
        "OAuthScope",
        "ProviderAttribute",
        "Schedule",
        "SecretValue",
        "Size",
        "UserPoolEmail",
        "UserPoolIdentityProviderSamlMetadata",
    }
)
"""Their static methods create an object of the class: `Duration.minutes(5)`."""

CDK_NUMBERS = frozenset({"RetentionDays"})
"""Enumerations whose members are numbers: `RetentionDays.ONE_WEEK`."""

CDK_CONSTANTS = frozenset(
    {
        "AccountRecovery",
        "Architecture",
        "OAuthScope",
        "ProviderAttribute",
        "Runtime",
        "UserPoolIdentityProviderSamlMetadataType",
        "VerificationEmailStyle",
    }
)
"""Their static members are objects of the class, or of an enumeration without equivalent strings:
`Runtime.NODEJS_20_X`."""

_EXPORTED_BY = {
    CDK_MODULE: "Aws CfnOutput Duration Fn NestedStack RemovalPolicy SecretValue Size Stack Tags",
    "aws-cdk-lib/aws-apigateway": "AuthorizationType CognitoUserPoolsAuthorizer Cors LambdaIntegration RestApi",
    "aws-cdk-lib/aws-apigatewayv2": "CorsHttpMethod HttpApi HttpMethod",
    "aws-cdk-lib/aws-apigatewayv2-integrations": "HttpLambdaIntegration",
    "aws-cdk-lib/aws-cognito": "UserPool UserPoolClient UserPoolDomain",
    "aws-cdk-lib/aws-dynamodb": "AttributeType BillingMode StreamViewType Table",
    "aws-cdk-lib/aws-events": "EventBus Rule Schedule",
    "aws-cdk-lib/aws-events-targets": "LambdaFunction",
    "aws-cdk-lib/aws-iam": "Effect ManagedPolicy Policy PolicyDocument PolicyStatement Role ServicePrincipal",
    "aws-cdk-lib/aws-lambda": "Architecture Code EventSourceMapping FunctionUrlAuthType LayerVersion Runtime StartingPosition",
    "aws-cdk-lib/aws-lambda-event-sources": "DynamoEventSource SqsEventSource",
    "aws-cdk-lib/aws-lambda-nodejs": "NodejsFunction",
    "aws-cdk-lib/aws-logs": "RetentionDays",
    "aws-cdk-lib/aws-s3": "Bucket EventType HttpMethods",
    "aws-cdk-lib/aws-sns": "Topic",
    "aws-cdk-lib/aws-sqs": "Queue",
    "constructs": "Construct",
}
EXPORTS = {name: module for module, names in _EXPORTED_BY.items() for name in names.split()}
"""The classes of the CDK that backends use most, with the module that exports each."""
