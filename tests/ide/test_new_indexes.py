"""A secondary index in one stroke: from an empty line of a model, the index is added behind its fields."""

from __future__ import annotations

import pytest

from amplify_ls.edits.operations import TextEdit
from amplify_ls.engine.fixing import applied
from tests.ide.scene import Scene, at, schema, typed

FIELDS = "  Task: a.model({\n    title: a.string(),\n    projectId: a.id(),\n    day: a.date(),\n"
INDEX = "index on projectId"


def whole(scene: Scene, label: str) -> str:
    """The text after the item is accepted."""
    item = scene.item(label)
    assert item.later_edits is not None
    edits = sorted(
        (TextEdit(scene.path, item.start, item.end, item.insert_text), *item.later_edits()), key=lambda each: each.start
    )
    return applied(scene.text.encode(), edits).decode()


def offered(scene: Scene) -> list[str]:
    return [label for label in scene.labels() if label.startswith("index on")]


@pytest.mark.parametrize("word", ["", "ind"])
def test_the_most_likely_fields_are_offered(word: str) -> None:
    assert offered(at(schema(f"{FIELDS}    {word}|\n  }}),"))) == [INDEX, "index on title", "index on day"]


def test_the_index_is_declared_behind_the_fields() -> None:
    text = whole(at(schema(f"{FIELDS}    ind|\n  }}),")), INDEX)
    assert "    \n  }).secondaryIndexes((index) => [index('projectId').queryField('listTasksByProjectId')])," in text


def test_it_joins_the_others() -> None:
    text = whole(at(schema(f"{FIELDS}    |\n  }}).secondaryIndexes((index) => [index('day')]),")), INDEX)
    assert "    index('day'),\n    index('projectId').queryField('listTasksByProjectId'),\n  ]" in text


def test_half_written_text_has_a_place_for_it_unless_there_are_others() -> None:
    after = "\n    done: a.boolean(),\n  })"
    scene = typed(schema(f"{FIELDS}    {after},"), schema(f"{FIELDS}    ind|{after},"))
    assert f"{after}.secondaryIndexes((index) => [index('projectId').queryField('listTasksByProjectId')])," in whole(
        scene, INDEX
    )
    chain = f"{after}.secondaryIndexes((index) => [index('day')]),"
    assert offered(typed(schema(f"{FIELDS}    {chain}"), schema(f"{FIELDS}    ind|{chain}"))) == []


def test_what_has_an_index_gets_no_other() -> None:
    key = at(schema(f"{FIELDS}    |\n  }}).secondaryIndexes((index) => [index('projectId')]),"))
    assert INDEX not in offered(key)
    related = "    project: a.belongsTo('Project', 'projectId'),\n    |\n  }),\n"
    other = "  Project: a.model({ tasks: a.hasMany('Task', 'projectId') }),"
    assert INDEX not in offered(at(schema(FIELDS + related + other)))


def test_only_on_an_empty_line() -> None:
    assert offered(at(schema("  Task: a.model({ projectId: a.id(), | }),"))) == []
    assert offered(at(schema("  Task: a.customType({\n    projectId: a.id(),\n    |\n  }),"))) == []
