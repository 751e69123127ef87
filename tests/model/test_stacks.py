"""Which stacks need one another: the arrangements as the packages put them into templates."""

from __future__ import annotations

import pytest

from amplify_ls.engine.projects import source_files
from amplify_ls.model.builders import is_amplify_package
from amplify_ls.model.files.loading import listed
from amplify_ls.model.project import Project
from amplify_ls.model.stacks.places import Edge
from amplify_ls.model.stacks.stacks import StackGraph
from amplify_ls.syntax.outline import Anchor, Span
from amplify_ls.text.disk import MemoryDisk
from amplify_ls.values.resolution.sources import Sources

FOLDER = "/p/amplify"
USERS = "access: (allow) => ({ 'a/*': [allow.authenticated.to(['read'])] })"
BUCKET = "backend.storage.resources.bucket"
POOL = "backend.auth.resources.userPool"


def project(auth: str = "", storage: str = "", group: str = "", after: str = "") -> Project:
    """A backend with auth, storage and a function, each with further options, and code behind `defineBackend`."""
    head = "import { %s } from '@aws-amplify/backend';\nimport { fn } from '../functions/fn/resource';\n"
    files = {
        "backend.ts": "import { defineBackend } from '@aws-amplify/backend';\n"
        "import { PolicyStatement } from 'aws-cdk-lib/aws-iam';\n"
        "import { auth } from './auth/resource';\nimport { storage } from './storage/resource';\n"
        "import { fn } from './functions/fn/resource';\nconst backend = defineBackend({ auth, storage, fn });\n" + after,
        "auth/resource.ts": head % "defineAuth"
        + f"export const auth = defineAuth({{ loginWith: {{ email: true }}, {auth} }});\n",
        "storage/resource.ts": head % "defineStorage"
        + f"export const storage = defineStorage({{ name: 'drive', {storage} }});\n",
        "functions/fn/resource.ts": "import { defineFunction } from '@aws-amplify/backend';\n"
        f"export const fn = defineFunction({{ {group} }});\n",
    }
    disk = MemoryDisk({f"{FOLDER}/{path}": text for path, text in files.items()})
    return Project(FOLDER, Sources(disk, is_amplify_package), listed(source_files(disk, FOLDER)))


def knots(**parts: str) -> list[list[str]]:
    return [sorted(knot.stacks) for knot in project(**parts).stacks.graph.knots()]


@pytest.mark.parametrize(
    "after",
    [
        f"backend.fn.addEnvironment('B', {BUCKET}.bucketName);",
        f"backend.fn.addEnvironment('B', `s3://${{{BUCKET}.bucketName}}`);",
        f"backend.fn.resources.lambda.addEnvironment('B', {BUCKET}.bucketArn);",
        f"const lambda = backend.fn.resources.lambda as any;\nlambda.addEnvironment('B', {BUCKET}.bucketArn);",
        f"{BUCKET}.grantRead(backend.fn.resources.lambda);",
        "backend.fn.resources.lambda.addToRolePolicy(new PolicyStatement({ actions: ['s3:*'], "
        f"resources: [{BUCKET}.arnForObjects('*')] }}));",
        "backend.fn.addEnvironment('B', backend.storage.stack.stackName);",
        "backend.fn.stack.addDependency(backend.storage.stack);",
        f"for (const each of [backend.fn]) each.addEnvironment('B', {BUCKET}.bucketName);",
        f"[backend.fn].forEach((each) => {{ {BUCKET}.grantRead(each.resources.lambda); }});",
    ],
)
def test_a_trigger_that_needs_the_bucket(after: str) -> None:
    assert knots(storage="triggers: { onUpload: fn }", after=after) == [["function", "storage"]]
    assert knots(storage="triggers: { onUpload: fn }", after=after, group="resourceGroupName: 'storage'") == []
    assert knots(after=after) == []


