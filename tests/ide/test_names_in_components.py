"""The names of a schema in components of Vue, Svelte and Astro, and in templates."""

from __future__ import annotations

import pytest

from amplify_ls.engine.navigation.navigating import navigating
from amplify_ls.syntax.clients.components import code_in, is_script, markup_in
from tests.ide.named import Named
from tests.ide.scene import DATA, at, schema

SCHEMA = schema(
    """\
  Post: a.model({ title: a.string(), status: a.enum(['OPEN']) }),
  Note: a.model({ text: a.string() }),"""
).replace("export const data", "export type Schema = ClientSchema<typeof schema>;\nexport const data")
MARKED = SCHEMA.replace("title: a.string", "ti|tle: a.string")
HEAD = """\
import { generateClient } from 'aws-amplify/data';
import type { Schema } from '../amplify/data/resource';
const client = generateClient<Schema>();
"""
VUE = f"""\
<!-- <script>client.models.Post</script> -->
<template>
  <li v-for="post in posts" :key="post.id" title="title">{{{{ post.title }}}} {{{{ post?.title }}}}</li>
</template>
<script lang="ts">
export const title = 'ä';
</script>
<script setup lang="ts">
{HEAD}\
import {{ computed, ref }} from 'vue';
const props = defineProps<{{ post: Schema['Post']['type'] }}>();
const posts = ref<Array<Schema['Post']['type']>>([]);
const titles = computed(() => posts.value.map((post) => post.title));
const own = () => props.post.title;
</script>
<style scoped>.title {{ color: red; }}</style>
"""
SVELTE = f"""\
<script lang="ts">
{HEAD}\
let {{ post }}: {{ post: Schema['Post']['type'] }} = $props();
let posts = $state<Array<Schema['Post']['type']>>([]);
let first = $derived(posts[0].title);
let last = $derived.by(() => posts[0]);
$effect(() => console.log(post.title, last.title));
</script>

{{#each posts as post}}<p title="title">{{post.title}}</p>{{/each}}
"""
ASTRO = f"""\
---
{HEAD}\
const {{ data: posts }} = await client.models.Post.list();
const titles = posts.map((post) => post.title);
---
<ul>{{posts.map((post) => <li>{{post.title}}</li>)}}</ul>
<script>
import {{ generateClient }} from 'aws-amplify/data';
console.log((await client.models.Post.get({{ id: '1' }})).data?.title);
</script>
"""


def left_alone(consequences: tuple[str, ...]) -> list[str]:
    return [each for each in consequences if "keep" in each and "old name" in each and "may also mean" in each]


@pytest.mark.parametrize(
    ("name", "text", "script", "told"),
    [
        ("App.vue", VUE, ("post.title));", "props.post.title;"), "2 places may also mean `title`"),
        ("App.svelte", SVELTE, ("posts[0].title", "post.title, last.title"), "1 place may also mean `title`"),
        ("App.astro", ASTRO, ("=> post.title);", "data?.title"), "1 place may also mean `title`"),
    ],
)
def test_the_scripts_of_components_follow_a_rename_and_markup_is_told(
    name: str, text: str, script: tuple[str, ...], told: str
) -> None:
    path = f"/project/src/{name}"
    named = Named(MARKED, DATA, {path: text})
    wanted = text
    for each in script:
        assert each in wanted
        wanted = wanted.replace(each, each.replace("title", "heading"))
    assert named.renamed("heading")[path] == wanted
    consequences = left_alone(named.consequences("heading"))
    assert [each.partition(",")[0] for each in consequences] == [told]


@pytest.mark.parametrize(
    ("name", "text", "place"), [("App.vue", VUE, "props.post.ti|tle"), ("App.astro", ASTRO, "data?.ti|tle")]
)
def test_a_name_in_a_component_leads_to_the_schema(name: str, text: str, place: str) -> None:
    marked = text.replace(place.replace("|", ""), place)
    named = Named(marked, f"/project/src/{name}", {DATA: SCHEMA})
    assert named.definition() == ["Post: a.model({ [title]: a.string(), status: a.enum(['OPEN']) }),"]
    assert named.prepared() == "title"


def test_what_a_component_imports_from_another_one_is_followed() -> None:
    shared = f"<script lang='ts'>\n{HEAD}export const first = async () => (await client.models.Post.list()).data[0];\n</script>"
    using = "<script>\nimport { first } from './Shared.svelte';\nconst title = (await first()).title;\n</script>\n"
    files = {"/project/src/Shared.svelte": shared, "/project/src/App.svelte": using}
    after = Named(MARKED, DATA, files).renamed("heading")["/project/src/App.svelte"]
    assert after == using.replace("()).title", "()).heading")


ANGULAR = f"""\
import {{ Component }} from '@angular/core';
{HEAD}\
@Component({{ selector: 'app-list', templateUrl: './list.component.html' }})
export class List {{
  posts: Array<Schema['Post']['type']> = [];
  first() {{ return this.posts[0].title; }}
}}
@Component({{ selector: 'app-one', template: `<b title="title">{{{{ post.title }}}}</b>` }})
export class One {{ post?: Schema['Post']['type']; }}
"""


def test_the_templates_of_angular_are_told() -> None:
    path = "/project/src/list.component"
    files = {
        f"{path}.ts": ANGULAR,
        f"{path}.html": '<li *ngFor="let post of posts" [title]="post.title" (click)="open(post)">{{ posts[0]?.title }}</li>\n',
        "/project/src/other.html": "{{ post.title }}",
    }
    named = Named(MARKED, DATA, files)
    assert "this.posts[0].heading" in named.renamed("heading")[f"{path}.ts"]
    (told,) = left_alone(named.consequences("heading"))
    assert told.startswith("3 places may also mean `title`")
    assert "list.component.html, line 1" in told
    assert "list.component.ts, line 10" in told


def test_a_component_that_cannot_be_parsed_is_quiet() -> None:
    for text in (
        "<script",
        "<script>",
        "<script lang='ts'>\nconst a = {",
        "---\nconst a",
        "<!--",
        "\ud83d".encode("utf-8", "replace").decode(),
    ):
        for suffix in (".vue", ".svelte", ".astro"):
            path = f"/project/src/App{suffix}"
            scene = at(f"{text}|", path, {DATA: SCHEMA})
            assert navigating(scene.workspace, path).definition(scene.offset) is None


@pytest.mark.parametrize("unit", ["<!--", "<script ", "<style '", "--><!--"])
def test_what_is_never_closed_is_read_once(unit: str) -> None:
    data = unit.encode() * 50_000
    assert not is_script("/p/a.astro", data)
    assert is_script("/p/a.vue", data)
    assert code_in("/p/a.vue", data).strip() == b""
    assert markup_in("/p/a.vue", data)
