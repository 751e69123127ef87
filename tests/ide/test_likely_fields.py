"""What the name of a field suggests comes first: its builder, the type that it refers to, and its reference."""

from __future__ import annotations

import pytest

from tests.ide.scene import at, schema

TYPES = """\
  Zone: a.model({ name: a.string() }),
  UserProfile: a.model({ name: a.string() }),
  Category: a.model({ name: a.string() }),
  TaskStatus: a.enum(['OPEN', 'DONE']),
  Address: a.customType({ city: a.string() }),
"""


def first(field: str) -> str:
    return at(schema(f"{TYPES}  Task: a.model({{\n    goalId: a.id(),\n    profileId: a.id(),\n    {field}\n  }}),")).labels()[
        0
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("title", "string"),
        ("projectId", "id"),
        ("created_at", "datetime"),
        ("isOpen", "boolean"),
        ("issue", "string"),
        ("itemCount", "integer"),
        ("price", "float"),
        ("metadata", "json"),
        ("userProfile", "belongsTo"),
        ("categories", "hasMany"),
        ("homeAddress", "ref"),
    ],
)
def test_the_builder(name: str, expected: str) -> None:
    assert first(f"{name}: a.|,") == expected
    assert first(f"{name}: |,") == f"a.{expected}"


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("categories: a.hasMany('|')", "Category"),
        ("profile: a.belongsTo('|')", "UserProfile"),
        ("status: a.ref('|')", "TaskStatus"),
        ("addresses: a.ref('|').array()", "Address"),
        ("goal: a.belongsTo('Zone', '|')", "goalId"),
        ("profile: a.belongsTo('UserProfile', '|')", "profileId"),
    ],
)
def test_the_name_in_a_string(field: str, expected: str) -> None:
    assert first(field) == expected
