"""Fixes that keep what the author has declared come before those that remove it."""

from __future__ import annotations

import pytest

from tests.engine.support import actions, applied, workspace_of

SCHEMA = """\
import {{ a, defineData }} from '@aws-amplify/backend';
const schema = a.schema({{
  {}
}}).authorization((allow) => [allow.publicApiKey()]);
export const data = defineData({{ schema }});
"""


@pytest.mark.parametrize(
    ("entry", "code", "title", "expected"),
    [
        (
            "Post: a.model({ mood: a.enum(['good']).authorization((allow) => [allow.publicApiKey()]) }),",
            "data/inline-enum-method",
            "Extract to the enum `PostMood`",
            "mood: a.ref('PostMood').authorization((allow) => [allow.publicApiKey()])",
        ),
        (
            "Post: a.model({ spots: a.customType({ x: a.float() }).array().required() }),",
            "data/inline-custom-type-method",
            "Extract to the custom type `PostSpots`",
            "spots: a.ref('PostSpots').array().required()",
        ),
        (
            "Team: a.model({ members: a.hasMany('Member', 'teamId') }),\n"
            "  Member: a.model({ teamId: a.id(), team: a.belongsTo('Team').references(['teamId']) }),",
            "data/unknown-method",
            "Pass the reference fields as an argument",
            "team: a.belongsTo('Team', 'teamId')",
        ),
        (
            "find: a.query().returns(a.string()).function('echo'),",
            "data/unknown-method",
            "Change to `.handler(a.handler.function(...))`",
            ".handler(a.handler.function('echo'))",
        ),
        (
            "find: a.query().returns(a.string()).handler(a.handler.custom({ entry: './find.js' })),\n"
            "  chat: a.conversation({ aiModel: a.ai.model('Claude 3 Haiku'), systemPrompt: 'x',\n"
            "    tools: [{ name: 'find', query: a.ref('find'), description: 'd' }] }),",
            "data/wrong-option-value",
            "Pass it to `a.ai.dataTool`",
            "tools: [a.ai.dataTool({ name: 'find', query: a.ref('find'), description: 'd' })]",
        ),
    ],
)
def test_what_is_declared_is_kept(entry: str, code: str, title: str, expected: str) -> None:
    workspace = workspace_of(SCHEMA.format(entry))
    first = actions(workspace, code)[0]
    assert (first.title, first.is_preferred) == (title, True)
    assert expected in applied(workspace, first.edits)


def test_a_custom_type_in_another_file_stays_there() -> None:
    path = "/p/amplify/data/post.ts"
    text = "import { a } from '@aws-amplify/backend';\nexport const Post = a.model({ spots: a.customType({ x }).array() });\n"
    workspace = workspace_of("import { Post } from './post';\n" + SCHEMA.format("Post,"), {path: text})
    first, *others = [each.title for each in actions(workspace, "data/inline-custom-type-method", path)]
    assert first == "Remove `.array()`"
    assert not any(each.startswith("Extract") for each in others)


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        (
            "backend.data.resources.tables.Post.applyRemovalPolicy(RemovalPolicy.RETAIN);",
            ["Use `cfnResources.amplifyDynamoDbTables`"],
        ),
        ("const post = backend.data.resources.tables.Post;\npost.applyRemovalPolicy(RemovalPolicy.RETAIN);", []),
        ("const tables = backend.data.resources.tables;\ntables.Post.applyRemovalPolicy(RemovalPolicy.RETAIN);", []),
    ],
)
def test_a_constant_keeps_the_tables_that_its_other_uses_need(statements: str, expected: list[str]) -> None:
    path = "/p/amplify/backend.ts"
    text = (
        "import { defineBackend } from '@aws-amplify/backend';\nimport { RemovalPolicy } from 'aws-cdk-lib';\n"
        f"import {{ data }} from './data/resource';\nconst backend = defineBackend({{ data }});\n{statements}\n"
    )
    workspace = workspace_of(SCHEMA.format("Post: a.model({ text: a.string() }),"), {path: text})
    assert "backend/removal-policy-on-table" in [each.code for each in workspace.diagnostics(path)]
    offered = actions(workspace, "backend/removal-policy-on-table", path)
    assert [each.title for each in offered if each.kind == "quickfix"] == expected


@pytest.mark.parametrize(
    ("schedule", "right"), [("every dya", "every day"), ("evry day", "every day"), ("every wek", "every week")]
)
def test_misspelled_schedules_have_a_fix(schedule: str, right: str) -> None:
    path = "/p/amplify/functions/resource.ts"
    imported = "import { defineFunction } from '@aws-amplify/backend';"
    text = f"{imported}\nexport const job = defineFunction({{ schedule: '{schedule}' }});\n"
    workspace = workspace_of(SCHEMA.format(""), {path: text})
    first = actions(workspace, "function/invalid-rate", path)[0]
    assert f"schedule: '{right}'" in applied(workspace, first.edits, path)
