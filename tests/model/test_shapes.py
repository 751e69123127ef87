"""The shapes that real projects give their schemas, numbered as they were counted in public repositories."""

from __future__ import annotations

from posixpath import join, normpath
from typing import TYPE_CHECKING

import pytest

from amplify_ls.model.builders import is_amplify_package
from amplify_ls.model.data.authorization import authorization_of
from amplify_ls.model.files.loading import listed
from amplify_ls.model.project import Project
from amplify_ls.text.disk import MemoryDisk
from amplify_ls.values.resolution.sources import SOURCE_SUFFIXES, Sources
from tests.values.describe import ROOT, describe

if TYPE_CHECKING:
    from amplify_ls.model.data.model import DataModel

IMPORT = "import { a } from '@aws-amplify/backend';\n"
HEAD = "import { type ClientSchema, a, defineData, defineFunction } from '@aws-amplify/backend';\n"
TAIL = "\nexport type Schema = ClientSchema<typeof schema>;\nexport const data = defineData({ schema });\n"


def project(files: dict[str, str]) -> Project:
    by_path = {normpath(join(ROOT, name)): text for name, text in files.items()}
    sources = Sources(MemoryDisk(by_path), is_amplify_package)
    return Project(ROOT, sources, listed(sorted(path for path in by_path if path.endswith(SOURCE_SUFFIXES))))


def data_model(files: dict[str, str]) -> DataModel:
    models = project(files).data
    assert len(models) == 1
    return models[0]


def entries(files: dict[str, str]) -> dict[str, str]:
    """The entries of the only schema, each as text, and ``...`` where there may be more."""
    model = data_model(files)
    found = {entry.name: describe(entry.value) for entry in model.entries()}
    return found | {"...": ""} if model.lacks("Absent") is False else found


