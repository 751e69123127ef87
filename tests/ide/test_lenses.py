"""Code lenses and inlay hints: where they are, and what they show."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import TYPE_CHECKING

from amplify_ls.engine import Workspace
from amplify_ls.engine.structure.answers import code_lens, code_lenses, inlay_hints
from amplify_ls.ide.hints.hint import HintLevel, Region
from amplify_ls.ide.hovers import schedule as schedules
from amplify_ls.ide.lenses.lens import LensKind
from amplify_ls.text.disk import MemoryDisk
from amplify_ls.text.document import Change
from tests.ide.scene import AUTH, BACKEND, DATA, FOLDER, FUNCTION, HEAD, SIGN_IN, TAIL, schema

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import pytest

TEAM = """
  Team: a.model({
    name: a.string().required(),
    tasks: a.hasMany('Task', 'teamId'),
  }),
  Task: a.model({
    title: a.string().required(),
    teamId: a.id(),
    team: a.belongsTo('Team', 'teamId'),
  }).secondaryIndexes((index) => [index('title')])
    .authorization((allow) => [allow.owner(), allow.group('Admins').to(['read'])]),
"""
GRANTED = "«.to(['create', 'read', 'update', 'delete'])»"
RULES = ".authorization((allow) => [allow.publicApiKey().to(['read'])])"


def opened(text: str, path: str = DATA, files: Mapping[str, str] | None = None) -> Workspace:
    base = {f"{FOLDER}/backend.ts": BACKEND, AUTH: SIGN_IN, DATA: schema("  Note: a.model({ text: a.string() }),")}
    workspace = Workspace(MemoryDisk({**base, **(files or {}), path: text}))
    workspace.open(path, text, 1)
    return workspace


def lenses(workspace: Workspace, path: str = DATA, hidden: Collection[LensKind] = ()) -> list[str]:
    """Each lens with the code that it is above, and the code that a click leads to."""
    found: list[str] = []
    for place in code_lenses(workspace, path, hidden):
        lens = code_lens(workspace, path, place.kind, place.key)
        assert lens is not None
        targets = [shown(workspace, each.path, each.start, each.end) for each in lens.places]
        found.append(f"{shown(workspace, path, place.start, place.end)}: {lens.title} {targets}")
    return found


def shown(workspace: Workspace, path: str, start: int, end: int) -> str:
    document = workspace.document(path)
    assert document is not None
    return document.data[start:end].decode()


def hinted(workspace: Workspace, level: HintLevel, path: str = DATA) -> list[str]:
    """The lines that have hints, with the hints in them."""
    document = workspace.document(path)
    assert document is not None
    text = document.text
    for hint in reversed(inlay_hints(workspace, Region(path, 0, len(document.data)), level)):
        text = text[: hint.position] + f"«{hint.label}»" + text[hint.position :]
    return [line.strip() for line in text.split("\n") if "«" in line]


def test_a_model_shows_access_relationships_indexes_references_and_its_share_of_the_budget() -> None:
    assert lenses(opened(schema(TEAM, RULES))) == [
        "Team: schema rules: API key: read ['publicApiKey']",
        "Team: relationships: tasks → Task ['team']",
        "Team: 1 reference [\"'Team'\"]",
        "Team: 37 resources, 1.5 % of a deployment []",
        "Task: owner: all operations · group Admins: read ['owner', 'group']",
        "Task: relationships: team → Team ['tasks']",
        "Task: indexes: title, gsi-Team.tasks (implicit) [\"index('title')\", 'tasks']",
        "Task: 1 reference [\"'Task'\"]",
        "Task: 43 resources, 1.7 % of a deployment []",
    ]


def test_each_kind_can_be_turned_off() -> None:
    workspace = opened(schema(TEAM))
    everything = set(LensKind)
    assert lenses(workspace, hidden=everything) == []
    for kind in (LensKind.REFERENCES, LensKind.RELATIONSHIPS):
        assert {each.kind for each in code_lenses(workspace, DATA, everything - {kind})} == {kind}


def test_a_model_without_rules_says_so() -> None:
    assert lenses(opened(schema("  Note: a.model({ text: a.string() }),")))[0] == "Note: no authorization rules []"


def test_rules_that_cannot_be_determined_have_no_lens() -> None:
    workspace = opened(schema("  Note: a.model({ text: a.string() }).authorization(rules()),"))
    assert all("no authorization" not in lens for lens in lenses(workspace))


def test_models_in_a_file_of_their_own_have_their_lenses_there() -> None:
    models = f"{FOLDER}/data/models.ts"
    text = "import { a } from '@aws-amplify/backend';\n\nexport const Post = a.model({ title: a.string() });\n"
    workspace = opened(
        text, models, {DATA: f"import {{ Post }} from './models';\n{HEAD}const schema = a.schema({{ Post }});{TAIL}"}
    )
    assert [each.kind for each in code_lenses(workspace, models, ())] == [
        LensKind.ACCESS,
        LensKind.REFERENCES,
        LensKind.BUDGET,
    ]
    assert code_lenses(workspace, DATA, ()) == []


def test_a_function_shows_what_runs_it_and_a_secret_its_command(monkeypatch: pytest.MonkeyPatch) -> None:
    text = """\
