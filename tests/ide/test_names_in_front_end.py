"""The names of a schema in the code that uses the API."""

from __future__ import annotations

import pytest

from amplify_ls.engine.navigation.navigating import navigating
from tests.ide.named import Named
from tests.ide.scene import DATA, at, schema

BLOG = schema(
    """\
  Post: a.model({
    title: a.string(),
    status: a.enum(['OPEN']),
    place: a.customType({ street: a.string() }),
    writerId: a.id(),
    writer: a.belongsTo('Writer', 'writerId'),
  }).secondaryIndexes((index) => [index('title').queryField('byTitle')]),
  Writer: a.model({ name: a.string(), posts: a.hasMany('Post', 'writerId') }),
  search: a.query().arguments({ text: a.string() }).returns(a.ref('Post').array()),"""
).replace("export const data", "export type Schema = ClientSchema<typeof schema>;\nexport const data")
APP = "/project/src/App.tsx"
CODE = """\
import { generateClient } from 'aws-amplify/data';
import type { Schema } from '../amplify/data/resource';

const client = generateClient<Schema>({ authMode: 'userPool' });
type Post = Schema['Post']['type'];
type Title = Schema["Post"]["type"]["title"];

export const App = ({ title }: { title: string }) => {
  client.models.Post.create({ title, place: { street: 'x' } }, { selectionSet: ['writer.name', 'writer.*'] });
  client.models.Post.update({ id: '1', 'title': 'y' });
  client.models.Post.list({ filter: { or: [{ title: { eq: 'z' } }, { not: { writerId: { eq: '1' } } }] } });
  client.models.Post.byTitle({ title: 'x' }, { filter: { status: { eq: 'OPEN' } } });
  client.models['Writer']!.get({ id: '1' });
  client.queries.search({ text: title });
  const other = { Post: 'title', models: { Post: 1 } };
  return <p title={title}>{other.models.Post}</p>;
};
"""
FILES = {DATA: BLOG, APP: CODE}


def in_app(place: str) -> Named:
    """The name at the mark in a piece of the front end."""
    return Named(CODE.replace(place.replace("|", ""), place, 1), APP, FILES)


def in_schema(place: str, code: str = CODE, path: str = APP) -> Named:
    """The name at the mark in a piece of the schema."""
    return Named(BLOG.replace(place.replace("|", ""), place, 1), DATA, {path: code})


@pytest.mark.parametrize(
    ("place", "declaration"),
    [
        ("models.Po|st.create", "[Post]: a.model({"),
        ("Schema['Po|st']['type'];", "[Post]: a.model({"),
        ('["ti|tle"]', "[title]: a.string(),"),
        ("{ ti|tle, place", "[title]: a.string(),"),
        ("stre|et: 'x'", "place: a.customType({ [street]: a.string() }),"),
        ("'wri|ter.name'", "[writer]: a.belongsTo('Writer', 'writerId'),"),
        ("'writer.na|me'", "Writer: a.model({ [name]: a.string(), posts: a.hasMany('Post', 'writerId') }),"),
        ("writ|erId: { eq", "[writerId]: a.id(),"),
        ("Post.byTi|tle", "}).secondaryIndexes((index) => [index('title').queryField('[byTitle]')]),"),
        ("models['Wri|ter']", "[Writer]: a.model({ name: a.string(), posts: a.hasMany('Post', 'writerId') }),"),
        ("queries.sea|rch", "[search]: a.query().arguments({ text: a.string() }).returns(a.ref('Post').array()),"),
        ("te|xt: title", "search: a.query().arguments({ [text]: a.string() }).returns(a.ref('Post').array()),"),
    ],
)
def test_a_name_leads_to_its_declaration_in_the_schema(place: str, declaration: str) -> None:
    assert in_app(place).definition() == [declaration]


@pytest.mark.parametrize(
    "place", ["{ Po|st: 'title'", "models: { Po|st", "other.models.Po|st", "<p tit|le", "mod|els.Post.create"]
)
def test_other_code_is_left_to_typescript(place: str) -> None:
    assert in_app(place).definition() == []
    assert in_app(place).prepared() is None


