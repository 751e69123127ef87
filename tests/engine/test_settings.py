"""Settings files: which one counts for a file, what it says, and what is wrong with it."""

from __future__ import annotations

import json

import pytest

from amplify_ls.engine import Settings, Workspace
from amplify_ls.engine.baseline import accepted, baseline_text
from amplify_ls.engine.configuration import Override, RuleSetting, read_settings, severities
from amplify_ls.rules.rule import Severity
from amplify_ls.text.disk import MemoryDisk
from tests.engine.support import BACKEND, BACKEND_TEXT, DATA

CODE = "data/missing-authorization"
TEXT = """import { a, defineData } from '@aws-amplify/backend';

const schema = a.schema({ Post: a.model({ title: a.string() }) });

export const data = defineData({ schema });
"""
FILE = "/p/amplify-ls.json"


def workspace(files: dict[str, str], editor: Settings | None = None) -> Workspace:
    found = Workspace(MemoryDisk({DATA: TEXT, BACKEND: BACKEND_TEXT, **files}), editor)
    found.load(DATA)
    return found


def levels(found: Workspace, path: str = DATA) -> list[tuple[str, str]]:
    return [(diagnostic.code, diagnostic.severity.value) for diagnostic in found.diagnostics(path)]


def rules(**levels: object) -> str:
    return json.dumps({"rules": {code.replace("__", "/").replace("_", "-"): level for code, level in levels.items()}})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{}", [(CODE, "error")]),
        (rules(data__missing_authorization="off"), []),
        (rules(data__missing_authorization="hint"), [(CODE, "hint")]),
        (rules(data__missing_authorization={"level": "warning"}), [(CODE, "warning")]),
        ('{ "rules": { "data/*": "off" } }', []),
        ('{ "rules": { "*": "off", "data/missing-authorization": "warning" } }', [(CODE, "warning")]),
        ('{ "rules": { "data/missing-authorization": "warning", "*": "off" } }', [(CODE, "warning")]),
        ('// all of it\n{ "exclude": ["amplify/data", ], }', []),
        ('{ "exclude": ["*.test.ts"] }', [(CODE, "error")]),
        ('{ "overrides": [{ "files": ["amplify/**"], "rules": { "data/*": "hint" } }] }', [(CODE, "hint")]),
        ('{ "overrides": [{ "files": ["auth/**"], "rules": { "data/*": "hint" } }] }', [(CODE, "error")]),
    ],
)
def test_what_a_file_says_holds(text: str, expected: list[tuple[str, str]]) -> None:
    found = workspace({FILE: text})
    assert levels(found) == expected
    assert levels(found, FILE) == []


def test_the_nearest_file_counts_and_no_other() -> None:
    files = {FILE: rules(data__missing_authorization="off"), "/p/amplify/amplify-ls.json": "{}"}
    assert levels(workspace(files)) == [(CODE, "error")]


def test_the_settings_may_stand_in_the_package_file() -> None:
    package = json.dumps({"name": "x", "amplify-ls": {"rules": {CODE: "hint"}}})
    assert levels(workspace({"/p/package.json": package})) == [(CODE, "hint")]
    assert levels(workspace({"/p/package.json": '{"name": "amplify-ls"}'})) == [(CODE, "error")]
    both = {"/p/package.json": package, FILE: rules(data__missing_authorization="warning")}
    assert levels(workspace(both)) == [(CODE, "warning")]


def test_a_file_comes_before_the_editor() -> None:
    editor = severities({CODE: Severity.HINT, "data/unknown-type": None})
    assert levels(workspace({}, editor)) == [(CODE, "hint")]
    found = workspace({FILE: rules(data__missing_authorization="warning")}, editor)
    assert levels(found) == [(CODE, "warning")]
    choices = found.configuration(DATA).choices
    assert {code: choice.origin for code, choice in choices.items()} == {CODE: FILE, "data/unknown-type": "the editor"}


@pytest.mark.parametrize(
    ("patterns", "is_excluded"),
    [
        (("amplify/data/**",), True),
        (("/amplify",), True),
        (("data",), True),
        (("**/data/*.ts",), True),
        (("amplify/data/**", "!resource.ts"), False),
        (("amplify/data/**", "!data/resource.ts"), False),
        (("amplify/auth/**", "!", "#", "/"), False),
    ],
)
def test_patterns_of_an_editor_begin_anywhere(patterns: tuple[str, ...], is_excluded: bool) -> None:  # noqa: FBT001
    editor = Settings(exclude=patterns)
    assert levels(workspace({}, editor)) == ([] if is_excluded else [(CODE, "error")])
    editor = Settings(overrides=(Override(patterns, {CODE: RuleSetting(None, is_set=True)}),))
    assert levels(workspace({}, editor)) == ([] if is_excluded else [(CODE, "error")])


