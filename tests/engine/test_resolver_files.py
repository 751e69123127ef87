"""Resolver files: their findings follow edits, come and go with the files, and leave alone what a build makes."""

from __future__ import annotations

import pytest

from amplify_ls.engine import Workspace
from amplify_ls.text.disk import MemoryDisk
from amplify_ls.text.document import Change
from tests.engine.support import BACKEND, BACKEND_TEXT, DATA, told

RESOLVER = "/p/amplify/data/echo.js"
GOOD = "export const request = () => ({});\nexport const response = (ctx) => ctx.result;\n"
ASYNC = "data/unsupported-resolver-syntax"
MISSING = "data/missing-resolver-file"


def schema(entry: str) -> str:
    return f"""import {{ a, defineData }} from '@aws-amplify/backend';

const schema = a.schema({{
  echo: a.query().returns(a.string()).handler(a.handler.custom({{ entry: '{entry}' }})),
}}).authorization((allow) => [allow.publicApiKey()]);

export const data = defineData({{ schema, authorizationModes: {{ defaultAuthorizationMode: 'apiKey' }} }});
"""


@pytest.fixture
def disk() -> MemoryDisk:
    return MemoryDisk({DATA: schema("./echo.js"), BACKEND: BACKEND_TEXT, RESOLVER: GOOD})


def loaded(disk: MemoryDisk) -> Workspace:
    workspace = Workspace(disk)
    workspace.load(DATA)
    return workspace


def test_a_finding_is_told_for_a_file_that_is_not_open(disk: MemoryDisk) -> None:
    disk.write(RESOLVER, GOOD.replace("() => ({})", "async () => ({})"))
    workspace = loaded(disk)
    assert told(workspace, RESOLVER) == [(ASYNC, "async")]
    assert RESOLVER in workspace.files()
    assert RESOLVER in workspace.changed_files()


def test_a_finding_follows_the_edits_of_the_file(disk: MemoryDisk) -> None:
    workspace = loaded(disk)
    workspace.open(RESOLVER, GOOD, 1)
    assert told(workspace, RESOLVER) == []
    place = len("export const request = ")
    workspace.change(RESOLVER, [Change("async ", (0, place), (0, place))], 2)
    assert told(workspace, RESOLVER) == [(ASYNC, "async")]
    workspace.change(RESOLVER, [Change("// a resolver\n", (0, 0), (0, 0))], 3)
    assert told(workspace, RESOLVER) == [(ASYNC, "async")]
    workspace.change(RESOLVER, [Change("", (1, place), (1, place + len("async ")))], 4)
    assert told(workspace, RESOLVER) == []


def test_an_operator_that_changes_within_code_that_nobody_evaluates_is_read_again(disk: MemoryDisk) -> None:
    workspace = loaded(disk)
    text = GOOD.replace("({})", "{\n  let n = 0;\n  n += 1;\n  return { n };\n}")
    workspace.open(RESOLVER, text, 1)
    assert told(workspace, RESOLVER) == []
    workspace.change(RESOLVER, [Change("++", (2, 3), (2, 8))], 2)
    assert told(workspace, RESOLVER) == [(ASYNC, "++")]
    workspace.change(RESOLVER, [Change("--", (2, 3), (2, 5))], 3)
    assert told(workspace, RESOLVER) == [(ASYNC, "--")]


def test_findings_go_with_the_handler_that_names_the_file(disk: MemoryDisk) -> None:
    disk.write(RESOLVER, GOOD.replace("() => ({})", "async () => ({})"))
    disk.write("/p/amplify/data/other.js", GOOD)
    workspace = loaded(disk)
    assert told(workspace, RESOLVER) == [(ASYNC, "async")]
    workspace.open(DATA, schema("./other.js"), 1)
    assert workspace.diagnostics(RESOLVER) == ()


def test_findings_come_and_go_with_the_file(disk: MemoryDisk) -> None:
    disk.remove(RESOLVER)
    workspace = loaded(disk)
    assert told(workspace) == [(MISSING, "'./echo.js'")]
    disk.write(RESOLVER, "export async function request() {}\nexport function response() {}\n")
    workspace.disk_changed([RESOLVER])
    assert told(workspace) == []
    assert told(workspace, RESOLVER) == [(ASYNC, "async")]
    disk.remove(RESOLVER)
    workspace.notice_disk()
    assert told(workspace) == [(MISSING, "'./echo.js'")]
    assert workspace.diagnostics(RESOLVER) == ()


@pytest.mark.parametrize(
    ("path", "patterns"),
    [
        ("/p/.gitignore", "amplify/data/*.js\n"),
        ("/p/amplify/.gitignore", "*.js\n"),
        ("/p/amplify/data/.gitignore", "/echo.js\n"),
        ("/p/amplify/data/.gitignore", "# made by the build\n\n*.js\n!other.js\n"),
    ],
)
def test_a_file_that_git_ignores_may_be_away(disk: MemoryDisk, path: str, patterns: str) -> None:
    disk.remove(RESOLVER)
    disk.write(path, patterns)
    assert told(loaded(disk)) == []


@pytest.mark.parametrize(
    ("path", "patterns"),
    [
        ("/p/.gitignore", "amplify/data/*.mjs\n"),
        ("/p/amplify/data/.gitignore", "*.js\n!echo.js\n"),
        # It stands outside of the repository.
        ("/.gitignore", "*.js\n"),
    ],
)
def test_a_file_that_git_does_not_ignore_is_missing(disk: MemoryDisk, path: str, patterns: str) -> None:
    disk.remove(RESOLVER)
    disk.write("/p/.git/HEAD", "ref: refs/heads/main\n")
    disk.write(path, patterns)
    assert told(loaded(disk)) == [(MISSING, "'./echo.js'")]


def test_a_missing_file_is_told_of_when_git_does_not_ignore_it_any_more(disk: MemoryDisk) -> None:
    disk.remove(RESOLVER)
    disk.write("/p/.gitignore", "*.js\n")
    workspace = loaded(disk)
    assert told(workspace) == []
    disk.write("/p/.gitignore", "dist\n")
    workspace.notice_disk()
    assert told(workspace) == [(MISSING, "'./echo.js'")]


def test_a_data_source_is_known_when_the_backend_adds_it(disk: MemoryDisk) -> None:
    disk.write(DATA, schema("./echo.js").replace("{ entry", "{ dataSource: 'Links', entry"))
    workspace = loaded(disk)
    assert told(workspace) == [("data/unknown-data-source", "'Links'")]
    added = BACKEND_TEXT.replace("defineBackend({ data })", "defineBackend({ data }).data.addNoneDataSource('Links')")
    workspace.open(BACKEND, added, 1)
    assert told(workspace) == []
