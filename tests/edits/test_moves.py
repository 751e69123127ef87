"""Members that move to another object of the same file."""

from __future__ import annotations

from typing import Any

from amplify_ls.edits.operations import InsertProperty, MoveProperty, Operation, Replace
from amplify_ls.syntax.outline import Span
from tests.edits.support import rendered

AUTH = """const x = {
  loginWith: {
    externalProviders: {
      google: {
        clientId: 'x',
        callbackUrls: ['a', 'b'], // back
        // and out again
        logoutUrls: [
          'c',
        ],
      },
    },
    userAttributes: {
      // mail
      email: { body: () => `one
  two
three` },
    },
  },
};
"""


def providers(x: Any) -> Any:
    return x.get("loginWith").get("externalProviders")


def urls(x: Any) -> list[Any]:
    return [providers(x).get("google").properties[name] for name in ("callbackUrls", "logoutUrls")]


def test_members_keep_their_comments_and_get_the_indentation_of_the_target() -> None:
    def operations(x: Any) -> list[Operation]:
        return [MoveProperty(prop, providers(x)) for prop in urls(x)]

    moved = """      google: {
        clientId: 'x',
      },
      callbackUrls: ['a', 'b'], // back
      // and out again
      logoutUrls: [
        'c',
      ],
    },
"""
    start, end = AUTH.index("      google"), AUTH.index("    userAttributes")
    assert rendered(AUTH, operations).text == AUTH[:start] + moved + AUTH[end:]


def test_objects_on_the_way_are_created_once() -> None:
    def operations(x: Any) -> list[Operation]:
        return [MoveProperty(prop, x.get("loginWith"), ("other", "inner")) for prop in urls(x)]

    text = rendered(AUTH, operations).text
    assert text is not None
    assert (
        text[text.index("    other") :]
        == """    other: {
      inner: {
        callbackUrls: ['a', 'b'], // back
        // and out again
        logoutUrls: [
          'c',
        ],
      },
    },
  },
};
"""
    )


def test_lines_of_a_template_string_stay_as_they_are() -> None:
    text = rendered(AUTH, lambda x: [MoveProperty(x.get("loginWith").properties["userAttributes"], x)]).text
    assert text is not None
    assert (
        text[text.index("  userAttributes") :]
        == """  userAttributes: {
    // mail
    email: { body: () => `one
  two
three` },
  },
};
"""
    )


def test_what_is_emptied_stays_as_an_empty_object() -> None:
    before = "const x = { google: { callbackUrls: ['a'] } };"
    after = "const x = { google: {}, externalProviders: { callbackUrls: ['a'] } };"
    operations = [("externalProviders",)]
    for path in operations:
        result = rendered(before, lambda x, path=path: [MoveProperty(x.get("google").properties["callbackUrls"], x, path)])
        assert result.text == after


def test_a_line_that_gets_too_long_is_opened() -> None:
    before = "const x = { loginWith: { google: { callbackUrls: ['a'], logoutUrls: ['b'], clientId: 'abcdefgh' } } };"

    def operations(x: Any) -> list[Operation]:
        google = x.get("loginWith").get("google")
        names = ("callbackUrls", "logoutUrls")
        return [MoveProperty(google.properties[name], x.get("loginWith"), ("externalProviders",)) for name in names]

    assert (
        rendered(before, operations).text
        == """const x = { loginWith: {
  google: { clientId: 'abcdefgh' },
  externalProviders: { callbackUrls: ['a'], logoutUrls: ['b'] },
} };"""
    )


def test_nothing_is_done_where_the_way_is_blocked() -> None:
    before = "const x = { a: { m: 1 }, b: true, c: { m: 2 } };"
    for path in (("b",), ("c",)):
        assert rendered(before, lambda x, path=path: [MoveProperty(x.get("a").properties["m"], x, path)]).text is None
    inside = rendered(before, lambda x: [MoveProperty(x.properties["a"], x.get("a"))])
    assert inside.text is None


def test_nothing_moves_from_one_file_to_another() -> None:
    others = {"/p/amplify/shared.ts": "const local = 1;\nexport const shared = { a: local };\n"}
    text = "import { shared } from './shared';\nconst x = { s: shared, t: {} };\n"
    result = rendered(text, lambda x: [MoveProperty(x.get("s").properties["a"], x.get("t"))], others)
    assert result.text is None


def test_a_value_is_taken_from_where_it_is_written() -> None:
    before = """const x = {
  fields: {
    deep: {
      status: f([
        'A', // first
        'B',
      ]),
    },
  },
};
"""

    def operations(x: Any) -> list[Operation]:
        status = x.get("fields").get("deep").properties["status"]
        name, whole = status.name_span, status.span
        value = Span(whole.anchor, name.end + 2, whole.end)
        return [Replace(value, "ref('Status')"), InsertProperty(x, "Status", "f(['A', 'B'])", written=value)]

    assert (
        rendered(before, operations).text
        == """const x = {
  fields: {
    deep: {
      status: ref('Status'),
    },
  },
  Status: f([
    'A', // first
    'B',
  ]),
};
"""
    )
    others = {"/p/amplify/shared.ts": before.replace("const x", "export const shared")}
    text = "import { shared } from './shared';\nconst x = { shared };\n"

    def across(x: Any) -> list[Operation]:
        status = x.get("shared").get("fields").get("deep").properties["status"]
        return [InsertProperty(x, "Status", "f(['A', 'B'])", written=status.span)]

    assert rendered(text, across, others).text == text.replace("{ shared };", "{ shared, Status: f(['A', 'B']) };")
