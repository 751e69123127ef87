"""The names of a schema on values whose types come from a typed client, from annotations or from where they are passed."""

from __future__ import annotations

import pytest

from amplify_ls.engine.navigation.navigating import navigating
from tests.ide.named import Named
from tests.ide.scene import DATA, at, schema

SCHEMA = schema(
    """\
  Post: a.model({
    title: a.string(),
    status: a.enum(['OPEN', 'DONE']),
    place: a.customType({ street: a.string() }),
    level: a.ref('Level'),
    writerId: a.id(),
    writer: a.belongsTo('Writer', 'writerId'),
  }).secondaryIndexes((index) => [index('title').queryField('byTitle')]),
  Writer: a.model({ name: a.string(), posts: a.hasMany('Post', 'writerId') }),
  Level: a.enum(['LOW', 'HIGH']),
  Hit: a.customType({ title: a.string(), score: a.float() }),
  search: a.query().arguments({ text: a.string() }).returns(a.ref('Hit').array()),
  recipe: a.generation({ aiModel: a.ai.model('Claude 3 Haiku'), systemPrompt: 'x' })
    .arguments({ text: a.string() }).returns(a.ref('Hit')),"""
).replace("export const data", "export type Schema = ClientSchema<typeof schema>;\nexport const data")
APP = "/project/src/App.tsx"
HEAD = """\
import { generateClient } from 'aws-amplify/data';
import { useMemo, useState } from 'react';
import type { Schema } from '../amplify/data/resource';
const client = generateClient<Schema>();
type Post = Schema['Post']['type'];
"""


def renamed(place: str, new: str, code: str, path: str = APP, files: dict[str, str] | None = None) -> str:
    """The code after a name of the schema is renamed, without the lines before it."""
    marked = SCHEMA.replace(place.replace("|", ""), place, 1)
    assert marked != SCHEMA
    texts = Named(marked, DATA, {path: HEAD + code, **(files or {})}).renamed(new)
    return texts.get(path, HEAD + code).removeprefix(HEAD)


