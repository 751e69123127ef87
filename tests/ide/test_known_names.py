"""Which completions of TypeScript are redundant where ours are offered."""

from __future__ import annotations

import pytest

from amplify_ls.engine import Workspace
from amplify_ls.ide.known_names import ForeignItem
from amplify_ls.text.disk import MemoryDisk

DATA = "/p/amplify/data/resource.ts"
TEXT = """\
import {{ a, defineAuth, defineFunction }} from '@aws-amplify/backend';
const shared = {{}};
export const schema = a.schema({{
  Author: a.model({{ name: a.string(), books: a.hasMany('Book', 'authorId') }}),
  Book: a.model({{ title: a.string(), authorId: a.id(), author: a.belongsTo('Author', 'authorId') }}),
  New: {},
}});
{}
"""


def redundant(entry: str, others: list[str], after: str = "", globals_: tuple[str, ...] = ()) -> set[str]:
    """The redundant ones of some names at the mark."""
    text = TEXT.format(entry, after)
    offset = text.index("¦")
    text = text.replace("¦", "")
    workspace = Workspace(MemoryDisk({DATA: text, "/p/amplify/backend.ts": "import './data/resource';\n"}))
    workspace.open(DATA, text, 1)
    items = [ForeignItem(name, is_global=name in globals_) for name in others]
    return set(workspace.editing(DATA).redundant_completions(offset, items))


@pytest.mark.parametrize(
    ("entry", "others", "expected"),
    [
        # `a.schema` is known and not allowed here; a builder of a newer version remains.
        ("a.model({ x: a.¦ })", ["string", "schema", "vector"], {"string", "schema"}),
        ("a.model({ x: a.string().¦ })", ["required", "array", "newLink"], {"required", "array"}),
        # A relationship cannot be part of an identifier.
        ("a.model({ x: a.id().required() }).identifier(['¦'])", ["x", "books", "other"], {"x", "books"}),
        # The types allow `list` for a field, and the packages reject it.
        (
            "a.model({ x: a.string().authorization((allow) => [allow.owner().to(['¦'])]) })",
            ["read", "list", "other"],
            {"read", "list"},
        ),
        ("a.model({ x: a.belongsTo('¦') })", ["Author", "name", "other"], {"Author", "name"}),
    ],
)
def test_names_of_the_catalog_and_the_project_are_redundant(entry: str, others: list[str], expected: set[str]) -> None:
    assert redundant(entry, others) == expected


def test_globals_are_redundant_where_a_key_is_typed() -> None:
    after = "export const auth = defineAuth({ loginWith: { externalProviders: { ¦ } } });"
    others = ["google", "GPUOutOfMemoryError", "shared", "newProvider"]
    assert redundant("a.model({})", others, after, ("GPUOutOfMemoryError",)) == {"google", "GPUOutOfMemoryError"}


def test_nothing_is_redundant_where_ours_offers_nothing() -> None:
    assert redundant("a.model({})", ["string", "log"], "console.¦") == set()
