"""A change checks again what depends on it, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from amplify_ls.engine import Workspace
from amplify_ls.model.data.entries import Entry
from amplify_ls.text.disk import MemoryDisk
from amplify_ls.text.document import Change

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.model import DataModel
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


class Session(NamedTuple):
    """A large schema that is open and checked. A test leaves the text as it was."""

    workspace: Workspace
    read: list[str]
    """The names of the entries that are read, in order."""


@pytest.fixture(scope="module")
def opened() -> Iterator[Session]:
    read: list[str] = []
    original = Entry.__init__

    def counted(self: Entry, data: DataModel, prop: Property) -> None:
        read.append(prop.name)
        original(self, data, prop)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Entry, "__init__", counted)
        workspace = Workspace(MemoryDisk({DATA: TEXT}))
        workspace.open(DATA, TEXT, 1)
        workspace.diagnostics(DATA)
        assert len(read) == COUNT
        yield Session(workspace, read)


@pytest.fixture
def session(opened: Session) -> Iterator[Session]:
    opened.read.clear()
    yield opened
    document = opened.workspace.document(DATA)
    assert document is not None
    assert document.data.decode() == TEXT


def edit(workspace: Workspace, old: str, new: str) -> None:
    document = workspace.document(DATA)
    assert document is not None
    text = document.data.decode()
    at = text.index(old)
    workspace.change(DATA, [Change(new, _place(text, at), _place(text, at + len(old)))], 2)
    workspace.diagnostics(DATA)


def _place(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset), offset - text.rfind("\n", 0, offset) - 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("children17: a.hasMany(", "childrenX: a.hasMany("),
        ("children17: a.hasMany('Model17', 'ownId')", "children17: a.strin()"),
        ("children17: a.hasMany('Model17'", "children17: a.hasMany('Modl17'"),
    ],
)
def test_an_edit_in_one_model_reads_that_model(session: Session, old: str, new: str) -> None:
    workspace, read = session
    edit(workspace, old, new)
    assert read == ["Model17"]
    edit(workspace, new, old)
    assert read == ["Model17", "Model17"]


def test_an_edit_beside_the_models_reads_none(session: Session) -> None:
    workspace, read = session
    edit(workspace, "import { a", "\n\nimport { a")
    edit(workspace, "[allow.owner()]", "[allow.owner(), allow.guest()]")
    edit(workspace, "[allow.owner(), allow.guest()]", "[allow.owner()]")
    edit(workspace, "\n\nimport { a", "import { a")
    assert read == []


def test_a_new_model_is_read_alone(session: Session) -> None:
    workspace, read = session
    edit(workspace, "  Model9: ", "  Late: a.model({ x: a.id() }),\n  Model9: ")
    edit(workspace, "  Late: a.model({ x: a.id() }),\n  Model9: ", "  Model9: ")
    assert read == ["Late"]


def test_a_bracket_that_is_open_for_a_moment_costs_no_reading(session: Session) -> None:
    workspace, read = session
    edit(workspace, "const schema = a.schema({", "const schema = a.schema(({")
    edit(workspace, "const schema = a.schema(({", "const schema = a.schema({")
    assert read == []
