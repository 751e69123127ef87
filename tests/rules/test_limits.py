"""Counts that nobody reaches are bounded: what lies beyond is unknown, and a finding says so."""

from __future__ import annotations

import json

from amplify_ls.engine.workspace import Workspace
from amplify_ls.model.data.schemas import MOST_ENTRIES
from amplify_ls.text.disk import MemoryDisk
from amplify_ls.values.resolution.tsconfig import MOST_TARGETS, MOST_WILDCARDS

BACKEND = "/p/amplify/backend.ts"
DATA = "/p/amplify/data/resource.ts"
FILES = {
    BACKEND: "import { defineBackend } from '@aws-amplify/backend';\nimport { data } from './data/resource';\n\n"
    "defineBackend({ data });\n",
}


def _schema(entries: str) -> str:
    return (
        "import { a, defineData } from '@aws-amplify/backend';\n\n"
        f"const schema = a.schema({{\n{entries}}}).authorization((allow) => [allow.publicApiKey()]);\n"
        "export const data = defineData({ schema });\n"
    )


def _found(files: dict[str, str]) -> dict[str, list[tuple[str, str]]]:
    workspace = Workspace(MemoryDisk({**FILES, **files}))
    workspace.load("/p/amplify")
    return {path: [(each.code, each.severity.value) for each in workspace.diagnostics(path)] for path in workspace.files()}


def _models(count: int) -> str:
    first = f"  First: a.model({{ lastId: a.id(), last: a.belongsTo('M{count - 2}', 'lastId') }}),\n"
    return first + "".join(f"  M{number}: a.model({{ text: a.string() }}),\n" for number in range(count - 1))


def test_entries_beyond_the_limit_are_unknown() -> None:
    found = _found({DATA: _schema(_models(MOST_ENTRIES + 1))})[DATA]
    assert ("data/unchecked-entries", "information") in found
    # The model that the first one refers to is the last one.
    assert not any(severity == "error" for _, severity in found)


def test_entries_up_to_the_limit_are_known() -> None:
    found = _found({DATA: _schema(_models(MOST_ENTRIES))})[DATA]
    assert ("data/unchecked-entries", "information") not in found
    assert ("data/missing-counterpart", "error") in found


def test_patterns_beyond_the_limit_are_not_used() -> None:
    settings = json.dumps({"exclude": [f"x{number}/**" for number in range(1000)] + ["**/data/**"]})
    wrong = _schema("  Post: a.model({ text: a.string().nope() }),\n")
    found = _found({DATA: wrong, "/p/amplify-ls.json": settings})
    assert found["/p/amplify-ls.json"] == [("settings/wrong-value", "warning")]
    assert found[DATA]


def test_patterns_of_overrides_count_too() -> None:
    overrides = [{"files": [f"x{number}/**"], "rules": {}} for number in range(999)]
    overrides += [{"files": ["**/data/**"], "rules": {"*": "hint"}}, {"files": ["**/data/**"], "rules": {"*": "off"}}]
    wrong = _schema("  Post: a.model({ text: a.string().nope() }),\n")
    found = _found({DATA: wrong, "/p/amplify-ls.json": json.dumps({"overrides": overrides})})
    assert found["/p/amplify-ls.json"] == [("settings/wrong-value", "warning")]
    assert {severity for _, severity in found[DATA]} == {"hint"}


def test_an_array_of_settings_with_too_many_items_can_be_read() -> None:
    found = _found({"/p/amplify-ls.json": json.dumps({"exclude": [f"x{number}" for number in range(20_000)]})})
    assert found["/p/amplify-ls.json"] == [("settings/wrong-value", "warning")]


def _with_paths(paths: dict[str, list[str]]) -> dict[str, list[tuple[str, str]]]:
    config = json.dumps({"compilerOptions": {"paths": paths}})
    files = {
        DATA: "import { title } from '@/title';\n" + _schema("  Post: a.model({ text: a.string().default(title) }),\n"),
        "/p/amplify/tsconfig.json": config,
        # The deployment reads this one.
        "/p/tsconfig.json": config.replace("../x/", "./x/"),
        "/p/package.json": "{}",
        "/p/x/other.ts": "",
    }
    return _found(files)


def test_a_missing_alias_is_reported_up_to_the_limits() -> None:
    found = _with_paths({"@/*": ["../x/*"] * MOST_TARGETS})
    assert ("project/missing-file", "error") in found[DATA]
    assert "/p/amplify/tsconfig.json" not in found


def test_an_alias_with_too_many_paths_may_lead_anywhere() -> None:
    found = _with_paths({"@/*": ["../x/*"] * (MOST_TARGETS + 1)})
    assert ("project/missing-file", "error") not in found[DATA]
    assert found["/p/amplify/tsconfig.json"] == [("project/ignored-path-mapping", "information")]


def test_too_many_aliases_may_lead_anywhere() -> None:
    found = _with_paths({"@/*": ["../x/*"], **{f"@{number}/*": ["../x/*"] for number in range(MOST_WILDCARDS)}})
    assert ("project/missing-file", "error") not in found[DATA]
    assert found["/p/amplify/tsconfig.json"] == [("project/ignored-path-mapping", "information")]


def test_hundreds_of_aliases_without_a_star_are_all_used() -> None:
    exact = {f"@/{number}": ["../x/other"] for number in range(2 * MOST_WILDCARDS)}
    found = _with_paths({"@/*": ["../x/*"], **exact, "@/title": ["../x/other"]})
    assert ("project/missing-file", "error") not in found[DATA]
    assert "/p/amplify/tsconfig.json" not in found