@pytest.mark.parametrize(
    "code",
    [
        "const f = async () => { const { data } = await client.models.Post.get({ id: '1' }); return data?.TITLE; };",
        "const f = async () => { const { data: posts } = await client.models.Post.list(); return posts.map((p) => p.TITLE); };",
        "const f = async () => { const { data: [first] } = await client.models.Post.list(); return first.TITLE; };",
        "const f = async () => (await client.models.Post.byTitle({ TITLE: 'x' })).data[0]!.TITLE;",
        "client.models.Post.get({ id: '1' }).then(({ data }) => data && data['TITLE']);",
        "client.models.Post.observeQuery().subscribe({ next: ({ items }) => items.filter((p) => p.TITLE).length });",
        "client.models.Post.onCreate({ filter: { TITLE: { eq: 'x' } } }).subscribe((post) => post.TITLE);",
        "const f = ({ TITLE: t, ...rest }: Post) => t + rest.writerId;",
        "const f = (post: Schema['Post']['type'] | null) => post?.TITLE.length;",
        "const f = (posts: Post[]) => { for (const { TITLE: t } of posts) console.log(t); };",
        "const f = (posts: Record<string, Post>) => Object.values(posts).sort((a, b) => a.TITLE < b.TITLE ? 1 : -1);",
        "const f = (posts: Post[]) => posts.reduce<Post[]>((all, p) => (p.TITLE ? [...all, p] : all), [])[0].TITLE;",
        "const f = (posts: Map<string, Post>) => [...posts.values()].find((p) => p.TITLE)?.TITLE;",
        "type Keys = Pick<Post, 'TITLE' | 'id'>; const f = (p: Keys) => p.TITLE;",
        "const key: keyof Post = 'TITLE';",
        "type Values = Pick<Post, 'TITLE'> & { other?: string };\n"
        "const f = () => { const found: Partial<Record<keyof Values, string>> = {}; found.TITLE = ''; return found.other; };",
        "const names: Array<keyof Post> = ['TITLE', 'id']; const f = (p: Post) => p['TITLE'];",
        "const f = async (w: Schema['Writer']['type']) => { const { data } = await w.posts(); return data[0].TITLE; };",
        "const f = async () => { const [a, b] = await Promise.all([client.models.Post.list(), 1]); return a.data[0].TITLE; };",
        "const App = () => { const [posts] = useState<Array<Post>>([]); return <p>{posts.map((p) => p.TITLE)}</p>; };",
        "const App = () => { const [p, set] = useState<Post>(); set((x) => ({ ...x!, TITLE: '' })); return p?.TITLE; };",
        "const App = (p: { post: Post }) => { const t = useMemo(() => p.post, []); return <b>{t.TITLE}</b>; };",
        "interface Props { post: Post; onSave: (post: Post) => void }\n"
        "function Card({ post, onSave }: Props) { return <b onClick={() => onSave(post)}>{post.TITLE}</b>; }\n"
        "const App = (x: Post) => <Card post={x} onSave={(saved) => saved.TITLE} />;",
        "const useFirst = () => { const [posts] = useState<Post[]>([]); return { first: posts[0] }; };\n"
        "const App = () => { const { first } = useFirst(); return <b>{first.TITLE}</b>; };",
        "const input = { TITLE: 'x' }; client.models.Post.create(input);",
        "const save = (values: Schema['Post']['createType']) => client.models.Post.create(values); save({ TITLE: 'x' });",
        "const fields = ['id', 'TITLE'] as const; client.models.Post.list({ selectionSet: fields });",
        "const filter = { or: [{ TITLE: { eq: 'x' } }] }; client.models.Post.list({ filter });",
        "const App = () => { const [form, setForm] = useState({ TITLE: '' });\n"
        "  const save = () => client.models.Post.create({ ...form });\n"
        "  return <input value={form.TITLE} onChange={(e) => setForm({ ...form, TITLE: e.target.value })} />; };",
        "class Page { post?: Post; async load() { this.post = (await client.models.Post.get({ id: '1' })).data!; }\n"
        "  get head() { return this.post?.TITLE; } }",
        "function first<T>(items: T[]): T { return items[0]; }\nconst f = (posts: Post[]) => first(posts).TITLE;",
        "const last = <T,>(items: Array<T>) => items[0];\nconst f = (posts: Post[]) => last(posts).TITLE;",
        "function mapAll<T, R>(items: T[], change: (item: T) => R): R[] { return items.map(change); }\n"
        "const f = (posts: Post[]) => mapAll(mapAll(posts, (p) => p), (p) => p.TITLE);",
        "const sortBy = <T, K extends keyof T>(items: T[], key: K) => items;\n"
        "const f = (posts: Post[]) => sortBy(posts, 'TITLE').map((p) => p.TITLE);",
        "const label = <T extends Post>(item: T) => item.TITLE; const f = (post: Post) => label(post);",
        "function useList<T>(load: () => Promise<T[]>) { const [items, set] = useState<T[]>([]); return { items, set }; }\n"
        "const App = () => { const { items } = useList(async () => (await client.models.Post.list()).data);\n"
        "  return items.map((p) => p.TITLE); };",
        "function wrap<T>(value: T) { return { value, list: [value] }; }\n"
        "const f = (post: Post) => wrap<Post>(post).value.TITLE + wrap(post).list[0].TITLE;",
        "function List<T>({ items, show }: { items: T[]; show: (item: T) => string }) { return <b>{items.map(show)}</b>; }\n"
        "const App = (p: { posts: Post[] }) => <List items={p.posts} show={(each) => each.TITLE} />;",
        "class Service { posts: Post[] = []; }\nclass Page { constructor(private readonly service: Service, other: Post) {}\n"
        "  titles() { return this.service.posts.map((p) => p.TITLE); } }",
        "class Service { posts: Post[] = []; }\nclass Page { service = inject(Service);\n"
        "  list = signal<Post[]>([]); first = computed(() => this.list()[0].TITLE);\n"
        "  change() { this.list.update((all) => all.filter((p) => p.TITLE)); return this.service.posts[0].TITLE; } }",
        "class Base { post?: Post; }\nclass Page extends Base { title() { return this.post?.TITLE; } }",
        "class Page { posts$ = new BehaviorSubject<Post[]>([]);\n"
        "  f() { this.posts$.value[0].TITLE; this.posts$.asObservable().subscribe((all) => all[0].TITLE); } }",
        "interface State { posts: Post[]; add: (post: Post) => void }\n"
        "const useStore = create<State>()(persist((set, get) => ({ posts: [],\n"
        "  add: (post) => set((s) => ({ posts: [...s.posts.filter((p) => p.TITLE), post] })),\n"
        "  first: () => get().posts[0].TITLE }), {}));\n"
        "const App = () => { const posts = useStore((s) => s.posts); const { add } = useStore();\n"
        "  return posts[0].TITLE + useStore.getState().posts[0].TITLE; };",
        "const fields = ['id', 'writer.posts.TITLE', 'writer.posts.place.*'] as const;\n"
        "const f = () => client.models.Post.list({ selectionSet: fields });",
        "const save = async (before: { post?: Post }) => ({ post: (await client.models.Post.get({ id: '' })).data });\n"
        "const App = () => { const [state, action] = useActionState(save, {}); return <b>{state.post?.TITLE}</b>; };",
        "let kept: any;\nconst f = async () => { kept = (await client.models.Post.get({ id: '' })).data; return kept.TITLE; };",
    ],
)
def test_a_field_is_renamed_where_the_type_of_the_value_is_known(code: str) -> None:
    before, after = code.replace("TITLE", "title"), code.replace("TITLE", "heading")
    assert renamed("ti|tle: a.string(),\n    status", "heading", before) == after