@pytest.mark.parametrize("name", ["accepted.json", "lists/accepted.json", "/p/accepted.json"])
def test_the_baseline_of_an_editor_is_the_nearest_of_its_name(name: str) -> None:
    path = name if name.startswith("/") else f"/p/{name}"
    found = workspace({}, Settings(baseline=name))
    assert levels(found) == [(CODE, "error")]
    (diagnostic,) = found.diagnostics(DATA)
    document = found.document(DATA)
    item = accepted(diagnostic, path.rpartition("/")[0], document)
    found.open(path, baseline_text([(item, diagnostic.message)]), 1)
    assert levels(found) == []
    found.close(path)
    assert levels(found) == [(CODE, "error")]


@pytest.mark.parametrize(
    ("text", "code", "place", "titles"),
    [
        ("{", "settings/syntax-error", "", []),
        ("[]", "settings/wrong-value", "[]", []),
        ('{ "rules": f() }', "settings/syntax-error", "f()", []),
        ('{ "rule": {} }', "settings/unknown-key", '"rule"', ['Change to `"rules"`']),
        ('{ "rules": { "data/missing-authorisation": "off" } }', "settings/unknown-rule", '"data/missing-authorisation"',
         ['Change to `"data/missing-authorization"`']),
        ('{ "rules": { "auth/missing-authorization": "off" } }', "settings/unknown-rule", '"auth/missing-authorization"',
         ['Change to `"data/missing-authorization"`']),
        ('{ "rules": { "data/*": "offf" } }', "settings/wrong-value", '"offf"', ['Change to `"off"`']),
        ('{ "rules": { "data/*": "info" } }', "settings/wrong-value", '"info"', ['Change to `"information"`']),
        ('{ "exclude": "a" }', "settings/wrong-value", '"a"', []),
        ('{ "overrides": [{ "rules": {} }] }', "settings/wrong-value", '{ "rules": {} }', []),
        ('{ "exclude": ["./src/**"] }', "settings/wrong-value", '"./src/**"', ['Change to `"src/**"`']),
        ('{ "exclude": ["!./src"] }', "settings/wrong-value", '"!./src"', ['Change to `"!/src"`']),
        ('{ "exclude": ["../src"] }', "settings/wrong-value", '"../src"', []),
        ('{ "baseline": "../accepted.json" }', "settings/wrong-value", '"../accepted.json"', []),
        ('{ "baseline": "/etc/accepted.json" }', "settings/wrong-value", '"/etc/accepted.json"', []),
        ('{ "exclude": ["!"] }', "settings/wrong-value", '"!"', []),
        ('{ "exclude": ["[z-a]"] }', "settings/wrong-value", '"[z-a]"', []),
        (r'{ "overrides": [{ "files": ["src\\old\\**"] }] }', "settings/wrong-value", r'"src\\old\\**"',
         ['Change to `"src/old/**"`']),
    ],
)  # fmt: skip
def test_faults_of_a_file_are_told_in_it(text: str, code: str, place: str, titles: list[str]) -> None:
    found = workspace({FILE: text})
    (diagnostic,) = found.diagnostics(FILE)
    assert diagnostic.code == code
    assert text[diagnostic.start : diagnostic.end] == place
    assert [fix.title for fix in diagnostic.fixes()] == titles
    for fix in diagnostic.fixes():
        (edit,) = fix.edits
        mended = text[: edit.start] + edit.text + text[edit.end :]
        assert workspace({FILE: mended}).diagnostics(FILE) == ()


@pytest.mark.parametrize("pattern", ["!", "[z-a]", "[[:x:]]", "a\\", "**", "/", "#", " ", "\\#a", "amplify/[[]x"])
def test_a_pattern_that_cannot_be_read_disturbs_no_other(pattern: str) -> None:
    assert levels(workspace({FILE: json.dumps({"exclude": [pattern, "amplify/data"]})})) == []


def test_a_pattern_takes_back_what_one_before_it_means() -> None:
    assert levels(workspace({FILE: '{ "exclude": ["amplify/**", "!amplify/data/**"] }'})) == [(CODE, "error")]
    assert levels(workspace({FILE: '{ "exclude": ["!amplify/data/**", "amplify/**"] }'})) == []


def test_a_level_that_is_none_is_told_with_those_that_are() -> None:
    (diagnostic,) = workspace({FILE: '{ "rules": { "data/*": 2 } }'}).diagnostics(FILE)
    assert diagnostic.message == "Expected `off`, `hint`, `information`, `warning` or `error` for `data/*`, found `2`."


