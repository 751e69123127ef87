"""The names in a schema that is a string in `defineData`, and in the code that uses its API."""

from __future__ import annotations

import pytest

from amplify_ls.engine.structure.answers import SymbolSearch, outline
from amplify_ls.text.disk import MemoryDisk
from tests.ide.named import Named
from tests.ide.scene import AUTH, DATA, FOLDER, SIGN_IN, at

BACKEND = f"{FOLDER}/backend.ts"
APP = "/project/src/App.jsx"
SCHEMA = """\
import { defineData } from '@aws-amplify/backend';

const schema = /* GraphQL */ `
  type Post @model @auth(rules: [{ allow: groups, groups: ["Admins"] }, { allow: owner, ownerField: "writer" }]) {
    id: ID!
    title: String! @index(name: "byTitle", sortKeyFields: ["state"], queryField: "postsByTitle")
    state: State
    writer: String
    notes: [Note] @hasMany(indexName: "byPost", fields: ["id"])
  }
  enum State { OPEN DONE }
  type Note @model @auth(rules: [{ allow: owner }]) {
    postId: ID! @index(name: "byPost")
    text: String
  }
  type Query { search(words: String): [Post] }
`;

export const data = defineData({ schema });
"""
MAIN = """\
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';
import { data } from './data/resource';

const backend = defineBackend({ auth, data });
backend.data.resources.tables['Post'].tableArn;
"""
CODE = """\
import { generateClient } from 'aws-amplify/data';
const client = generateClient();
export const App = async () => {
  const { data: posts } = await client.models.Post.list({ filter: { state: { eq: 'OPEN' } } });
  await client.models.Note.create({ postId: posts[0].id, text: posts[0].title });
  const { data: found } = await client.queries.search({ words: 'x' });
  const { data: titled } = await client.models.Post.postsByTitle({ title: 'x' });
  return [...found, ...titled].map((post) => post.title).concat(await posts[0].notes());
};
"""
FILES = {DATA: SCHEMA, AUTH: SIGN_IN, BACKEND: MAIN, APP: CODE}


def named(place: str, path: str = DATA) -> Named:
    text = FILES[path].replace(place.replace("|", ""), place, 1)
    return Named(text, path, {other: each for other, each in FILES.items() if other != path})


@pytest.mark.parametrize(
    ("place", "path", "declaration"),
    [
        ("[Po|st]", DATA, "type [Post] @model"),
        ('["sta|te"]', DATA, "[state]: State"),
        ("state: Sta|te", DATA, "enum [State] { OPEN DONE }"),
        ('indexName: "by|Post"', DATA, 'postId: ID! @index(name: "[byPost]")'),
        ('ownerField: "wri|ter"', DATA, "[writer]: String"),
        ('groups: ["Ad|mins"]', DATA, "groups: ['[Admins]', 'Editors'],"),
        ("models.Po|st", APP, "type [Post] @model"),
        ("eq: 'OP|EN'", APP, "enum State { [OPEN] DONE }"),
        ("post.ti|tle", APP, "[title]: String!"),
        ("Post.posts|ByTitle", APP, 'queryField: "[postsByTitle]")'),
        ("{ wor|ds: 'x' }", APP, "type Query { search([words]: String): [Post] }"),
        ("queries.sea|rch", APP, "type Query { [search](words: String): [Post] }"),
        ("tables['Po|st']", BACKEND, "type [Post] @model"),
    ],
)
def test_a_name_leads_to_its_declaration(place: str, path: str, declaration: str) -> None:
    (found,) = named(place, path).definition()
    assert declaration in found


@pytest.mark.parametrize(
    ("place", "new", "changes"),
    [
        ("type Po|st", "Entry", {DATA: 2, APP: 2, BACKEND: 1}),
        ("title|: String", "heading", {DATA: 1, APP: 3}),
        ("state|: State", "status", {DATA: 2, APP: 1}),
        ("enum Sta|te", "Status", {DATA: 2}),
        ("OP|EN DONE", "NEW", {DATA: 1, APP: 1}),
        ("post|Id: ID", "entryId", {DATA: 1, APP: 1}),
        ('name: "by|Post"', "by-entry", {DATA: 2}),
        ('"posts|ByTitle"', "titled", {DATA: 1, APP: 1}),
        ("sea|rch(", "find", {DATA: 1, APP: 1}),
        ("(wor|ds:", "text", {DATA: 1, APP: 1}),
        ('"Ad|mins"', "Staff", {DATA: 1, AUTH: 1}),
    ],
)
def test_a_rename_changes_the_schema_and_the_code_that_uses_it(place: str, new: str, changes: dict[str, int]) -> None:
    start = named(place)
    texts = start.renamed(new)
    assert {path: text.count(new) - FILES[path].count(new) for path, text in texts.items()} == changes
    assert len(start.references()) == sum(changes.values())


def test_a_name_that_is_taken_or_invalid_is_refused() -> None:
    assert named("type Po|st").refusal("Note") == "There is already a type named `Note`."
    assert named("models.Po|st", APP).refusal("a b") == "`a b` is not a valid name."
    assert named("title|: S").refusal("state") == "There is already a field named `state`."


def test_consequences_are_those_of_the_schema() -> None:
    assert named("models.Po|st", APP).consequences("Entry")[0].startswith("The table of `Post` is replaced")
    assert named("sea|rch(").consequences("find") == (
        "Clients that are already released still use the old name, and fail until they are updated.",
    )


def test_names_behind_escapes_have_their_places() -> None:
    text = SCHEMA.replace("  type Post", '  """ \\`ä\\` """\n  type Post')
    start = Named(text.replace("type Post", "type Po|st"), DATA, {**FILES, DATA: text})
    assert start.renamed("Entry")[DATA] == text.replace("type Post", "type Entry").replace("[Post]", "[Entry]")


def test_the_outline_has_the_definitions() -> None:
    scene = at(f"{SCHEMA}|", DATA, {AUTH: SIGN_IN, BACKEND: MAIN})
    items = outline(scene.workspace, DATA)
    assert [each.name for each in items] == ["schema", "data"]
    assert [each.name for each in items[0].children] == ["Post", "State", "Note", "Query"]
    start, end = items[0].children[0].name_span.resolve()
    assert scene.text.encode()[start:end] == b"Post"


def test_types_are_found_by_their_names() -> None:
    scene = at(f"{SCHEMA}|", DATA, {AUTH: SIGN_IN, BACKEND: MAIN})
    found = SymbolSearch(scene.workspace, MemoryDisk({})).search("Note", ())
    assert [(each.name, each.kind.value) for each in found] == [("Note", "model")]
