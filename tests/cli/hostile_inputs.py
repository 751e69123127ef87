"""Projects that somebody made to keep a checker busy: one input of each kind that once took minutes or gigabytes."""

from __future__ import annotations

import itertools
import json
import random

HEAD = "import { type ClientSchema, a, defineData } from '@aws-amplify/backend';\n"
TAIL = "\nexport type Schema = ClientSchema<typeof schema>;\nexport const data = defineData({ schema });\n"
BACKEND = (
    "import { defineBackend } from '@aws-amplify/backend';\nimport { data } from './data/resource';\ndefineBackend({ data });\n"
)

Files = dict[str, str]


def _schema(entries: str, before: str = "") -> Files:
    schema = f"const schema = a.schema({{\n{entries}}}).authorization((allow) => [allow.publicApiKey()]);"
    return {"amplify/backend.ts": BACKEND, "amplify/data/resource.ts": f"{HEAD}{before}{schema}{TAIL}"}


def _models(count: int, entry: str) -> str:
    return "".join(entry.replace("NEXT", str((number + 1) % count)).replace("N", str(number)) for number in range(count))


def _one(before: str = "", field: str = "") -> Files:
    return _schema(f"  Todo: a.model({{ content: a.string(){field} }}),\n", before)


def _chain(size: int) -> Files:
    files = {f"amplify/data/c{n}.ts": f"export * from './c{(n + 1) % size}';\nexport const v{n} = 'a';\n" for n in range(size)}
    return {**_one("import * as q from './c0';\n", f", s: a.enum([q.v{size - 1}])"), **files}


def _fan(size: int) -> Files:
    lines = {n: "".join(f"export * from './c{other}';\n" for other in range(size) if other != n) for n in range(size)}
    files = {f"amplify/data/c{n}.ts": f"{lines[n]}export const v{n} = 'a';\n" for n in range(size)}
    return {**_one("import { v0 } from './c0';\n", ", s: a.enum([v0])"), **files}


def _aliases(width: int, depth: int) -> str:
    names = [["z"]] + [[f"c{level}_{n}" for n in range(width)] for level in range(depth)]
    return "const k = process.env.K;\nconst z = ['x'];\n" + "".join(
        f"const {name} = k ? {' : k ? '.join(before)} : null;\n"
        for before, level in itertools.pairwise(names)
        for name in level
    )


def _aliases_of(paths: dict[str, list[str]]) -> str:
    return json.dumps({"compilerOptions": {"paths": paths}})


def _handler(statements: str) -> Files:
    """A project with a query and its handler, which gets an event."""
    query = "a.query().arguments({ id: a.id() }).returns(a.id()).handler(a.handler.function(find))"
    folder = "amplify/functions/find"
    return {
        **_schema(f"  find: {query},\n", "import { find } from '../functions/find/resource';\n"),
        f"{folder}/resource.ts": (
            "import { defineFunction } from '@aws-amplify/backend';\nexport const find = defineFunction({ name: 'find' });\n"
        ),
        f"{folder}/handler.ts": (
            "import type { Schema } from '../../data/resource';\n"
            f"export const handler: Schema['find']['functionHandler'] = async (e0) => {{\n{statements}}};\n"
        ),
    }


