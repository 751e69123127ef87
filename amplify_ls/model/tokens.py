"""Attributes of constructs that are known at deployment only: who reads one needs the stack of the construct."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.values.values import Chain

if TYPE_CHECKING:
    from amplify_ls.values.values import Link, Value

_ATTRIBUTES = frozenset(
    # user pools
    {"userPoolId", "userPoolArn", "userPoolProviderName", "userPoolProviderUrl", "userPoolClientId", "identityPoolId"}
    # roles, functions
    | {"roleArn", "roleName", "roleId", "functionArn", "functionName"}
    # buckets
    | {"bucketName", "bucketArn", "bucketDomainName", "bucketRegionalDomainName", "bucketWebsiteUrl"}
    # APIs and tables
    | {"apiId", "graphqlUrl", "realtimeUrl", "apiKey", "tableName", "tableArn", "tableStreamArn"}
    # what authors add themselves
    | {"queueUrl", "queueArn", "queueName", "topicArn", "topicName", "secretArn", "streamArn", "streamName"}
    | {"eventBusArn", "eventBusName", "stateMachineArn", "restApiId", "distributionDomainName", "keyArn", "logGroupArn"}
    | {"ref"}
)
"""Names of attributes, whatever they are read of; those of `Cfn...` constructs begin with `attr`."""
_OF_STACK = frozenset({"stackName", "stackId"})
_METHODS = frozenset({"arnForObjects", "urlForObject", "s3UrlForObject", "virtualHostedUrlForObject", "getAtt"})
_PSEUDO = frozenset({"region", "account", "partition", "urlSuffix"})
"""What every stack knows of itself; reading it needs no other stack."""
_OUTSIDE = frozenset({"node", "env", "stack"})
"""Members that lead away from the construct."""


def is_token(value: Value) -> bool:
    """Whether a value is an attribute that its construct has at deployment only."""
    if not isinstance(value, Chain) or not value.links:
        return False
    *before, last = value.links
    if any(link.arguments is not None and link.name not in ("", "createStack") for link in before):
        return False
    names = [link.name for link in before]
    if last.name in _OF_STACK and last.arguments is None:
        return bool(names) and names[-1] in ("stack", "createStack")
    if any(name in _OUTSIDE for name in names):
        return False
    if last.arguments is not None:
        return last.name in _METHODS
    return last.name in _ATTRIBUTES or _is_generated_attribute(last)


def _is_generated_attribute(link: Link) -> bool:
    return link.name.startswith("attr") and link.name[4:5].isupper()


def is_text(value: Value) -> bool:
    """Whether a value is surely a text, though not which: an attribute, or the region and account of a stack."""
    if is_token(value):
        return True
    return isinstance(value, Chain) and bool(value.links) and value.links[-1].name in _PSEUDO