@pytest.mark.parametrize(
    "after",
    [
        "backend.fn.addEnvironment('R', backend.storage.stack.region);",
        f"backend.fn.addEnvironment('R', {BUCKET}.env.account);",
        f"backend.fn.addEnvironment('R', {BUCKET}.node.id);",
        f"if (process.env.X) {{ backend.fn.addEnvironment('B', {BUCKET}.bucketName); }}",
        f"for (const each of [backend.fn]) {{ if (process.env.X) each.addEnvironment('B', {BUCKET}.bucketName); }}",
        f"for (const each of []) backend.fn.addEnvironment('B', {BUCKET}.bucketName);",
        f"const later = () => {BUCKET}.grantRead(backend.fn.resources.lambda);",
        f"new PolicyStatement({{ resources: [{BUCKET}.bucketArn] }});",
        "backend.addOutput({ custom: { name: backend.fn.resources.lambda.functionName } });",
    ],
)
def test_what_needs_nothing(after: str) -> None:
    assert knots(storage="triggers: { onUpload: fn }", after=after) == []


@pytest.mark.parametrize(
    ("storage", "expected"),
    [
        ("", []),
        ("access: (allow) => ({ 'a/*': [allow.resource(fn).to(['read'])] })", []),
        (USERS, [["auth", "storage"]]),
        ("access: (allow) => ({ 'a/*': [allow.groups(['x']).to(['read'])] })", [["auth", "storage"]]),
    ],
)
def test_storage_needs_auth_where_it_lets_users_in(storage: str, expected: list[list[str]]) -> None:
    assert knots(auth="triggers: { postConfirmation: fn }", storage=storage, group="resourceGroupName: 'storage'") == expected


def test_a_way_around_is_told_edge_by_edge() -> None:
    after = f"backend.fn.addEnvironment('B', {BUCKET}.bucketName);"
    (knot,) = project(auth="triggers: { postConfirmation: fn }", storage=USERS, after=after).stacks.graph.knots()
    assert [(each.consumer, each.producer) for each in knot.cycle] == [
        ("auth", "function"),
        ("function", "storage"),
        ("storage", "auth"),
    ]


def test_a_construct_that_is_given_a_constant_of_the_same_backend() -> None:
    # Each of the names is asked about while another one is read.
    after = (
        "import { Queue } from 'aws-cdk-lib/aws-sqs';\nconst stack = backend.createStack('jobs');\n"
        "const lambda = backend.fn.resources.lambda;\nconst queue = new Queue(stack, 'q');\nqueue.grantSendMessages(lambda);\n"
        "const other = new Queue(stack, 'o', { queueName: lambda.functionName });\n"
    )
    assert knots(after=after) == [["function", "jobs"]]


def test_a_group_that_cannot_be_seen_makes_no_edge() -> None:
    after = f"backend.fn.addEnvironment('P', {POOL}.userPoolId);"
    assert knots(auth="triggers: { postConfirmation: fn }", after=after) == [["auth", "function"]]
    assert knots(auth="triggers: { postConfirmation: fn }", after=after, group="resourceGroupName: process.env.GROUP") == []


def edge(consumer: str, producer: str, offset: int, *, is_written: bool = True) -> Edge:
    """An edge between two stacks whose place is told by its offset."""
    return Edge(consumer, producer, Span(Anchor(f"{FOLDER}/backend.ts", 0), offset, offset + 1), "a value", is_written)


@pytest.mark.parametrize(
    ("edges", "reported"),
    [
        # The author wrote the second one; the packages alone make the first.
        ([edge("auth", "data", 1, is_written=False), edge("auth", "data", 2), edge("data", "auth", 3)], [2, 3]),
        ([edge("auth", "data", 1), edge("auth", "data", 2), edge("data", "auth", 3)], [1, 3]),
        ([edge("auth", "data", 1), edge("auth", "data", 2, is_written=False), edge("data", "auth", 3)], [1, 3]),
        # The shortest way around, whichever comes first.
        (
            [edge("auth", "data", 1), edge("data", "function", 2), edge("function", "auth", 3), edge("data", "auth", 4)],
            [1, 4],
        ),
    ],
)
def test_the_edges_of_a_cycle_that_are_reported(edges: list[Edge], reported: list[int]) -> None:
    (knot,) = StackGraph(tuple(edges), {}).knots()
    assert [each.edge.span.start for each in knot.cycle] == reported