INPUTS: dict[str, Files] = {
    "calls of calls": _one(
        "".join(f"const f{n} = (x) => [{', '.join([f'f{n + 1}(x)'] * 10)}];\n" for n in range(8))
        + "const f8 = (x) => x;\nconst v = f0('a');\n",
        ", s: a.enum(v)",
    ),
    "texts of texts": _one(
        "const t0 = 'x'.repeat(1000);\n" + "".join(f"const t{n + 1} = t{n} + t{n};\n" for n in range(30)),
        ", s: a.string().default(t30)",
    ),
    "aliases of aliases": _one(_aliases(40, 5), ", s: a.enum(z)"),
    "5,000 aliases of an event": _handler(
        "".join(f"  const e{n + 1} = e{n};\n" for n in range(5000)) + "  return e5000.arguments.name;\n"
    ),
    "deep statements": _one("if (k) {}" + " else if (k) {}" * 5000 + "\n"),
    "500 misspelled models": _schema(_models(500, "  MN: a.model({ nId: a.id(), n: a.belongsTo('XN', 'nId') }),\n")),
    "500 long misspelled models": _schema(
        _models(500, "  ModelOfTheThingN: a.model({ nId: a.id(), n: a.belongsTo('ModelOfTheThinkN', 'nId') }),\n")
    ),
    "1,000 unknown codes in comments": _one("// amplify-ls-ignore data/x, data/missing-referencefield: z\n" * 500),
    "1,000 unknown codes in the settings": {
        **_one(),
        "amplify-ls.json": '{"rules": {' + ", ".join(f'"data/missing-referencefield{n}": "off"' for n in range(1000)) + "}}",
    },
    "2,000 equal enum values": _one(f"const v = [{', '.join(['abcdef'.join(chr(39) * 2)] * 2000)}];\n", ", s: a.enum(v)"),
    "110,000 equal values in an array": _one(
        f"const v = [{', '.join(['abcdef'.join(chr(39) * 2)] * 110_000)}];\n", ", s: a.enum(v)"
    ),
    "50,000 names": _one("".join(f"const n{n} = 'v';\n" for n in range(50_000))),
    "9,000 names": _one("".join(f"const n{n} = 'v';\n" for n in range(9_000))),
    "4 MB of statements": _one("const q = 'abc';\n" * 240_000),
    "500 KB that are no TypeScript": _one(
        "".join(random.Random(1).choices("(){}[]<>=>,;:'\"`.?!+-*/&|^%~@#$ \n\tabcxyz019", k=500_000))
    ),
    "9,000 suppression comments": _one("// amplify-ls-ignore data/x, data/y: z\n" * 9_000),
    "100,000 codes in a suppression comment": _one(f"// amplify-ls-ignore {'data/x, ' * 100_000}: z\n"),
    "20,000 unknown codes in the settings": {
        **_one(),
        "amplify-ls.json": '{"rules": {' + ", ".join(f'"data/missing-referencefield{n}": "off"' for n in range(20_000)) + "}}",
    },
    "500 relationships to one model": _schema(
        "  Hub: a.model({"
        + _models(500, " mN: a.hasMany('MN', 'hubId'),")
        + " }),\n"
        + _models(500, "  MN: a.model({ hubId: a.id(), hub: a.belongsTo('Hub', 'hubId') }),\n")
    ),
    "500 models of one name": _schema("  M: a.model({ a: a.string() }),\n" * 500),
    "a chain of 500 files": _chain(500),
    "60 files that export one another": _fan(60),
    "500 files that export one another": _fan(500),
    "100,000 patterns": {**_one(), "amplify-ls.json": json.dumps({"exclude": [f"x{n}/**" for n in range(100_000)]})},
    "1,000 overrides": {
        **_one(),
        "amplify-ls.json": json.dumps({"overrides": [{"files": [f"x{n}/**"], "rules": {}} for n in range(1000)]}),
    },
    "1,000 imports and 1,000 paths": {
        **_one("".join(f"import {{ x{n} }} from '@/foo{n}';\n" for n in range(1000))),
        "amplify/tsconfig.json": _aliases_of({"@/*": [f"./x{n}/*" for n in range(1000)]}),
    },
    "1,000 imports and 1,000 aliases": {
        **_one("".join(f"import {{ x{n} }} from '@{n}/foo';\n" for n in range(1000))),
        "amplify/tsconfig.json": _aliases_of({f"@{n}/*": [f"./x{n}/*"] for n in range(1000)}),
    },
    "a string of 4 MB in package.json": {**_one(), "package.json": f'{{"name": "{"x" * 4_000_000}", }}'},
    "comments in tsconfig.json": {**_one("import { x } from '@/x';\n"), "amplify/tsconfig.json": "/* " * 200_000},
    "a pattern with many stars": {
        **_one(),
        "amplify-ls.json": '{"exclude": ["**/' + "*a" * 14 + '*b.ts"]}',
        f"amplify/{'a' * 60}.ts": HEAD,
    },
    "1,000 models": _schema(_models(1000, "  MN: a.model({ a: a.string(), b: a.integer() }),\n")),
    "5,000 models": _schema(_models(5000, "  MN: a.model({ a: a.string(), b: a.integer(), c: a.boolean() }),\n")),
    "5,000 related models": _schema(
        _models(5000, "  MN: a.model({ mId: a.id(), m: a.belongsTo('MNEXT', 'mId'), ms: a.hasMany('MNEXT', 'mId') }),\n")
    ),
}
