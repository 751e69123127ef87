"""Strings that the CDK checks itself: it throws where one has another form, whatever the type check says.

The tables are compared with the CDK by `tests/conformance`: each row has a recorded case.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_CDK = "aws-cdk-lib"


class TextForm(NamedTuple):
    """The form that a string must have, and what it is called in a message."""

    pattern: re.Pattern[str]
    words: str


def _form(pattern: str, words: str) -> TextForm:
    return TextForm(re.compile(pattern, re.DOTALL), words)


_ACTION = _form(r"\*|[a-zA-Z0-9-]+:[a-zA-Z0-9*]+", "a service and an action, such as `s3:GetObject`")
_ARN = _form(r"arn:[^:]*(:[^:]*){3}:.*", "an ARN, which starts with `arn:` and has at least six parts")
_BUCKET = _form(
    r"(?=.{3,63}\Z)[a-z0-9]([a-z0-9]|-(?!\.)|\.(?![.-]))*(?<![.-])",
    "a bucket name: 3 to 63 lowercase letters, digits, hyphens and dots",
)

OPTION_FORMS: dict[tuple[str, str, str], TextForm] = {
    (f"{_CDK}/aws-iam", "PolicyStatementProps", "actions"): _ACTION,
    (f"{_CDK}/aws-iam", "PolicyStatementProps", "notActions"): _ACTION,
    (f"{_CDK}/aws-apigatewayv2", "AddRoutesOptions", "path"): _form(
        r"/|/.*[^/]", "a path that starts with `/` and does not end with `/`"
    ),
    (f"{_CDK}/aws-s3", "BucketProps", "bucketName"): _BUCKET,
    (f"{_CDK}/aws-lambda", "FunctionProps", "functionName"): _form(
        r"[A-Za-z0-9_-]+|", "a name of letters, digits, hyphens and underscores"
    ),
    (f"{_CDK}/aws-cognito", "CognitoDomainOptions", "domainPrefix"): _form(
        r"[a-z0-9-]+", "a prefix of lowercase letters, digits and hyphens"
    ),
    (f"{_CDK}/aws-ssm", "StringParameterProps", "parameterName"): _form(
        r"(?!.*/)[\w.-]+|/[\w./-]*", "a name of letters, digits and `.-_/`, which starts with `/` if it contains one"
    ),
}
"""By module, interface and option; of an array, the form of each item."""

_PATH_PART = _form(
    r"[a-zA-Z0-9:._$-]+|\{[a-zA-Z0-9:._$-]+\+?\}",
    "one part of a path, without slashes, such as `items`, `{id}` or `{proxy+}`",
)
_METHOD = _form(r"(?i:any|options|get|put|post|delete|patch|head)", "an HTTP method, such as `GET`")

ARGUMENT_FORMS: dict[tuple[str, str, int], TextForm] = {
    (f"{_CDK}/aws-apigateway", "addResource", 0): _PATH_PART,
    (f"{_CDK}/aws-apigateway", "addMethod", 0): _METHOD,
    (f"{_CDK}/aws-lambda", "fromFunctionArn", 2): _ARN,
    (f"{_CDK}/aws-iam", "fromRoleArn", 2): _ARN,
    (f"{_CDK}/aws-s3", "fromBucketArn", 2): _ARN,
    (f"{_CDK}/aws-sns", "fromTopicArn", 2): _ARN,
    (f"{_CDK}/aws-sqs", "fromQueueArn", 2): _ARN,
    (f"{_CDK}/aws-dynamodb", "fromTableArn", 2): _ARN,
}
"""By module, method and index of the argument."""

ONE_OF: dict[tuple[str, str], tuple[str, ...]] = {
    (f"{_CDK}/aws-cognito", "UserPoolDomainOptions"): ("cognitoDomain", "customDomain"),
}
"""Interfaces that need exactly one of some options."""

NOT_BOTH: dict[tuple[str, str], tuple[str, str]] = {
    (f"{_CDK}/aws-events", "CronOptions"): ("day", "weekDay"),
}
"""Interfaces that must not have two options at once."""

STATEMENT_METHODS = frozenset({"addToRolePolicy", "addToPrincipalPolicy"})
"""Methods whose policy statement needs actions and resources: it belongs to the policy of a role."""
STATEMENT_NEEDS = (("actions", "notActions"), ("resources", "notResources"))
