"""A change checks again what depends on it, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from amplify_ls.engine import Workspace
from amplify_ls.model.entries import Entry
from amplify_ls.text.disk import MemoryDisk
from amplify_ls.text.document import Change

if TYPE_CHECKING:
    from amplify_ls.model.data import DataModel
    from amplify_ls.values.values import Property

DATA = "/project/amplify/data/resource.ts"
COUNT = 600
MODELS = "".join(
    f"""  Model{number}: a.model({{
    name: a.string(),
    parentId: a.id(),
    parent: a.belongsTo('Model{number - number % 4}', 'parentId'),
    children{number}: a.hasMany('Model{number}', 'ownId'),
    ownId: a.id(),
    own: a.belongsTo('Model{number}', 'ownId'),
  }}),
"""
    for number in range(COUNT)
)
TEXT = f"""import {{ a, defineData }} from '@aws-amplify/backend';
const schema = a.schema({{
{MODELS}}}).authorization((allow) => [allow.owner()]);
export const data = defineData({{ schema }});
"""


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the entries that are read, in order."""
    names: list[str] = []
    original = Entry.__init__

    def counted(self: Entry, data: DataModel, prop: Property) -> None:
        names.append(prop.name)
        original(self, data, prop)

    monkeypatch.setattr(Entry, "__init__", counted)
    return names


def opened() -> Workspace:
    workspace = Workspace(MemoryDisk({DATA: TEXT}))
    workspace.open(DATA, TEXT, 1)
    workspace.diagnostics(DATA)
    return workspace


def edit(workspace: Workspace, old: str, new: str) -> None:
    document = workspace.document(DATA)
    assert document is not None
    text = document.data.decode()
    at = text.index(old)
    line = text.count("\n", 0, at)
    column = at - text.rfind("\n", 0, at) - 1
    workspace.change(DATA, [Change(new, (line, column), (line, column + len(old)))], 2)
    workspace.diagnostics(DATA)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("children17: a.hasMany(", "childrenX: a.hasMany("),
        ("children17: a.hasMany('Model17', 'ownId')", "children17: a.strin()"),
        ("children17: a.hasMany('Model17'", "children17: a.hasMany('Modl17'"),
    ],
)
def test_an_edit_in_one_model_reads_that_model(read: list[str], old: str, new: str) -> None:
    workspace = opened()
    assert len(read) == COUNT
    read.clear()
    edit(workspace, old, new)
    assert read == ["Model17"]
    edit(workspace, new, old)
    assert read == ["Model17", "Model17"]


def test_an_edit_beside_the_models_reads_none(read: list[str]) -> None:
    workspace = opened()
    read.clear()
    edit(workspace, "import { a", "\n\nimport { a")
    edit(workspace, "[allow.owner()]", "[allow.owner(), allow.guest()]")
    assert read == []


def test_a_new_model_is_read_alone(read: list[str]) -> None:
    workspace = opened()
    read.clear()
    edit(workspace, "  Model9: ", "  Late: a.model({ x: a.id() }),\n  Model9: ")
    assert read == ["Late"]


def test_a_bracket_that_is_open_for_a_moment_costs_no_reading(read: list[str]) -> None:
    workspace = opened()
    read.clear()
    edit(workspace, "const schema = a.schema({", "const schema = a.schema(({")
    edit(workspace, "const schema = a.schema(({", "const schema = a.schema({")
    assert read == []
