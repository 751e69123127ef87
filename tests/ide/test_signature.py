"""Signature help."""

from __future__ import annotations

import pytest

from tests.ide.scene import at, schema

SHOP = """\
  Team: a.model({ name: a.string() }),
  Member: a.model({ teamId: a.id(), MARKED }).CHAIN,"""


def member(field: str = "x: a.id()", chain: str = "identifier(['teamId'])") -> str:
    return schema(SHOP.replace("MARKED", field).replace("CHAIN", chain))


@pytest.mark.parametrize(
    ("text", "start", "active"),
    [
        (member("team: a.belongsTo(|"), "belongsTo(relatedModel: string, ", 0),
        (member("team: a.belongsTo('Team', |"), "belongsTo(relatedModel: string, ", 1),
        (member("team: a.belongsTo('Team', ['teamId', '|"), "belongsTo(relatedModel: string, ", 1),
        (member(chain="identifier([|])"), "identifier(fields: string[])", 0),
        (member(chain="authorization((allow) => [allow.group('A', |)])"), "group(group: string, provider?: ", 1),
        (member(chain="authorization((allow) => [allow.owner().to(|)])"), "to(operations: ", 0),
        (member(chain="secondaryIndexes((index) => [index(|)])"), "index(field: string)", 0),
        (
            member(chain="secondaryIndexes((index) => [index('x').projection('INCLUDE', |)])"),
            "projection(projection: 'INCLUDE'",
            1,
        ),
        ("import { defineAuth } from '@aws-amplify/backend';\ndefineAuth(|", "defineAuth(options: ", 0),
        ("import { secret } from '@aws-amplify/backend';\nconst s = secret(|)", "secret(name: string)", 0),
    ],
)
def test_the_parameter_that_is_being_typed(text: str, start: str, active: int) -> None:
    found = at(text).signature()
    assert found is not None
    assert found.label.startswith(start)
    assert found.active_parameter == active
    assert all(label in found.label for label, _ in found.parameters)


@pytest.mark.parametrize(
    "text",
    [
        member("x: a.string(|)"),
        member("x: a.model({ | })"),
        "foo(|)",
        "const x = |",
        "// a.hasMany(|",
        member("x: a.hasMany(foo(|))"),
    ],
)
def test_nothing_elsewhere(text: str) -> None:
    assert at(text).signature() is None


def test_a_comma_in_a_text_does_not_count() -> None:
    found = at(member("team: a.belongsTo('a, b', |)")).signature()
    assert found is not None
    assert found.active_parameter == 1