SHAPES: list[tuple[str, dict[str, str], dict[str, str]]] = [
    (
        "1 an imported function in a handler",
        {
            "data/resource.ts": HEAD
            + "import { hello } from '../functions/hello/resource';\n"
            + "const schema = a.schema({ say: a.query().handler(a.handler.function(hello)) });"
            + TAIL,
            "functions/hello/resource.ts": "import { defineFunction } from '@aws-amplify/backend';\n"
            "export const hello = defineFunction({ name: 'hello' });\n",
        },
        {"say": "a.query().handler(a.handler.function(defineFunction({name: 'hello'})))"},
    ),
    (
        "3 secondary indexes",
        {"data/resource.ts": HEAD + "const schema = a.schema({ A: a.model({}).secondaryIndexes((i) => [i('x')]) });" + TAIL},
        {"A": "a.model({}).secondaryIndexes(function)"},
    ),
    (
        "4, 6 identifiers",
        {"data/resource.ts": HEAD + "const schema = a.schema({ A: a.model({}).identifier(['x', 'y']) });" + TAIL},
        {"A": "a.model({}).identifier(['x', 'y'])"},
    ),
    (
        "5, 7, 12, 17 imported pieces, shorthand, inline beside",
        {
            "data/resource.ts": HEAD
            + "import { Todo } from './todo';\nimport { Kind } from './kind.js';\n"
            + "const schema = a.schema({ Todo, Kind, Note: a.model({ n: a.string() }) });"
            + TAIL,
            "data/todo.ts": IMPORT + "export const Todo = a.model({ t: a.string() });\n",
            "data/kind.ts": "import { a } from '@aws-amplify/data-schema';\nexport const Kind = a.enum(['A']);\n",
        },
        {"Todo": "a.model({t: a.string()})", "Kind": "a.enum(['A'])", "Note": "a.model({n: a.string()})"},
    ),
    (
        "8 code in comments",
        {"data/resource.ts": HEAD + "const schema = a.schema({ A: a.model({ /* b: a.id(), */ // c: a.id()\n }) });" + TAIL},
        {"A": "a.model({})"},
    ),
    (
        "10, 16 anonymous custom types",
        {
            "data/resource.ts": HEAD
            + "const schema = a.schema({ q: a.query().returns(a.customType({ x: a.customType({}) })) });"
            + TAIL
        },
        {"q": "a.query().returns(a.customType({x: a.customType({})}))"},
    ),
    (
        "15 a schema of another name, exported from another file",
        {
            "data/resource.ts": "import { defineData } from '@aws-amplify/backend';\n"
            "import { mySchema } from './schema';\nexport const data = defineData({ schema: mySchema });\n",
            "data/schema.ts": IMPORT + "export const mySchema = a.schema({ A: a.model({}) });\n",
        },
        {"A": "a.model({})"},
    ),
    (
        "18 several handlers",
        {
            "data/resource.ts": HEAD
            + "const schema = a.schema({ q: a.query().handler([a.handler.custom({ entry: './x.js' })]) });"
            + TAIL
        },
        {"q": "a.query().handler([a.handler.custom({entry: './x.js'})])"},
    ),
    (
        "19, 20 a barrel, spread from a namespace import",
        {
            "data/resource.ts": HEAD + "import * as models from './models';\nconst schema = a.schema({ ...models });" + TAIL,
            "data/models/index.ts": "export * from './one';\nexport { Two as Deux } from './two';\n",
            "data/models/one.ts": IMPORT + "export const One = a.model({});\n",
            "data/models/two.ts": IMPORT + "export const Two = a.model({ x: a.id() });\n",
        },
        {"Deux": "a.model({x: a.id()})", "One": "a.model({})"},
    ),
    (
        "21 enum values in a const",
        {"data/resource.ts": HEAD + "const V = ['A', 'B'] as const;\nconst schema = a.schema({ E: a.enum(V) });" + TAIL},
        {"E": "a.enum(['A', 'B'])"},
    ),
    (
        "22 fields that are identifiers",
        {
            "data/resource.ts": HEAD
            + "const createdAt = a.datetime();\nconst Status = a.enum(['A']);\n"
            + "const schema = a.schema({ A: a.model({ createdAt, status: Status }) });"
            + TAIL
        },
        {"A": "a.model({createdAt: a.datetime(), status: a.enum(['A'])})"},
    ),
    (
        "23 default exports",
        {
            "data/resource.ts": HEAD + "import Todo from './todo';\nconst schema = a.schema({ Todo });" + TAIL,
            "data/todo.ts": IMPORT + "const Todo = a.model({ t: a.string() });\nexport default Todo;\n",
        },
        {"Todo": "a.model({t: a.string()})"},
    ),
    (
        "24 relation targets from constants",
        {
            "data/resource.ts": HEAD
            + "import { MODELS } from '../names';\nconst schema = a.schema({ A: a.model({ b: a.hasMany(MODELS.B, 'aId') }) });"
            + TAIL,
            "names.ts": "export const MODELS = { B: 'B' } as const;\n",
        },
        {"A": "a.model({b: a.hasMany('B', 'aId')})"},
    ),
    (
        "25 a function defined in the data file",
        {
            "data/resource.ts": HEAD
            + "const f = defineFunction();\nconst schema = a.schema({ q: a.query().handler(a.handler.function(f)) });"
            + TAIL
        },
        {"q": "a.query().handler(a.handler.function(defineFunction()))"},
    ),
    (
        "26, 27 models grouped in an object, renamed entries",
        {
            "data/resource.ts": HEAD
            + "import { todoModel } from './todo';\nconst group = { A: a.model({}) };\n"
            + "const schema = a.schema({ ...group, Todo: todoModel });"
            + TAIL,
            "data/todo.ts": IMPORT + "export const todoModel = a.model({ t: a.string() });\n",
        },
        {"A": "a.model({})", "Todo": "a.model({t: a.string()})"},
    ),
    (
        "28, 29 spread fields, fields in a const",
        {
            "data/resource.ts": HEAD
            + "const base = { id: a.id() };\nconst fields = { ...base, t: a.string() };\n"
            + "const schema = a.schema({ A: a.model(fields), B: a.model({ ...base, u: a.url() }) });"
            + TAIL
        },
        {"A": "a.model({id: a.id(), t: a.string()})", "B": "a.model({id: a.id(), u: a.url()})"},
    ),
    (
        "30 combined schemas",
        {
            "data/resource.ts": HEAD
            + "const one = a.schema({ A: a.model({}) });\nconst two = a.schema({ B: a.model({}) });\n"
            + "const schema = a.combine([one, two]);"
            + TAIL
        },
        {"A": "a.model({})", "B": "a.model({})"},
    ),
    (
        "31 a generated SQL schema",
        {
            "data/resource.ts": HEAD
            + "import { schema as sql } from './generated';\nconst schema = sql.addToSchema({});"
            + TAIL,
            "data/generated.ts": "import { configure } from '@aws-amplify/data-schema/internals';\n"
            "export const schema = configure({ database: {} }).schema({ T: {} });\n",
        },
        {"T": "{}"},
    ),
    (
        "32 a chain continued on a name",
        {
            "data/resource.ts": HEAD
            + "import { M } from './m';\nconst schema = a.schema({ X: M.authorization((allow) => [allow.owner()]) });"
            + TAIL,
            "data/m.ts": IMPORT + "export const M = a.model({ t: a.string() });\n",
        },
        {"X": "a.model({t: a.string()}).authorization(function)"},
    ),
    (
        "34 a factory that returns a model",
        {
            "data/resource.ts": HEAD
            + "const timed = (fields) => a.model({ ...fields, at: a.datetime() });\n"
            + "const schema = a.schema({ A: timed({ x: a.id() }), B: timed({}) });"
            + TAIL
        },
        {"A": "a.model({x: a.id(), at: a.datetime()})", "B": "a.model({at: a.datetime()})"},
    ),
    (
        "path aliases of tsconfig.json",
        {
            "data/resource.ts": HEAD + "import { Todo } from '@/models/todo';\nconst schema = a.schema({ Todo });" + TAIL,
            "../src/models/todo.ts": IMPORT + "export const Todo = a.model({});\n",
            "../tsconfig.json": '{ "compilerOptions": { "paths": { "@/*": ["./src/*"], }, /* all */ } }',
        },
        {"Todo": "a.model({})"},
    ),
    (
        "the builder under another name, and through a namespace",
        {
            "data/resource.ts": "import { a as amplify, defineData as define } from '@aws-amplify/backend';\n"
            "import * as backend from '@aws-amplify/backend';\n"
            "const schema = amplify.schema({ A: backend.a.model({}) });\nexport const data = define({ schema });\n"
        },
        {"A": "a.model({})"},
    ),
    (
        "an import that leads nowhere",
        {
            "data/resource.ts": HEAD
            + "import { more } from './gone';\nconst schema = a.schema({ A: a.model({}), ...more });"
            + TAIL
        },
        {"A": "?", "...": ""},
    ),
    (
        "files that import one another",
        {
            "data/resource.ts": HEAD
            + "import { B } from './b';\nexport const A = a.model({});\nconst schema = a.schema({ A, B });"
            + TAIL,
            "data/b.ts": IMPORT + "import { A } from './resource';\nexport const B = a.model({ x: a.id() });\n",
        },
        {"A": "a.model({})", "B": "a.model({x: a.id()})"},
    ),
]