def test_a_rename_reaches_the_front_end() -> None:
    texts = in_schema("ti|tle: a.string()").renamed("heading")
    assert set(texts) == {DATA, APP}
    assert [line.strip() for line in texts[APP].splitlines() if line not in CODE.splitlines()] == [
        'type Title = Schema["Post"]["type"]["heading"];',
        "client.models.Post.create({ heading: title, place: { street: 'x' } }, { selectionSet: ['writer.name', 'writer.*'] });",
        "client.models.Post.update({ id: '1', 'heading': 'y' });",
        "client.models.Post.list({ filter: { or: [{ heading: { eq: 'z' } }, { not: { writerId: { eq: '1' } } }] } });",
        "client.models.Post.byTitle({ heading: 'x' }, { filter: { status: { eq: 'OPEN' } } });",
    ]


@pytest.mark.parametrize(
    ("place", "new", "count"),
    [
        ("Po|st: a.model", "Entry", 6),
        ("wri|ter: a.bel", "author", 1),
        ("na|me: a.string", "label", 1),
        ("sea|rch: a", "find", 1),
    ],
)
def test_each_name_is_renamed_where_it_is_used(place: str, new: str, count: int) -> None:
    after = in_schema(place).renamed(new)[APP]
    assert sum(line not in CODE.splitlines() for line in after.splitlines()) == count


def test_names_that_amplify_derives_follow() -> None:
    text = schema(
        "  Post: a.model({ title: a.string(), at: a.date() }).secondaryIndexes((index) => [index('title').sortKeys(['at'])]),"
    ).replace("export const data", "export type Schema = ClientSchema<typeof schema>;\nexport const data")
    code = CODE.replace("Post.byTitle(", "Post.listPostByTitleAndAt(")
    for place, new, query in (
        ("Po|st: a.model", "Entry", "models.Entry.listEntryByTitleAndAt("),
        ("ti|tle: a", "name", "models.Post.listPostByNameAndAt("),
        ("a|t: a", "day", "models.Post.listPostByTitleAndDay("),
    ):
        assert query in Named(text.replace(place.replace("|", ""), place), DATA, {APP: code}).renamed(new)[APP]
    leads = Named(code.replace("listPostByTitle", "listPost|ByTitle"), APP, {DATA: text, APP: code}).definition()
    assert [line.partition("index(")[2] for line in leads] == ["'[title]').sortKeys(['at'])]),"]


def test_values_of_an_enum_are_renamed_where_they_are_compared_and_written() -> None:
    code = CODE.replace("'title': 'y'", "status: 'OPEN'")
    after = in_schema("'OP|EN'", code).renamed("NEW")[APP]
    assert after == code.replace("'OPEN'", "'NEW'")


def test_references_from_the_front_end_are_all_mentions() -> None:
    assert in_app("models.Po|st.create").references() == in_schema("Po|st: a.model").references()
    assert len(in_app("models.Po|st.create").highlights()) == 6


@pytest.mark.parametrize(
    "changed",
    [
        CODE.replace("'../amplify/data/resource'", "'./other'"),
        CODE.replace("generateClient<Schema>(", "generateClient("),
    ],
)
def test_a_client_of_another_schema_is_not_touched(changed: str) -> None:
    texts = in_schema("te|xt: a.string", changed).renamed("words")
    assert set(texts) == {DATA}


def test_a_client_is_followed_into_other_files_functions_and_fields() -> None:
    shared = "/project/src/client.ts"
    making = """\
import { generateClient } from 'aws-amplify/data';
import type { Schema } from '../amplify/data/resource';
export const client = generateClient<Schema>() as unknown as Client;
export function getClient() { return generateClient<Schema>(); }
class Service { private own = generateClient<Schema>(); run() { return this.own.queries.search({ text: 'a' }); } }
"""
    using = """\
import { client as shared, getClient } from './client';
const made = getClient();
export const run = () => [shared.queries.search({ text: 'a' }), made.queries.search({}), getClient().queries.search()];
export const typed = (given: V6Client<Schema>) => given.queries.search({});
import type { Schema } from '../amplify/data/resource';
"""
    marked = BLOG.replace("search: a.query", "sea|rch: a.query")
    texts = Named(marked, DATA, {shared: making, APP: using}).renamed("find")
    assert texts[APP].count("queries.find(") == 4
    assert texts[shared].count("queries.find(") == 1