@pytest.mark.parametrize(
    "code",
    [
        "const f = (hit: Schema['Hit']['type']) => hit.title;",
        "const f = async () => { const { data } = await client.queries.search({ text: 'x' }); return data?.[0]?.title; };",
        "interface Other { title: string }\nconst f = (other: Other) => other.title;",
        "const f = (post: Post) => { const title = post.id; return { title }; };",
        "document.title = 'x'; const other = { title: 'x' }; console.log(other.title);",
        "const App = () => <Card title='x' />;\nconst Card = ({ title }: { title: string }) => <b title={title}>{title}</b>;",
        "const f = (x: any) => x.title;",
    ],
)
def test_a_field_of_something_else_is_not_renamed(code: str) -> None:
    assert renamed("ti|tle: a.string(),\n    status", "heading", code) == code


@pytest.mark.parametrize(
    "code",
    [
        "const f = (post: Post) => post.status === 'OPEN' || 'OPEN' === post.status;",
        "const f = (post: Post) => { switch (post.status) { case 'OPEN': return 1; default: return 2; } };",
        "const status: Post['status'] = 'OPEN';",
        "const words: Record<NonNullable<Post['status']>, string> = { OPEN: 'open', DONE: 'done' };",
        "const next = 'OPEN'; client.models.Post.update({ id: '1', status: next });",
        "const f = (post: Post) => `${post.status ?? 'OPEN'} ${post.status || 'OPEN'}`;",
        "const App = (p: { post: Post }) => <option value={p.post.status ?? 'OPEN'} title='other' />;",
        "const f = (post: Post) => ['OPEN'].includes(post.status!) ? { ...post, status: 'OPEN' } : post;",
        "const App = () => { const [s, set] = useState<Post['status']>('OPEN'); set('OPEN'); return s === 'OPEN'; };",
    ],
)
def test_the_values_of_an_enum_follow(code: str) -> None:
    after = renamed("'OP|EN'", "NEW", code)
    assert after.count("NEW") >= 1
    if "includes" not in code:
        assert "OPEN" not in after


@pytest.mark.parametrize(
    ("place", "new", "code", "after"),
    [
        ("na|me: a", "label", "const f = (p: Post) => p.writer.name;", "p.writer.label;"),
        ("stre|et: a", "road", "const f = ({ place }: Post) => place?.street;", "place?.road;"),
        ("'HI|GH'", "TOP", "const f = (p: Post) => p.level === 'HIGH';", "p.level === 'TOP';"),
        ("Le|vel: a", "Grade", "const levels = client.enums.Level.values();", "client.enums.Grade.values();"),
        ("'HI|GH'", "TOP", "const f = () => client.enums.Level.values().includes('HIGH');", "includes('TOP');"),
        ("sco|re: a", "rank", "client.queries.search({ text: '' }).then((r) => r.data![0]!.score);", "r.data![0]!.rank);"),
        ("te|xt: a", "words", "const args: Schema['search']['args'] = { text: 'x' };", "= { words: 'x' };"),
        ("rec|ipe: a", "dish", "const { useAIGeneration } = createAIHooks(client); useAIGeneration('recipe');", "('dish');"),
        ("rec|ipe: a", "dish", "client.generations.recipe({ text: 'x' });", "generations.dish("),
    ],
)
def test_other_kinds_of_names_follow(place: str, new: str, code: str, after: str) -> None:
    start = "import { createAIHooks } from '@aws-amplify/ui-react-ai';\n" if "createAIHooks" in code else ""
    assert after in renamed(place, new, start + code)


