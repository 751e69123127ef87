"""Which fixes are tried, and on which projects."""

from __future__ import annotations

from development.fixes.__main__ import is_chosen
from development.fixes.material import Project, projects
from development.fixes.trials import Trial, trials
from development.judge.completing import completed

BACKEND = """import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';
import { data } from './data/resource';

defineBackend({ auth, data });
"""
AUTH = """import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({ loginWith: { email: true } });
"""


def tried(schema: str) -> list[Trial]:
    data = (
        "import { a, defineData } from '@aws-amplify/backend';\n"
        f"const schema = a.schema({{ {schema} }}).authorization((allow) => [allow.authenticated()]);\n"
        "export const data = defineData({ schema });\n"
    )
    files = {"amplify/backend.ts": BACKEND, "amplify/auth/resource.ts": AUTH, "amplify/data/resource.ts": data}
    return list(trials([Project("sample", files)]))


def test_each_fix_of_a_finding_is_tried_alone() -> None:
    post = "Post: a.model({ authorId: a.id(), author: a.belongsTo('Person', 'authorId') })"
    found = tried(f"{post}, Person: a.model({{ name: a.string() }})")
    assert {trial.finding.code for trial in found} == {"data/missing-counterpart"}
    assert len(found) == 2
    for trial in found:
        assert trial.texts.changed == ["amplify/data/resource.ts"]
        assert trial.texts.before["amplify/data/resource.ts"] != trial.texts.after["amplify/data/resource.ts"]
        assert [said.code for said in trial.texts.said_before] == ["data/missing-counterpart"]
        assert trial.texts.said_after == ()
        assert trial.finding.place == ("amplify/data/resource.ts", 2)
        assert trial.isolated is None


def test_where_there_are_other_faults_they_are_mended_for_a_second_trial() -> None:
    found = tried("Post: a.model({ a: a.integer().array().default([1]), b: a.text() })")
    assert {trial.finding.code for trial in found} == {"data/default-on-list", "data/unknown-builder"}
    for trial in found:
        assert len(trial.texts.said_before) == 2
        assert len(trial.texts.said_after) == 1
        assert trial.isolated is not None
        assert trial.isolated.said_before == (trial.finding,)
        assert trial.isolated.said_after == ()


def test_information_is_not_mended() -> None:
    assert tried("Post: a.model({ text: a.string() })") == []


def test_rules_are_chosen_by_glob_and_family() -> None:
    trial = tried("Post: a.model({ b: a.text() })")[0]
    assert is_chosen(trial.finding.code, "*", None)
    assert is_chosen(trial.finding.code, "data/unknown-*", "data")
    assert not is_chosen(trial.finding.code, "data/missing-*", None)
    assert not is_chosen(trial.finding.code, "*", "auth")


def test_what_a_case_leaves_out_is_there_for_the_packages() -> None:
    function = "export const say = defineFunction({ entry: './say.ts' });\n"
    data = "const handler = a.handler.custom({ entry: './resolve.js' });\nexport const data = defineData({ schema });\n"
    files = completed({"amplify/functions/say/resource.ts": function, "amplify/data/resource.ts": data})
    assert sorted(files) == [
        "amplify/backend.ts",
        "amplify/data/resolve.js",
        "amplify/data/resource.ts",
        "amplify/functions/say/handler.ts",
        "amplify/functions/say/resource.ts",
        "amplify/functions/say/say.ts",
    ]
    assert "import { say as say0 } from './functions/say/resource';" in files["amplify/backend.ts"]
    assert "defineBackend({ say0, data1 });" in files["amplify/backend.ts"]


def test_a_backend_that_is_there_stays() -> None:
    assert completed({"amplify/backend.ts": BACKEND})["amplify/backend.ts"] == BACKEND


def test_all_material_is_found() -> None:
    names = [project.name for project in projects()]
    assert len(names) == len(set(names))
    for kind in ("page ", "case ", "test ", "fixture "):
        assert any(name.startswith(kind) for name in names), kind