@pytest.mark.parametrize(
    "code",
    [
        "type Found = Awaited<ReturnType<typeof client.queries.search>>['data'];",
        "const found = await (client.queries.search as any)({ text: 'a' });",
        "const getClient = () => (lazy ??= generateClient<Schema>());\nlet lazy: any;\ngetClient().queries.search({});",
        "let kept: any;\nfunction get() { kept = generateClient<Schema>(); return kept; }\nget().queries.search();",
    ],
)
def test_the_ways_to_a_client(code: str) -> None:
    start = "import { generateClient } from 'aws-amplify/data';\nimport type { Schema } from '../amplify/data/resource';\n"
    text = f"{start}const client = generateClient<Schema>();\n{code}\n"
    assert "queries.find" in in_schema("sea|rch: a.query", text).renamed("find")[APP]


def test_a_default_export_and_an_alias_lead_to_a_client() -> None:
    shared = "/project/src/client.ts"
    making = """\
import { generateClient } from 'aws-amplify/data';
import type { Schema } from '../amplify/data/resource';
const client = generateClient<Schema>();
export default client;
export { client as other };
"""
    using = "import client, { other } from './client';\nclient.queries.search({});\nother.queries.search({});\n"
    marked = BLOG.replace("search: a.query", "sea|rch: a.query")
    assert Named(marked, DATA, {shared: making, APP: using}).renamed("find")[APP].count("queries.find(") == 2


@pytest.mark.parametrize(
    "path", ["/project/node_modules/x/a.ts", "/project/dist/a.ts", "/project/.next/a.ts", "/elsewhere/a.ts"]
)
def test_folders_that_are_not_of_the_package_are_not_entered(path: str) -> None:
    assert set(in_schema("te|xt: a.string", CODE.replace("../amplify", "/project/amplify"), path).renamed("words")) == {DATA}


def test_ignore_files_are_honored() -> None:
    files = {APP: CODE, "/project/.gitignore": "src/\n", "/project/.git/HEAD": "ref: refs/heads/main\n"}
    marked = BLOG.replace("text: a.string", "te|xt: a.string")
    assert set(Named(marked, DATA, files).renamed("words")) == {DATA}


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("(event) => { const { text, other: o } = event.arguments; }", "const { words: text, other: o } = event.arguments;"),
        ("(event) => { const { text: t } = event.arguments; }", "const { words: t } = event.arguments;"),
        ("async (e) => e.arguments.text?.trim()", "e.arguments.words?.trim()"),
        ("({ arguments: { text = 'x' } }) => text", "({ arguments: { words: text = 'x' } }) => text"),
    ],
)
@pytest.mark.parametrize("is_aliased", [False, True])
def test_the_arguments_that_a_handler_reads_follow(code: str, line: str, is_aliased: bool) -> None:  # noqa: FBT001
    path = "/project/amplify/functions/report/handler.ts"
    of_type = "Schema['search']['functionHandler']"
    alias = f"type Handler = {of_type};\n" if is_aliased else ""
    text = f"import type {{ Schema }} from '../../data/resource';\n{alias}"
    text += f"export const handler: {'Handler' if is_aliased else of_type} = {code};\nconst other = {{ text: 1 }};\n"
    after = in_schema("te|xt: a.string", text, path).renamed("words")[path]
    assert line in after
    assert "const other = { text: 1 };" in after
    renamed = in_schema("sea|rch: a.query", text, path).renamed("find")[path]
    assert "Schema['find']['functionHandler']" in renamed


def test_progress_goes_from_nothing_to_everything() -> None:
    code = CODE.replace("<p title={title}>{other.models.Post}</p>", "1")
    files = {f"/project/src/part{index}.ts": code for index in range(20)}
    scene = at(BLOG.replace("title: a", "ti|tle: a", 1), DATA, files)
    names = navigating(scene.workspace, DATA)
    steps: list[float] = []
    names.report_to(steps.append)
    names.rename(scene.offset, "heading")
    assert steps[0] == 0
    assert 0.9 < max(steps) < 1
    count = len(steps)
    names.rename(scene.offset, "heading")
    assert len(steps) == count
