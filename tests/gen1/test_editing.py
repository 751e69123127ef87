"""Completion, hover, signature help and navigation in Gen 1 schemas. `|` marks the cursor."""

from __future__ import annotations

import pytest

from amplify_ls.engine import Workspace
from amplify_ls.engine.navigation.navigating import navigating
from amplify_ls.engine.structure.answers import outline
from amplify_ls.ide.navigation.rename import Renamable, Renaming
from amplify_ls.text.disk import MemoryDisk

SCHEMA = "/project/amplify/backend/api/app/schema.graphql"
BLOG = """type Post @model @auth(rules: [{ allow: groups, groups: ["Admin"] }]) {
  id: ID!
  title: String!
  state: State
  score: Int!
  comments: [Comment] @hasMany(indexName: "byPost", fields: ["id"])
}

enum State { DRAFT PUBLISHED }

type Comment @model @auth(rules: [{ allow: owner }]) {
  postID: ID! @index(name: "byPost")
  text: String
}
"""


def opened(text: str) -> tuple[Workspace, int]:
    offset = len(text[: text.index("|")].encode())
    workspace = Workspace(MemoryDisk({SCHEMA: ""}))
    workspace.open(SCHEMA, text.replace("|", "", 1), 1)
    return workspace, offset


def labels(text: str) -> list[str]:
    workspace, offset = opened(text)
    return [item.label for item in workspace.editing(SCHEMA).completions(offset)]


def blog(old: str, new: str) -> str:
    assert old in BLOG
    return BLOG.replace(old, new, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("|", "type … @model", id="definition"),
        pytest.param("type Query { a: Int }\next|", "extend type Query", id="extension"),
        pytest.param("type Post |", "@model", id="directive-of-type"),
        pytest.param("type Post @model @a|", "@auth", id="directive-of-model"),
        pytest.param(blog("state: State", "state: S|"), "State", id="type"),
        pytest.param(blog("title: String!", "title: String! @|"), "@index", id="directive-of-field"),
        pytest.param(blog("text: String", "post: Post @|"), "@belongsTo", id="directive-of-relationship"),
        pytest.param(blog('byPost", fields', 'byPost", |fields'), "limit", id="argument"),
        pytest.param(blog("title: String!", 'title: String! @index(sortKeyFields: ["|"])'), "score", id="sort-key"),
        pytest.param(blog('indexName: "byPost"', 'indexName: "|"'), "byPost", id="index-name"),
        pytest.param(blog('fields: ["id"]', 'fields: ["|"]'), "id", id="fields"),
        pytest.param(blog("allow: owner", "allow: |"), "groups", id="strategy"),
        pytest.param(blog("allow: owner", "allow: owner, |"), "operations", id="key"),
        pytest.param(blog("allow: owner", "allow: owner, operations: [|]"), "read", id="operation"),
        pytest.param(blog("allow: owner", 'allow: groups, groups: ["|"]'), "Admin", id="group"),
        pytest.param(blog("state: State", 'state: State @default(value: "|")'), "DRAFT", id="default"),
        pytest.param(blog("title: String!", "title: String!\n  more: [Comm|"), "Comment", id="unfinished-type"),
        pytest.param("type Post @model(|", "queries", id="unfinished-directive"),
    ],
)
def test_completion_offers(text: str, expected: str) -> None:
    assert expected in labels(text)


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("name: |", "String"),
        ("postID: |", "ID"),
        ("createdAt: [|]", "AWSDateTime"),
        ("postState: |", "State"),
        ("posts: [|]", "Post"),
    ],
)
def test_the_type_that_the_name_suggests_comes_first(field: str, expected: str) -> None:
    workspace, offset = opened(blog("text: String", field))
    items = workspace.editing(SCHEMA).completions(offset)
    assert min(items, key=lambda item: item.sort_text).label == expected


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        pytest.param("type Post @model |", "@model", id="directive-that-is-there"),
        pytest.param(blog("title: String!", "title: String! @|"), "@hasMany", id="relationship-on-a-scalar"),
        pytest.param(blog("title: String!", 'title: String! @index(sortKeyFields: ["score", "|"])'), "score", id="used-name"),
        pytest.param(blog("allow: owner", "allow: owner, provider: |"), "apiKey", id="other-provider"),
        pytest.param("# type Post |", "@model", id="comment"),
        pytest.param('"""a | b"""\ntype Post @model { a: Int }', "type", id="description"),
    ],
)
def test_completion_does_not_offer(text: str, unwanted: str) -> None:
    assert unwanted not in labels(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(blog("@model", "@mod|el"), "`getPost`, `listPosts`", id="model"),
        pytest.param(blog('@index(name: "byPost")', '@in|dex(name: "byPost")'), "`commentsByPostID`", id="index"),
        pytest.param(blog("@hasMany(", "@has|Many("), "is compared with the index `byPost` of `Comment`", id="relationship"),
        pytest.param(blog("allow: owner", "allow: ow|ner"), "created the record", id="strategy"),
        pytest.param(blog("state: State", "state: St|ate"), "`DRAFT`, `PUBLISHED`", id="enum"),
        pytest.param(blog("title: String!", "title: Str|ing!"), "a text", id="scalar"),
    ],
)
def test_hover_explains(text: str, expected: str) -> None:
    workspace, offset = opened(text)
    hover = workspace.editing(SCHEMA).hover(offset)
    assert hover is not None
    assert expected in hover.markdown


