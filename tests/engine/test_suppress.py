"""Suppress comments: what they hide, when they are told of, and the action that writes them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from amplify_ls.engine.configuration import severities
from amplify_ls.rules.rule import Severity
from amplify_ls.text.document import Change
from tests.engine.support import DATA, actions, applied, told, workspace_of

FAULT = "data/missing-reference-field"
UNUSED = "suppression/unused"
UNKNOWN = "suppression/unknown-code"
EXPIRED = "suppression/expired"
INVALID_DATE = "suppression/invalid-date"
SCHEMA = """import { a, defineData } from '@aws-amplify/backend';

const schema = a
  .schema({
    Customer: a.model({
      orders: a.hasMany('Order', 'customerId'),
    }),
    Order: a.model({
      #above
      customer: a.belongsTo('Customer', 'customerId'), #behind
    }),
  })
  .authorization((allow) => [allow.publicApiKey()]);

export const data = defineData({ schema });
"""


def schema(above: str = "", behind: str = "") -> str:
    text = SCHEMA.replace("      #above\n", f"      {above}\n" if above else "")
    return text.replace(" #behind", f" {behind}" if behind else "")


IGNORE = f"// amplify-ls-ignore {FAULT}"


@pytest.mark.parametrize(
    "text",
    [
        schema(above=IGNORE),
        schema(above=f"{IGNORE}: it comes later"),
        schema(above=f"/* amplify-ls-ignore {FAULT}: it comes later */"),
        schema(above=f"//amplify-ls-ignore  data/other-fault , {FAULT}").replace("data/other-fault ,", ""),
        schema(above=f"{IGNORE}\n      // and a word about it"),
        schema(above=f"{IGNORE}\n      /* and a word\n      about it */"),
        schema(behind=IGNORE),
        schema(behind=f"/* amplify-ls-ignore {FAULT} */"),
        schema(above=f"/* amplify-ls-ignore {FAULT} */ other: a.string(),").replace(
            "other: a.string(),\n      customer", "customer"
        ),
        schema(above=f"{IGNORE} because it comes later"),
        schema(above=IGNORE).replace("\n", "\r\n"),
        schema(above=IGNORE).replace("\n", "\r"),
    ],
)
def test_a_comment_hides_what_is_on_its_line_or_the_next(text: str) -> None:
    workspace = workspace_of(text)
    assert told(workspace) == []
    assert workspace.changed_files() == []


@pytest.mark.parametrize(
    "text",
    [
        schema(above=f"{IGNORE}\n"),
        schema(above=f"// amplify-ls-ignored {FAULT}"),
        schema(above=f"// see amplify-ls-ignore {FAULT}"),
        schema(above=f"a: a.string().default('{IGNORE}'),"),
        schema(above=f"a: a.string().default(`\n{IGNORE}\n`),"),
        schema(above=f"a: a.string(), {IGNORE}"),
    ],
)
def test_other_comments_and_strings_hide_nothing(text: str) -> None:
    assert (FAULT, "'customerId'") in told(workspace_of(text))


def test_the_comment_of_a_file_stands_where_the_finding_does() -> None:
    shared = (
        "import { a } from '@aws-amplify/backend';\nexport const Order = a.model({\n"
        "  #\n  customer: a.belongsTo('Customer', 'customerId'),\n});\n"
    )
    main = schema().replace("import {", "import { Order } from './shared';\nimport {", 1)
    start, end = main.index("    Order: a.model"), main.index("  })\n  .auth")
    main = f"{main[:start]}    Order,\n{main[end:]}"
    path = "/p/amplify/data/shared.ts"
    assert told(workspace_of(main, {path: shared.replace("#", "//")}), path) == [(FAULT, "'customerId'")]
    assert told(workspace_of(main, {path: shared.replace("#", IGNORE)}), path) == []


def test_a_comment_without_a_finding_is_told_of_and_taken_out() -> None:
    mended = schema().replace("      customer:", "      customerId: a.id(),\n      customer:")
    before = mended.replace("      customer:", f"      {IGNORE}: later\n      customer:")
    workspace = workspace_of(before)
    assert told(workspace) == [(UNUSED, f"{IGNORE}: later")]
    (found,) = workspace.diagnostics(DATA)
    assert (found.severity, found.tags) == (Severity.HINT, frozenset({"unnecessary"}))
    assert applied(workspace, found.fixes()[0].edits) == mended
    behind = workspace_of(mended.replace("'customerId'),\n    }),\n  })", f"'customerId'), {IGNORE}\n    }}),\n  }})"))
    (found,) = behind.diagnostics(DATA)
    assert applied(behind, found.fixes()[0].edits) == mended


def test_one_code_of_several() -> None:
    text = schema(above=f"{IGNORE}, data/missing-authorization: later")
    workspace = workspace_of(text)
    assert told(workspace) == [(UNUSED, "data/missing-authorization")]
    (found,) = workspace.diagnostics(DATA)
    assert applied(workspace, found.fixes()[0].edits) == schema(above=f"{IGNORE}: later")
    first = workspace_of(schema(above=f"// amplify-ls-ignore data/missing-authorization, {FAULT}: later"))
    (found,) = first.diagnostics(DATA)
    assert applied(first, found.fixes()[0].edits) == schema(above=f"{IGNORE}: later")


def test_a_comment_without_a_code_suppresses_nothing() -> None:
    found = told(workspace_of(schema(above="// amplify-ls-ignore: later")))
    assert found == [(UNUSED, "// amplify-ls-ignore: later"), (FAULT, "'customerId'")]


def test_an_unknown_code_offers_the_one_that_was_meant() -> None:
    workspace = workspace_of(schema(above=f"// amplify-ls-ignore {FAULT}s: later"))
    assert told(workspace) == [(UNKNOWN, f"{FAULT}s"), (FAULT, "'customerId'")]
    fixes = workspace.diagnostics(DATA)[0].fixes()
    assert [fix.title for fix in fixes] == [f"Change to `{FAULT}`", "Remove the comment"]
    assert [applied(workspace, fix.edits) for fix in fixes] == [schema(above=f"{IGNORE}: later"), schema()]
    family = workspace_of(schema(above=f"// amplify-ls-ignore auth/{FAULT[5:]}, {FAULT}"))
    assert told(family) == [(UNKNOWN, f"auth/{FAULT[5:]}")]


def test_nothing_is_unused_while_a_file_has_a_syntax_error() -> None:
    unused = schema().replace("a.hasMany(", f"// {IGNORE}\n a.hasMany(").replace("    Customer", f"    {IGNORE}\n    Customer")
    assert UNUSED in [code for code, _ in told(workspace_of(unused))]
    assert UNUSED not in [code for code, _ in told(workspace_of(unused.replace("defineData({", "defineData({ x: , ")))]
    broken = {"/p/amplify/data/other.ts": "import { a } from '@aws-amplify/backend';\nconst x = (;\n"}
    assert UNUSED not in [code for code, _ in told(workspace_of(unused, broken))]


def test_settings_hold_for_the_rules_about_comments_and_never_make_one_unused() -> None:
    off = severities({UNUSED: None, FAULT: None})
    assert told(workspace_of(schema(above=f"{IGNORE}, data/missing-authorization"), settings=off)) == []
    warned = workspace_of(schema(above="// amplify-ls-ignore"), settings=severities({UNUSED: Severity.WARNING}))
    assert [item.severity for item in warned.diagnostics(DATA) if item.code == UNUSED] == [Severity.WARNING]
    hidden = workspace_of(schema(above=IGNORE), settings=severities({FAULT: None}))
    assert told(hidden) == []


def test_diagnostics_follow_the_comment_as_it_is_typed() -> None:
    workspace = workspace_of(schema())
    workspace.open(DATA, schema(), 1)
    line = schema()[: schema().index("      customer:")].count("\n")
    for count, letter in enumerate(f"      {IGNORE}\n"):
        end = (line, count)
        workspace.change(DATA, [Change(letter, end, end)], count + 2)
        workspace.diagnostics(DATA)
    assert told(workspace) == []
    workspace.change(DATA, [Change("", (line, 0), (line + 1, 0))], 200)
    assert told(workspace) == [(FAULT, "'customerId'")]


def ignoring(text: str) -> str:
    workspace = workspace_of(text)
    *_, last = actions(workspace, FAULT)
    assert last.kind == "quickfix.suppress"
    assert last.title == f"Suppress `{FAULT}` on this line"
    assert not last.is_preferred
    return applied(workspace, last.edits)


def test_the_action_writes_a_comment_on_the_line_above() -> None:
    after = ignoring(schema())
    assert after == schema(above=f"{IGNORE}: reason")
    assert told(workspace_of(after)) == []
    assert ignoring(schema().replace("\n", "\r\n")) == after.replace("\n", "\r\n")
    assert ignoring(schema().replace("  ", "\t")) == after.replace("  ", "\t")


def test_the_action_adds_to_a_comment_that_is_there() -> None:
    other = "// amplify-ls-ignore data/missing-authorization: open"
    both = f"// amplify-ls-ignore data/missing-authorization, {FAULT}: open"
    assert ignoring(schema(above=other)) == schema(above=both)
    assert ignoring(schema(behind=other)) == schema(behind=both)
    assert ignoring(schema(above="// amplify-ls-ignore")) == schema(above=IGNORE)


def test_no_comment_is_written_into_a_template_string() -> None:
    text = schema(above="note: a.string().default(`\n`),").replace("`),\n      customer", "`), customer")
    workspace = workspace_of(text)
    assert [action.kind for action in actions(workspace, FAULT)] == ["quickfix"]


def test_the_comments_themselves_are_not_suppressed_by_others() -> None:
    workspace = workspace_of(schema(above="// amplify-ls-ignore"))
    assert [action.kind for action in actions(workspace, UNUSED)] == ["quickfix"]


@pytest.mark.parametrize(
    ("comment", "found"),
    [
        ("// amplify-ls-ignore-file data/missing-reference-field", []),
        ("// amplify-ls-ignore-file data/*", []),
        ("// amplify-ls-ignore-declaration data/missing-reference-field", []),
        ("// amplify-ls-ignore data/missing-reference-field until 2199-12-31: later", []),
        ("// amplify-ls-ignore data/missing-reference-field until 2020-01-01: later", [EXPIRED, FAULT]),
        ("// amplify-ls-ignore data/missing-reference-field until soon", [INVALID_DATE]),
        ("// amplify-ls-ignore data/missing-reference-field until 2199-02-29", [INVALID_DATE]),
        # These two are days for some versions of Python.
        ("// amplify-ls-ignore data/missing-reference-field until 20200101", [INVALID_DATE]),
        ("// amplify-ls-ignore data/missing-reference-field until 2020-W01-1", [INVALID_DATE]),
        ("// amplify-ls-ignore auth/*", [UNUSED, FAULT]),
    ],
)
def test_how_much_and_how_long_a_comment_hides(comment: str, found: list[str]) -> None:
    workspace = workspace_of(schema(above=comment))
    assert [diagnostic.code for diagnostic in workspace.diagnostics(DATA)] == found


@pytest.mark.parametrize(("days", "found"), [(-1, [EXPIRED, FAULT]), (0, []), (1, [])])
def test_the_last_day_is_one_that_the_comment_holds(days: int, found: list[str]) -> None:
    day = date.today() + timedelta(days)
    workspace = workspace_of(schema(above=f"// amplify-ls-ignore {FAULT} until {day.isoformat()}: later"))
    assert [diagnostic.code for diagnostic in workspace.diagnostics(DATA)] == found


def test_a_declaration_ends_where_the_next_one_begins() -> None:
    text = schema().replace("    Customer:", "    // amplify-ls-ignore-declaration data/missing-reference-field\n    Customer:")
    assert [diagnostic.code for diagnostic in workspace_of(text).diagnostics(DATA)] == [UNUSED, FAULT]