import { defineFunction, secret } from '@aws-amplify/backend';

export const report = defineFunction({
  entry: './handler.ts',
  environment: { TOKEN: secret('REPORT_TOKEN') },
  schedule: 'every day',
});
"""
    auth = SIGN_IN.replace("export const", "import { report } from '../functions/report/resource';\nexport const").replace(
        "loginWith:", "triggers: { preSignUp: report },\n  loginWith:"
    )
    monkeypatch.setattr(schedules, "now", lambda: datetime(2026, 5, 1, 12, tzinfo=timezone.utc))
    files = {AUTH: auth, f"{FOLDER}/functions/report/handler.ts": "export const handler = async () => 1;\n"}
    workspace = opened(text, FUNCTION, files)
    assert lenses(workspace, FUNCTION) == [
        "defineFunction: runs: on preSignUp, every day at 00:00, UTC ['preSignUp: report', \"'every day'\"]",
        "'REPORT_TOKEN': npx ampx sandbox secret set REPORT_TOKEN []",
        "'every day': next run: Sat 02 May 2026, 00:00 UTC ['']",
    ]


def test_a_function_that_nothing_runs() -> None:
    text = "import { defineFunction } from '@aws-amplify/backend';\nexport const idle = defineFunction();\n"
    assert lenses(opened(text, FUNCTION), FUNCTION) == ["defineFunction: not run by auth, data, storage or a schedule []"]


def test_a_lens_of_something_that_is_gone_shows_nothing() -> None:
    workspace = opened(schema(TEAM))
    [place, *_] = code_lenses(workspace, DATA, ())
    workspace.change(DATA, [Change(schema("  Other: a.model({}),"))], 2)
    assert code_lens(workspace, DATA, place.kind, place.key) is None
    for key in ("", "0:", "7:Team", "x", "0:Team:1"):
        assert all(code_lens(workspace, DATA, kind, key) is None for kind in LensKind if kind is not LensKind.SECRETS)


def test_hints_show_what_the_packages_add() -> None:
    workspace = opened(schema(TEAM, ".authorization((allow) => [allow.ownerDefinedIn('boss')])"))
    assert hinted(workspace, HintLevel.COMPACT) == [
        "Team: a.model({«+ id, boss, createdAt, updatedAt»",
        "tasks: a.hasMany('Task', 'teamId')«gsi-Team.tasks»,",
        "Task: a.model({«+ id, owner, createdAt, updatedAt»",
        "}).secondaryIndexes((index) => [index('title')«listTaskByTitle»])",
        ".authorization((allow) => [allow.owner()«: all operations», allow.group('Admins').to(['read'])]),",
        "}).authorization((allow) => [allow.ownerDefinedIn('boss')«: all operations»]);",
    ]
    assert hinted(workspace, HintLevel.FULL) == [
        "Team: a.model({«+ id: ID!, boss: String, createdAt: AWSDateTime!, updatedAt: AWSDateTime!»",
        "tasks: a.hasMany('Task', 'teamId')«index gsi-Team.tasks of Task on teamId»,",
        "Task: a.model({«+ id: ID!, owner: String, createdAt: AWSDateTime!, updatedAt: AWSDateTime!»",
        "}).secondaryIndexes((index) => [index('title')«.queryField('listTaskByTitle')»])",
        f".authorization((allow) => [allow.owner(){GRANTED}, allow.group('Admins').to(['read'])]),",
        f"}}).authorization((allow) => [allow.ownerDefinedIn('boss'){GRANTED}]);",
    ]
    assert hinted(workspace, HintLevel.OFF) == []


def test_what_is_written_needs_no_hint() -> None:
    text = schema(
        "  Note: a.model({ id: a.id().required(), owner: a.string(), createdAt: a.datetime(), updatedAt: a.datetime() })\n"
        "    .secondaryIndexes((index) => [index('owner').queryField('mine')])\n"
        "    .authorization((allow) => [allow.owner().to(['read'])]),"
    )
    assert hinted(opened(text), HintLevel.COMPACT) == []


def test_unknown_fields_have_no_hint() -> None:
    text = schema("  Note: a.model({ ...fields(), text: a.string() }),")
    assert hinted(opened(text), HintLevel.COMPACT) == []


def test_hints_of_functions_show_default_limits() -> None:
    text = (
        "import { defineFunction } from '@aws-amplify/backend';\n"
        "export const one = defineFunction();\nexport const two = defineFunction({ timeoutSeconds: 60 });\n"
    )
    workspace = opened(text, FUNCTION)
    assert hinted(workspace, HintLevel.COMPACT, FUNCTION) == [
        "export const one = defineFunction(«3 s, 512 MB»);",
        "export const two = defineFunction({«512 MB» timeoutSeconds: 60 });",
    ]
    assert (
        hinted(workspace, HintLevel.FULL, FUNCTION)[0]
        == "export const one = defineFunction(«timeoutSeconds: 3, memoryMB: 512»);"
    )


def test_only_hints_of_the_region_are_returned() -> None:
    text = schema(TEAM)
    workspace = opened(text)
    start = text.index("tasks:")
    found = inlay_hints(workspace, Region(DATA, start, text.index("\n", start)), HintLevel.COMPACT)
    assert [hint.label for hint in found] == ["gsi-Team.tasks"]