def test_types_and_functions_are_followed_into_other_files() -> None:
    types = "/project/src/types/index.ts"
    hooks = "/project/src/hooks.ts"
    card = "/project/src/Card.tsx"
    files = {
        types: "import type { Schema } from '../../amplify/data/resource';\n"
        "export type Post = Schema['Post']['type'];\nexport * as kinds from './kinds';\n",
        "/project/src/types/kinds.ts": "export type { Post as Entry } from './index';\n",
        hooks: "import { useState } from 'react';\nimport type { Post } from './types';\n"
        "export default function usePosts() { const [posts, set] = useState<Post[]>([]); return [posts, set] as const; }\n",
        card: "import usePosts from './hooks';\nimport * as all from './types';\n"
        "export const Card = ({ post }: { post: all.Post }) => {\n"
        "  const [posts] = usePosts(); return post.title + posts[0].title; };\n",
    }
    marked = SCHEMA.replace("title: a.string(),\n", "ti|tle: a.string(),\n", 1)
    after = Named(marked, DATA, files).renamed("heading")
    assert "return post.heading + posts[0].heading;" in after[card]


def test_places_whose_type_is_unknown_are_counted() -> None:
    code = (
        "const f = (x: any) => x.title;\ninterface Mine { title: string }\nconst g = (p: Post) => { const mine: Mine = p; };\n"
    )
    marked = SCHEMA.replace("title: a.string(),\n", "ti|tle: a.string(),\n", 1)
    [*_, last] = Named(marked, DATA, {APP: HEAD + code}).consequences("heading")
    assert (
        last == "2 places may also mean `title`, but their type is unknown, so they keep the old name: App.tsx, lines 6 and 8."
    )


def test_definition_leads_from_a_value_to_the_field() -> None:
    code = "const f = (p: Post) => p.ti|tle;\n"
    assert Named(HEAD + code, APP, {DATA: SCHEMA}).definition() == ["[title]: a.string(),"]


@pytest.mark.parametrize(
    ("files", "module"),
    [
        ({"/w/package.json": '{"workspaces": ["packages/*"]}'}, "../../backend/amplify/data/resource"),
        ({"/w/pnpm-workspace.yaml": "packages: ['packages/*']\n"}, "@acme/backend/amplify/data/resource"),
        (
            {
                "/w/package.json": '{"workspaces": {"packages": ["packages/*"]}}',
                "/w/packages/backend/src/index.ts": "export type { Schema } from '../amplify/data/resource';\n",
            },
            "@acme/backend",
        ),
        (
            {
                "/w/turbo.json": "{}",
                "/w/packages/web/tsconfig.json": '{"compilerOptions": {"paths": {"$back/*": ["../backend/amplify/*"]}}}',
            },
            "$back/data/resource",
        ),
    ],
)
def test_other_packages_of_a_workspace_follow(files: dict[str, str], module: str) -> None:
    web = "/w/packages/web/src/app.ts"
    code = f"import type {{ Schema }} from '{module}';\nexport const f = (p: Schema['Post']['type']) => p.title;\n"
    data = "/w/packages/backend/amplify/data/resource.ts"
    around = {
        **files,
        "/w/packages/backend/package.json": '{"name": "@acme/backend", "exports": {".": "./dist/index.js"}}',
        "/w/packages/backend/amplify/backend.ts": "import { defineBackend } from '@aws-amplify/backend';\n"
        "import { data } from './data/resource';\ndefineBackend({ data });\n",
        "/w/packages/web/package.json": '{"name": "@acme/web"}',
        web: code,
    }
    marked = SCHEMA.replace("title: a.string(),\n", "ti|tle: a.string(),\n", 1)
    assert "p.heading" in Named(marked, data, around).renamed("heading")[web]
    scene = at(code.replace("p.title", "p.ti|tle"), web, {**around, data: SCHEMA})
    scene.workspace.load(data)
    found = navigating(scene.workspace, web).definition(scene.offset)
    assert found is not None
    assert [target.path for target in found.targets] == [data]


def test_members_of_globals_are_not_announced() -> None:
    code = "const f = (x: any) => console.title(Math.title, process.env.title, document.title, x.title);\n"
    marked = SCHEMA.replace("title: a.string(),\n    status", "ti|tle: a.string(),\n    status", 1)
    told = Named(marked, DATA, {APP: HEAD + code}).consequences("heading")
    assert any(each.startswith("1 place may also mean `title`") for each in told)
