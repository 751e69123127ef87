"""What code of the CDK in ``backend.ts`` makes stacks need of one another, as the packages put it into templates.

Each block of the file begins with a name, the edges that the templates have beyond those of the backend as it is, and, behind
a bar, those of them that are not seen. No edge may be seen that is not there.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from amplify_ls.engine.projects import source_files
from amplify_ls.model.builders import is_amplify_package
from amplify_ls.model.files.loading import listed
from amplify_ls.model.project import Project
from amplify_ls.text.disk import MemoryDisk
from amplify_ls.values.resolution.sources import Sources

FOLDER = "/p/amplify"
MODULES = {
    "iam": "aws-iam",
    "lambda": "aws-lambda",
    "sources": "aws-lambda-event-sources",
    "events": "aws-events",
    "targets": "aws-events-targets",
    "sns": "aws-sns",
    "subs": "aws-sns-subscriptions",
    "sqs": "aws-sqs",
    "s3": "aws-s3",
    "s3n": "aws-s3-notifications",
    "apigw": "aws-apigateway",
    "http": "aws-apigatewayv2",
    "cognito": "aws-cognito",
    "dynamodb": "aws-dynamodb",
    "sfn": "aws-stepfunctions",
    "tasks": "aws-stepfunctions-tasks",
    "logs": "aws-logs",
    "cw": "aws-cloudwatch",
    "secrets": "aws-secretsmanager",
    "kms": "aws-kms",
    "ssm": "aws-ssm",
}
HEAD = "\n".join(
    [
        "import { defineBackend } from '@aws-amplify/backend';",
        "import * as cdk from 'aws-cdk-lib';",
        "import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';",
        "import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';",
        "import { HttpUserPoolAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';",
        *(f"import * as {name} from 'aws-cdk-lib/{module}';" for name, module in MODULES.items()),
        *(f"import {{ {name} }} from './{name}/resource';" for name in ("auth", "data", "storage", "fn", "other")),
        "const backend = defineBackend({ auth, data, storage, fn, other });",
        "const s = backend.createStack('s');",
        "const FN = backend.fn.resources.lambda;",
        "const OTHER = backend.other.resources.lambda;",
        "const BUCKET = backend.storage.resources.bucket;",
        "const POOL = backend.auth.resources.userPool;",
        "",
    ]
)
RESOURCES = {
    "auth": "import { defineAuth } from '@aws-amplify/backend';\n"
    "export const auth = defineAuth({ loginWith: { email: true }, groups: ['ADMINS'] });\n",
    "data": "import { a, defineData } from '@aws-amplify/backend';\n"
    "const schema = a.schema({ Todo: a.model({ t: a.string() }) }).authorization((allow) => [allow.authenticated()]);\n"
    "export const data = defineData({ schema, authorizationModes: { defaultAuthorizationMode: 'userPool' } });\n",
    "storage": "import { defineStorage } from '@aws-amplify/backend';\nexport const storage = defineStorage({ name: 'x' });\n",
    "fn": "import { defineFunction } from '@aws-amplify/backend';\nexport const fn = defineFunction({ name: 'fn' });\n",
    "other": "import { defineFunction } from '@aws-amplify/backend';\n"
    "export const other = defineFunction({ name: 'other', resourceGroupName: 'jobs' });\n",
}
BLOCK = re.compile(r"^== ([^:\n]+):([^|\n]*)(?:\|(.*))?\n((?:(?!== ).*\n)+)", re.MULTILINE)


def cases() -> list[tuple[str, str, str, str]]:
    text = (Path(__file__).parent / "cdk_edges.txt").read_text(encoding="utf-8")
    return [(name, edges, unseen, code) for name, edges, unseen, code in BLOCK.findall(text)]


def edges_of(code: str) -> set[str]:
    files = {f"{FOLDER}/{name}/resource.ts": text for name, text in RESOURCES.items()}
    disk = MemoryDisk({**files, f"{FOLDER}/backend.ts": HEAD + code})
    graph = Project(FOLDER, Sources(disk, is_amplify_package), listed(source_files(disk, FOLDER))).stacks.graph
    return {f"{each.consumer}->{each.producer}" for each in graph.stack_edges()} - {"data->auth"}


@pytest.mark.parametrize(("name", "edges", "unseen", "code"), cases())
def test_edges_are_those_of_the_templates(name: str, edges: str, unseen: str, code: str) -> None:
    assert edges_of(code) == set(edges.split()) - set(unseen.split()), name


def test_no_block_is_left_out() -> None:
    text = (Path(__file__).parent / "cdk_edges.txt").read_text(encoding="utf-8")
    assert len(cases()) == text.count("== ") > 100