@pytest.mark.parametrize(("files", "expected"), [pytest.param(*shape[1:], id=shape[0]) for shape in SHAPES])
def test_entries(files: dict[str, str], expected: dict[str, str]) -> None:
    assert entries(files) == expected


RULES = [
    (
        "2 rules of the whole schema",
        "const schema = a.schema({ A: a.model({}) }).authorization((allow) => [allow.guest()]);",
        ["guest"],
    ),
    (
        "11 one rule, not a list",
        "const schema = a.schema({ A: a.model({}) }).authorization((allow) => allow.owner());",
        ["owner"],
    ),
    (
        "13 modifiers of rules",
        "const schema = a.schema({}).authorization((allow) => [allow.ownerDefinedIn('x').identityClaim('y').to(['read'])]);",
        ["ownerDefinedIn"],
    ),
    (
        "14 the preview's rules",
        "const schema = a.schema({}).authorization([a.allow.owner(), a.allow.public()]);",
        ["owner", "public"],
    ),
    (
        "33 rules in a const function",
        "const rules = (allow) => [allow.owner(), ...more(allow)];\nconst more = (allow) => [allow.guest()];\n"
        "const schema = a.schema({}).authorization(rules);",
        ["owner", "guest"],
    ),
    (
        "33 a helper that returns one rule",
        "const admins = (allow) => allow.group('A').to(OPS);\nconst OPS = ['read'];\n"
        "const schema = a.schema({}).authorization((allow) => [admins(allow)]);",
        ["group"],
    ),
    ("a destructured callback", "const schema = a.schema({}).authorization(({ owner }) => [owner()]);", ["owner"]),
]


@pytest.mark.parametrize(("code", "expected"), [pytest.param(*rule[1:], id=rule[0]) for rule in RULES])
def test_rules(code: str, expected: list[str]) -> None:
    schema = data_model({"data/resource.ts": HEAD + code + TAIL}).schemas[0]
    assert schema.authorization is not None
    assert [rule.name for rule in schema.authorization.rules] == expected
    assert not schema.authorization.is_open


def test_9_rules_of_a_field() -> None:
    code = "const schema = a.schema({ A: a.model({ x: a.id().authorization((allow) => [allow.guest()]) }) });"
    entry = data_model({"data/resource.ts": HEAD + code + TAIL}).entry("A")
    assert entry is not None
    field = entry.fields.get("x")
    assert field is not None
    assert field.authorization is not None
    assert [rule.name for rule in field.authorization.rules] == ["guest"]


def test_a_plain_object_is_no_schema() -> None:
    found = project({"data/resource.ts": HEAD + "const schema = { A: {} };\nexport const data = { schema };\n"})
    assert found.data == ()


def test_an_unknown_rule_leaves_the_list_open() -> None:
    code = "const schema = a.schema({}).authorization((allow) => [allow.owner(), ...imported(allow)]);"
    schema = data_model({"data/resource.ts": HEAD + code + TAIL}).schemas[0]
    link = schema.call.modifier("authorization")
    assert link is not None
    assert authorization_of(link).is_open
