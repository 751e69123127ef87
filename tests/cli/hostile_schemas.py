"""Gen 1 projects that somebody made to keep a checker busy."""

from __future__ import annotations

import json
import random

SCHEMA = "amplify/backend/api/shop/schema.graphql"
AUTH = "@auth(rules: [{ allow: owner }])"
MODEL = f"type T @model {AUTH} {{ id: ID! }}\n"

Files = dict[str, str]


def _many(count: int, line: str) -> str:
    return "".join(line.replace("NEXT", str((number + 1) % count)).replace("NN", str(number)) for number in range(count))


def _fields(text: str) -> Files:
    return {SCHEMA: f"type T @model {AUTH} {{\n  id: ID!\n{text}}}\n"}


def _types(count: int, fields: str) -> Files:
    return {SCHEMA: _many(count, f"type TNN @model {AUTH} {{\n  id: ID!\n{fields}}}\n")}


INPUTS: dict[str, Files] = {
    "schema: 5,000 fields": _fields(_many(5000, "  fNN: String\n")),
    "schema: 5,000 fields of one name": _fields("  f: String\n" * 5000),
    "schema: 2,000 types": _types(2000, "  text: String\n  count: Int\n"),
    "schema: 5,000 types": _types(5000, "  text: String\n  count: Int\n"),
    "schema: 2,000 unknown types": _types(2000, "  x: XNEXT\n"),
    "schema: 60,000 types": _types(60_000, ""),
    "schema: types of one name": {SCHEMA: MODEL * 2000},
    "schema: 2,000 extensions": {SCHEMA: MODEL + _many(2000, "extend type T { fNN: String }\n")},
    "schema: 10,000 nested lists": _fields(f"  x: {'[' * 10_000}String{']' * 10_000}\n"),
    "schema: 10,000 lists that are not closed": _fields(f"  x: {'[' * 10_000}String\n"),
    "schema: 5,000 nested objects": {SCHEMA: f"type T @model @auth(rules: {'{ a: ' * 5000}1{'}' * 5000}) {{ id: ID! }}\n"},
    "schema: 100,000 brackets": {SCHEMA: "{" * 100_000},
    "schema: 20,000 types that are not closed": {SCHEMA: "type T @model {\n" * 9_000},
    "schema: a description that is not closed": {SCHEMA: f'{MODEL}"""\n' + "type X @nope {\n" * 5000},
    "schema: 5,000 rules": {
        SCHEMA: "type T @model @auth(rules: [" + _many(5000, '{ allow: owner, ownerField: "oNN" }, ') + "]) { id: ID! }\n"
    },
    "schema: 5,000 indexes": _fields("  a: String " + _many(5000, '@index(name: "iNN") ') + "\n"),
    "schema: 10,000 values of an enum": {SCHEMA: f"{MODEL}enum E {{{_many(10_000, ' VNN')} }}\n"},
    "schema: a string of 1 MB": _fields(f'  a: String @default(value: "{"x" * 1_000_000}")\n'),
    "schema: a name of 1 MB": {SCHEMA: f"type {'T' * 1_000_000} @model {AUTH} {{ id: ID! }}\n"},
    "schema: 500 KB that are no GraphQL": {
        SCHEMA: "".join(random.Random(1).choices("(){}[]<>=>,;:'\"`.?!+-*/&|^%~@#$ \n\tabcxyz019", k=500_000))
    },
    "schema: 5,000 suppression comments": {SCHEMA: "# amplify-ls-ignore gen1/x, data/y: z\n" * 5000 + MODEL},
    "schema: 5,000 suppression comments at fields": _fields(_many(5000, "  # amplify-ls-ignore gen1/x: z\n  fNN: String\n")),
    "schema: 1,000 files": {
        f"amplify/backend/api/shop/schema/s{n}.graphql": MODEL.replace("type T", f"type T{n}") for n in range(1000)
    },
    "cli.json: nested arrays": {SCHEMA: MODEL, "amplify/cli.json": "[" * 100_000},
    "cli.json: nested objects": {SCHEMA: MODEL, "amplify/cli.json": '{"features":' * 20_000},
    "cli.json: 100,000 flags": {
        SCHEMA: MODEL,
        "amplify/cli.json": json.dumps({"features": {"graphqltransformer": {f"k{n}": True for n in range(100_000)}}}),
    },
    "cli.json: values of other types": {SCHEMA: MODEL, "amplify/cli.json": '{"features": {"graphqltransformer": [1e999]}}'},
    "cli-inputs.json: nested arrays": {SCHEMA: MODEL, "amplify/backend/api/shop/cli-inputs.json": "[" * 100_000},
    "backend-config.json: values of other types": {
        SCHEMA: MODEL,
        "amplify/backend/backend-config.json": '{"api": [{"shop": 1}], "storage": 1e999, "auth": null}',
    },
}
