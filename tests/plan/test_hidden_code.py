"""Resources that classes, branches and functions create: "cannot tell" if that code changes, and silence if it does not."""

from __future__ import annotations

import pytest

from tests.plan.support import plan_of

AUTH = "import { defineAuth } from '@aws-amplify/backend';\nexport const auth = defineAuth({ loginWith: { email: true } });\n"
IMPORTS = """import { defineBackend } from '@aws-amplify/backend';
import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { auth } from './auth/resource';
"""
BACKEND = """
const backend = defineBackend({ auth });
const stack = backend.createStack('field');
"""
CLASS = """
class Sensors extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new Table(this, 'Values', { partitionKey: { name: 'pk', type: AttributeType.STRING } });
  }
}
"""
FUNCTION = """
function rename(target: typeof backend) {
  target.auth.resources.cfnResources.cfnUserPool.overrideLogicalId('People');
}
rename(backend);
"""
BRANCH = """
if (process.env.STAGE === 'live') {
  new Queue(stack, 'Live');
}
"""
TWICE = """
function queue(id: string) {
  return new Queue(stack, id);
}
queue('One');
for (const id of (process.env.QUEUES ?? 'Three').split(',')) new Queue(stack, id);
"""


def _files(code: str, **others: str) -> dict[str, str]:
    files = {"amplify/auth/resource.ts": AUTH, "amplify/backend.ts": IMPORTS + BACKEND + code}
    return {**files, **{f"amplify/{name}.ts": text for name, text in others.items()}}


def _hidden(before: dict[str, str], after: dict[str, str]) -> list[str]:
    plan = plan_of(before, after)
    assert all(each.kind.value == "in-place" for each in plan.effects)
    return [str(each.what) for each in plan.hidden]


@pytest.mark.parametrize(
    ("code", "old", "new", "name"),
    [
        pytest.param(CLASS + "new Sensors(stack, 'A');\n", "'Values'", "'Readings'", "code Sensors", id="class"),
        pytest.param(CLASS + "new Sensors(stack, 'A');\n", "'A'", "'B'", "code Sensors", id="instance"),
        pytest.param(FUNCTION, "'People'", "'Persons'", "code rename", id="function"),
        pytest.param(BRANCH, "'Live'", "'Alive'", "code backend.ts", id="branch"),
        pytest.param(BRANCH, "'live'", "'prod'", "code backend.ts", id="condition"),
        pytest.param(TWICE, "'Three'", "'Four'", "code backend.ts", id="loop"),
    ],
)
def test_changed_code_is_hidden(code: str, old: str, new: str, name: str) -> None:
    assert _hidden(_files(code), _files(code.replace(old, new))) == [name]


@pytest.mark.parametrize("code", [CLASS + "new Sensors(stack, 'A');\n", FUNCTION, BRANCH, TWICE])
def test_formatting_comments_and_other_changes_are_quiet(code: str) -> None:
    written = code.replace("'", '"').replace(";", "").replace("\n  ", "\n      // a comment\n\t") + "const unrelated = 1;\n"
    assert _hidden(_files(code), _files(written)) == []


def test_code_that_only_protects_is_quiet() -> None:
    code = FUNCTION.replace(
        "cfnResources.cfnUserPool.overrideLogicalId('People')", "userPool.applyRemovalPolicy(RemovalPolicy.RETAIN)"
    )
    assert _hidden(_files(code), _files(code.replace("RETAIN", "DESTROY"))) == []


def test_another_name_and_another_file_are_quiet() -> None:
    before = _files(CLASS + "new Sensors(stack, 'A');\n")
    renamed = _files((CLASS + "new Sensors(stack, 'A');\n").replace("Sensors", "Probes"))
    assert _hidden(before, renamed) == []
    moved = _files("new Sensors(stack, 'A');\n", sensors=IMPORTS.partition("import { auth }")[0] + "export " + CLASS.lstrip())
    moved["amplify/backend.ts"] = "import { Sensors } from './sensors';\n" + moved["amplify/backend.ts"]
    assert _hidden(before, moved) == []


def test_what_code_depends_on_is_a_part_of_it() -> None:
    code = "const KEY = 'pk';\n" + CLASS.replace("'pk'", "KEY") + "new Sensors(stack, 'A');\n"
    assert _hidden(_files(code), _files(code.replace("'pk'", "'key'"))) == ["code Sensors"]


def test_a_resource_that_moves_into_code_is_not_said_to_be_deleted() -> None:
    before = _files("new Queue(stack, 'Jobs');\n")
    after = _files("function jobs() {\n  if (stack) new Queue(stack, 'Jobs');\n}\njobs();\n")
    assert _hidden(before, after) == ["queue Jobs", "code jobs"]


def test_each_creation_of_a_loop_and_of_a_function_counts() -> None:
    code = "for (const name of ['North', 'South']) {\n  new Queue(stack, `${name}Queue`);\n}\n"
    plan = plan_of(_files(code), _files(code.replace("'North', ", "")))
    found = [(each.kind.value, str(each.what)) for each in plan.effects]
    assert found == [("destroy", "queue NorthQueue")]
    assert not plan.hidden