def test_a_broken_file_leaves_what_held_before() -> None:
    disk = MemoryDisk({DATA: TEXT, BACKEND: BACKEND_TEXT, FILE: rules(data__missing_authorization="off")})
    found = Workspace(disk)
    found.load(DATA)
    assert levels(found) == []
    disk.write(FILE, '{ "rules": { "data/missing-authorization": "off" ')
    found.disk_changed([FILE])
    assert levels(found) == []
    assert [code for code, _ in levels(found, FILE)] == ["settings/syntax-error"]
    disk.write(FILE, "{}")
    found.disk_changed([FILE])
    assert levels(found) == [(CODE, "error")]
    assert levels(found, FILE) == []


def test_an_unsaved_settings_file_counts_as_it_is_typed() -> None:
    found = workspace({})
    found.open(FILE, rules(data__missing_authorization="off"), 1)
    assert levels(found) == []
    found.close(FILE)
    assert levels(found) == [(CODE, "error")]


def test_what_is_of_a_wrong_type_is_skipped_with_a_complaint() -> None:
    complaints: list[str] = []
    content = {"rules": {"a/b": 5, "c/d": "off", "e/f": {"options": {"x": 1}}}, "exclude": "x", "overrides": [3]}
    found = read_settings(content, complaints.append)
    assert found == Settings({"c/d": RuleSetting(None, is_set=True), "e/f": RuleSetting(options={"x": 1})})
    assert len(complaints) == 3


STORAGE = "/p/amplify/storage/resource.ts"
BUCKET = """import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'files',
  access: (allow) => ({ 'incoming/*': [allow.guest.to(['write'])] }),
});
"""
WITH_STORAGE = {
    BACKEND: "import { defineBackend } from '@aws-amplify/backend';\n"
    "import { auth } from './auth/resource';\nimport { storage } from './storage/resource';\n"
    "\ndefineBackend({ auth, storage });\n",
    "/p/amplify/auth/resource.ts": "import { defineAuth } from '@aws-amplify/backend';\n\n"
    "export const auth = defineAuth({ loginWith: { email: true } });\n",
    STORAGE: BUCKET,
}


@pytest.mark.parametrize(
    ("options", "found", "faults"),
    [
        ({}, ["storage/guest-may-write"], []),
        ({"paths": ["incoming/*"]}, [], []),
        ({"paths": ["other/*"]}, ["storage/guest-may-write"], []),
        ({"paths": "incoming/*"}, ["storage/guest-may-write"], ["settings/wrong-value"]),
        ({"path": ["incoming/*"]}, ["storage/guest-may-write"], ["settings/unknown-key"]),
    ],
)
def test_a_rule_takes_options(options: object, found: list[str], faults: list[str]) -> None:
    text = json.dumps({"rules": {"storage/guest-may-write": {"options": options}}})
    project = workspace({**WITH_STORAGE, FILE: text})
    assert [code for code, _ in levels(project, STORAGE)] == found
    assert [code for code, _ in levels(project, FILE)] == faults


def test_options_of_other_rules() -> None:
    function = "/p/amplify/functions/report/resource.ts"
    files = {
        function: "import { defineFunction } from '@aws-amplify/backend';\n\n"
        "export const report = defineFunction({ runtime: 20 });\n",
        "/p/amplify/functions/report/handler.ts": "export const handler = async () => 'done';\n",
        BACKEND: "import { defineBackend } from '@aws-amplify/backend';\nimport { auth } from './auth/resource';\n"
        "import { data } from './data/resource';\nimport { report } from './functions/report/resource';\n\n"
        "defineBackend({ auth, data, report });\n",
        "/p/amplify/auth/resource.ts": "import { defineAuth } from '@aws-amplify/backend';\n\n"
        "export const auth = defineAuth({ loginWith: { email: true }, groups: ['Admins'] });\n",
        DATA: TEXT.replace("a.string() })", "a.string() }).authorization((allow) => [allow.group('Guests')])"),
    }
    before = workspace(files)
    assert [code for code, _ in levels(before, function) + levels(before)] == [
        "function/outdated-runtime",
        "project/undeclared-group",
    ]
    options = {"function/outdated-runtime": {"oldest": 20}, "project/undeclared-group": {"known": ["Guests"]}}
    said = json.dumps({"rules": {code: {"options": each} for code, each in options.items()}})
    after = workspace({**files, FILE: said})
    assert levels(after, function) + levels(after) + levels(after, FILE) == []
