"""Schemas that are strings in a Gen 2 backend are checked like files, at their places in the literal."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from amplify_ls.engine import Workspace
from amplify_ls.rules.rule import Severity
from amplify_ls.syntax.strings import escaped, unescape
from amplify_ls.text.disk import MemoryDisk
from amplify_ls.text.document import Change, Encoding
from tests.differential.edits import RandomEdit, random_edit
from tests.differential.test_schemas import SNIPPETS
from tests.differential.test_workspace import fresh, told
from tests.gen1.cases import Case, load_cases

FOLDER = "/project/amplify"
RESOURCE = f"{FOLDER}/data/resource.ts"
BACKEND = """import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';
import { data } from './data/resource';

defineBackend({ auth, data });
"""
AUTH = """import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({ loginWith: { email: true } });
"""
HEAD = "import { defineData } from '@aws-amplify/backend';\n\n"
TAIL = """
export const data = defineData({
  schema,
  authorizationModes: {
    defaultAuthorizationMode: 'userPool',
    apiKeyAuthorizationMode: { expiresInDays: 7 },
    oidcAuthorizationMode: {
      oidcProviderName: 'x',
      oidcIssuerUrl: 'https://example.com',
      tokenExpiryFromAuthInSeconds: 1,
      tokenExpireFromIssueInSeconds: 1,
    },
    lambdaAuthorizationMode: { function: authorizer },
  },
});
"""
VERDICTS = dict(
    line.split("\t") for line in Path(__file__).with_name("newer_verdicts.tsv").read_text(encoding="utf-8").splitlines()
)
"""Of the transformers of Gen 2, by case: `accept` or `reject`."""
CASES = [pytest.param(case, id=case.identifier.replace("/", ":")) for case in load_cases() if case.identifier in VERDICTS]
BLOG = """type Blog @model @auth(rules: [{ allow: owner }]) {
  id: ID!
  title: String
}
"""


def files_with(literal: str, tail: str = "\nexport const data = defineData({ schema });\n") -> dict[str, str]:
    return {
        f"{FOLDER}/backend.ts": BACKEND,
        f"{FOLDER}/auth/resource.ts": AUTH,
        RESOURCE: f"{HEAD}const schema = {literal};\n{tail}",
    }


def checked(files: dict[str, str]) -> Workspace:
    workspace = Workspace(MemoryDisk(files))
    workspace.load(FOLDER)
    return workspace


def marked(workspace: Workspace, code: str) -> str:
    """The text of the only finding of a rule, where it is written."""
    document = workspace.document(RESOURCE)
    assert document is not None
    [found] = [item for item in workspace.diagnostics(RESOURCE) if item.code == code]
    return document.data[found.start : found.end].decode()


def fixed(workspace: Workspace, code: str) -> str:
    """The file after the first fix of the only finding of a rule."""
    document = workspace.document(RESOURCE)
    assert document is not None
    [found] = [item for item in workspace.diagnostics(RESOURCE) if item.code == code]
    data = document.data
    for edit in sorted(found.fixes()[0].edits, key=lambda each: -each.start):
        data = data[: edit.start] + edit.text.encode() + data[edit.end :]
    return data.decode()


@pytest.mark.parametrize("case", CASES)
def test_verdict(case: Case) -> None:
    workspace = checked(files_with(f"`{escaped(case.files[case.main], '`')}`", TAIL))
    errors = [item.code for item in workspace.diagnostics(RESOURCE) if item.severity is Severity.ERROR]
    found = [code for code in errors if code.startswith("gen1/")]
    assert bool(found) == (VERDICTS[case.identifier] == "reject"), found


def test_a_place_behind_escapes() -> None:
    text = BLOG.replace("  title", '  "größe `b` c" size: String @default(value: "x ${y}")\n  title').replace(
        "String\n}", "Strin\n}"
    )
    workspace = checked(files_with(f"`{escaped(text, '`')}`"))
    assert "größe \\`b\\`" in workspace.document(RESOURCE).text  # type: ignore[union-attr]
    assert marked(workspace, "gen1/unknown-type") == "Strin"


@pytest.mark.parametrize("quote", ["'", '"'])
def test_a_literal_of_one_line(quote: str) -> None:
    text = BLOG.replace("String\n}", "Strin\n}")
    workspace = checked(files_with(f"{quote}{escaped(text, quote)}{quote}"))
    assert marked(workspace, "gen1/unknown-type") == "Strin"
    assert "title: String\\n}" in fixed(workspace, "gen1/unknown-type")


def test_a_fix_is_escaped_and_stays_in_the_literal() -> None:
    text = (
        'type Query {\n  report: String @function(name: "report", invocationType: Event) @auth(rules: [{ allow: private }])\n}'
    )
    workspace = checked(files_with(f"`{text}`"))
    after = fixed(workspace, "gen1/event-function-result")
    assert "\n}\n\ntype EventInvocationResponse {\n  success: Boolean!\n}`;\n" in after
    one_line = escaped(text, '"')
    workspace = checked(files_with(f'"{one_line}"'))
    after = fixed(workspace, "gen1/event-function-result")
    assert '\\n\\ntype EventInvocationResponse {\\n  success: Boolean!\\n}";\n' in after


@pytest.mark.parametrize(
    ("comment", "place", "is_left"),
    [
        ("# amplify-ls-ignore gen1/unknown-type: later", "  title", False),
        ("# amplify-ls-ignore-declaration gen1/*: later", "type Blog", False),
        ("# amplify-ls-ignore-file gen1/unknown-type: later", "type Blog", False),
        ("# amplify-ls-ignore gen1/other: later", "  title", True),
        ("# amplify-ls-ignore gen1/unknown-type until 2020-01-01: later", "  title", True),
    ],
)
def test_a_comment_in_the_literal_suppresses(comment: str, place: str, is_left: bool) -> None:  # noqa: FBT001
    text = BLOG.replace("String\n", "Strin\n").replace(place, f"  # `ä`\n  {comment}\n{place}")
    workspace = checked(files_with(f"`{escaped(text, '`')}`"))
    found = [item.code for item in workspace.diagnostics(RESOURCE)]
    assert ("gen1/unknown-type" in found) == is_left
    assert any(code.startswith("suppression/") for code in found) == is_left


def test_a_comment_that_suppresses_nothing_is_reported_in_the_literal() -> None:
    text = BLOG.replace("  title", "  # amplify-ls-ignore gen1/unknown-type: `x`\n  title")
    assert "gen1/unknown-type" in marked(checked(files_with(f"`{escaped(text, '`')}`")), "suppression/unused")


def test_the_action_adds_a_comment_in_the_literal() -> None:
    workspace = checked(files_with(f"`{BLOG}`".replace("String\n", "Strin\n")))
    [found] = [item for item in workspace.diagnostics(RESOURCE) if item.code == "gen1/unknown-type"]
    actions = {action.title: action for action in workspace.code_actions(RESOURCE, found.start, found.end)}
    [edit] = actions["Suppress `gen1/unknown-type` on this line"].make_edits()
    assert edit.text == "  # amplify-ls-ignore gen1/unknown-type: reason\n"


def test_a_constant_of_another_file() -> None:
    files = files_with("text", "\nexport const data = defineData({ schema });\n")
    files[RESOURCE] = f"import {{ text }} from './schema';\n{files[RESOURCE]}"
    files[f"{FOLDER}/data/schema.ts"] = f"export const text = `{BLOG.replace('String', 'Strin')}`;\n"
    found = checked(files).diagnostics(f"{FOLDER}/data/schema.ts")
    assert [item.code for item in found] == ["gen1/unknown-type"]


@pytest.mark.parametrize(
    "literal", ["'type A ' + rest", "`type ${name} @model { id: Strin }`", "readFileSync('schema.graphql')"]
)
def test_a_text_that_is_not_known_has_no_findings(literal: str) -> None:
    assert not [item for item in checked(files_with(literal)).diagnostics(RESOURCE) if item.code.startswith("gen1/")]


@pytest.mark.parametrize("seed", range(3))
def test_edited_equals_opened(seed: int) -> None:
    chooser = random.Random(f"embedded {seed}")
    files = files_with(f"`\n{BLOG.replace('title: String', 'title: Strin')}`")
    workspace = Workspace(MemoryDisk(files))
    workspace.open(RESOURCE, files[RESOURCE], 1)
    history: list[tuple[RandomEdit, str]] = []
    for _ in range(25):
        text = files[RESOURCE]
        begin, end = text.find("`"), text.rfind("`")
        inner = text[begin + 1 : end]
        edit = random_edit(inner, chooser, history, (*SNIPPETS, "\\`", "\\n", "$"))
        if "`" in edit.text.replace("\\`", "") or begin < 0:
            continue
        history.append((edit, inner[edit.start : edit.end]))
        first, last = begin + 1 + edit.start, begin + 1 + edit.end
        files[RESOURCE] = text[:first] + edit.text + text[last:]
        document = workspace.document(RESOURCE)
        assert document is not None
        start = document.position(len(text[:first].encode()), Encoding.UTF16)
        stop = document.position(len(text[:last].encode()), Encoding.UTF16)
        workspace.change(RESOURCE, [Change(edit.text, start, stop, Encoding.UTF16)], 2)
        workspace.changed_files()
        if workspace.has_syntax_errors(RESOURCE):
            workspace.settle()
        assert told(workspace, [RESOURCE]) == told(fresh(files, RESOURCE), [RESOURCE]), str(edit)


def test_completion_and_hover_in_the_literal() -> None:
    text = files_with(f"`\n# größe \\`\n{BLOG.replace('title: String', 'title: St')}`")[RESOURCE]
    files = {**files_with("``"), RESOURCE: text}
    workspace = Workspace(MemoryDisk(files))
    workspace.open(RESOURCE, text, 1)
    workspace.changed_files()
    editing = workspace.editing(RESOURCE)
    cursor = len(text[: text.index(": St\n") + 4].encode())
    item = next(item for item in editing.completions(cursor) if item.label == "String")
    assert text.encode()[item.start : item.end] == b"St"
    hover = editing.hover(len(text[: text.index("@model")].encode()) + 2)
    assert hover is not None
    assert text.encode()[hover.start : hover.end] in (b"@model", b"model")
    outside = editing.hover(len(text[: text.index("defineData({")].encode()) + 2)
    assert outside is not None
    assert "defineData" in outside.markdown


@pytest.mark.parametrize("text", ['a "b" \\ c', "`${x}` $", "one\ntwo\r\nthree", "ü\\u0041"])
@pytest.mark.parametrize("quote", ["`", "'", '"'])
def test_what_is_escaped_is_read_as_it_was(text: str, quote: str) -> None:
    expected = text if quote == "`" else text.replace("\r\n", "\n")
    assert unescape(escaped(text, quote)) == expected