def test_signature_help_shows_the_argument_at_the_cursor() -> None:
    workspace, offset = opened(blog('fields: ["id"]', 'fields: ["|id"]'))
    help_ = workspace.editing(SCHEMA).signature_help(offset)
    assert help_ is not None
    assert help_.label.startswith("@hasMany(indexName: String, fields: [String!]")
    assert help_.active_parameter == 1


@pytest.mark.parametrize(
    ("text", "old", "count"),
    [
        pytest.param(blog("type Comment", "type Com|ment"), "Comment", 2, id="type"),
        pytest.param(blog('fields: ["id"]', 'fields: ["i|d"]'), "id", 2, id="field"),
        pytest.param(blog('indexName: "byPost"', 'indexName: "by|Post"'), "byPost", 2, id="index"),
    ],
)
def test_rename_changes_all_mentions(text: str, old: str, count: int) -> None:
    workspace, offset = opened(text)
    names = navigating(workspace, SCHEMA)
    renaming = names.rename(offset, "renamed")
    assert not isinstance(renaming, str)
    assert renaming is not None
    data = text.replace("|", "", 1).encode()
    assert [data[edit.start : edit.end].decode() for edit in renaming.edits] == [old] * count
    assert len(names.references(offset)) == count
    definition = names.definition(offset)
    assert definition is not None
    assert len(definition.targets) == 1


EVERYTHING = """type Post @model @auth(rules: [{ allow: groups, groups: ["Ad|mins"] }, { allow: owner, ownerField: "writer" }])
{
  id: ID!
  title: String @auth(rules: [{ allow: groups, groups: ["Admins"] }])
  state: State @default(value: "OPEN") @index(name: "byState", sortKeyFields: ["writer"], queryField: "postsByState")
  writer: String
  tags: [Tag] @manyToMany(relationName: "PostTags")
}
type Tag @model { posts: [Post] @manyToMany(relationName: "PostTags") }
enum State { OPEN }
input Search { words: String }
type Query { find(search: Search, state: State): [Post] }
"""


@pytest.mark.parametrize(
    ("place", "count"),
    [
        ('groups: ["Ad|mins"] }, ', 2),
        ("writ|er: String", 3),
        ('value: "OP|EN"', 2),
        ('"posts|ByState"', 1),
        ('relationName: "Post|Tags") }', 2),
        ("sea|rch: Search", 1),
        ("search: Sea|rch", 2),
        ("wor|ds", 1),
        ("fi|nd(", 1),
        ("state: Sta|te): ", 3),
    ],
)
def test_names_of_all_kinds_are_renamed(place: str, count: int) -> None:
    text = EVERYTHING.replace("|", "")
    workspace, offset = opened(text.replace(place.replace("|", ""), place, 1))
    names = navigating(workspace, SCHEMA)
    prepared = names.prepare_rename(offset)
    assert isinstance(prepared, Renamable)
    renaming = names.rename(offset, "renamed")
    assert isinstance(renaming, Renaming)
    assert {text.encode()[edit.start : edit.end].decode() for edit in renaming.edits} == {prepared.text}
    assert len(renaming.edits) == len(names.references(offset)) == len(names.highlights(offset)) == count


def test_a_taken_or_invalid_name_is_refused() -> None:
    workspace, offset = opened(blog("type Comment", "type Com|ment"))
    assert navigating(workspace, SCHEMA).rename(offset, "Post") == "There is already a type named `Post`."
    assert navigating(workspace, SCHEMA).rename(offset, "a b") == "`a b` is not a valid name."


def test_the_outline_has_definitions_with_their_fields() -> None:
    workspace, _ = opened(BLOG + "|")
    items = outline(workspace, SCHEMA)
    assert [item.name for item in items] == ["Post", "State", "Comment"]
    assert [child.name for child in items[1].children] == ["DRAFT", "PUBLISHED"]


def test_every_position_of_half_typed_text_has_answers() -> None:
    for end in range(0, len(BLOG), 7):
        workspace, offset = opened(BLOG[:end] + "|")
        editing = workspace.editing(SCHEMA)
        for item in editing.completions(offset):
            assert 0 <= item.start <= item.end == offset
        editing.hover(offset)
        editing.signature_help(offset)
