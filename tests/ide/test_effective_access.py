"""Hovers and lenses about access read the table that `amplify-ls access` prints."""

from __future__ import annotations

import pytest

from amplify_ls.access.effective import effective_operations
from amplify_ls.access.model_rights import model_rights
from amplify_ls.access.roles import roles_of
from amplify_ls.ide.phrases import rule_words
from tests.access.support import files_with, project_of


def words(model: str) -> list[str]:
    """What the rules of the model `Note` effectively allow."""
    (data,) = project_of(files_with(f"a.schema({{ Note: {model} }})")).data
    entry, parts = data.entry("Note"), data.parts("Note")
    assert entry is not None
    assert entry.authorization is not None
    assert parts is not None
    return [rule_words(rule, model_rights(parts)) for rule in entry.authorization.rules]


@pytest.mark.parametrize(
    ("model", "expected"),
    [
        ("a.model({}).authorization((allow) => [allow.owner()])", ["owner: all operations"]),
        ("a.model({}).authorization((allow) => [allow.owner().to(['read', 'create'])])", ["owner: create, read"]),
        ("a.model({}).authorization((allow) => [allow.guest().to(['get'])])", ["guests: get"]),
        (
            "a.model({}).disableOperations(['subscriptions']).authorization((allow) => [allow.guest().to(['get', 'list'])])",
            ["guests: read"],
        ),
        (
            "a.model({}).disableOperations(['mutations']).authorization((allow) => [allow.owner()])",
            ["owner: all operations"],
        ),
        (
            "a.model({ text: a.string().authorization((allow) => [allow.owner().to(['read'])]) })"
            ".authorization((allow) => [allow.owner(), allow.group('admins').to(['update'])])",
            ["owner: read", "group admins: nothing"],
        ),
        ("a.model({}).authorization((allow) => [allow.owner(), ...rules(allow)])", ["owner: all operations"]),
    ],
)
def test_a_rule_says_what_it_effectively_allows(model: str, expected: list[str]) -> None:
    assert words(model) == expected


def test_unknown_rules_have_no_effective_operations() -> None:
    (data,) = project_of(
        files_with("a.schema({ Note: a.model({}).authorization((allow) => [allow.owner(), ...rules(allow)]) })")
    ).data
    parts = data.parts("Note")
    assert parts is not None
    assert parts.entry is not None
    assert parts.entry.authorization is not None
    rights = model_rights(parts)
    assert rights is not None
    assert effective_operations(rights, roles_of(parts.entry.authorization.rules[0]) or ()) is None
