"""Names that a fix brings along."""

from __future__ import annotations

from typing import Any

import pytest

from amplify_ls.edits.operations import AddImport, InsertProperty, Operation, ReplaceValue
from tests.edits.support import rendered

MODULE = "@aws-amplify/backend"
CODE = "const x = { k: 'v' };\n"
MENDED = "const x = { k: secret('K') };\n"


def with_secret(x: Any) -> list[Operation]:
    return [ReplaceValue(x.properties["k"], "secret('K')"), AddImport(x.span, MODULE, "secret")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", f"import {{ secret }} from '{MODULE}';\n\n"),
        (f"import {{ defineAuth }} from '{MODULE}';\n", f"import {{ defineAuth, secret }} from '{MODULE}';\n"),
        (f"import {{}} from '{MODULE}';\n", f"import {{ secret }} from '{MODULE}';\n"),
        (f"import {{ type A, }} from '{MODULE}';\n", f"import {{ type A, secret, }} from '{MODULE}';\n"),
        (f"import b, {{ A as B }} from '{MODULE}';\n", f"import b, {{ A as B, secret }} from '{MODULE}';\n"),
        (
            f"import {{\n\ttype A, // a\n\tdefineAuth,\n}} from '{MODULE}';\n",
            f"import {{\n\ttype A, // a\n\tdefineAuth,\n\tsecret,\n}} from '{MODULE}';\n",
        ),
        (
            f"import {{\n  A,\n  defineAuth\n}} from '{MODULE}';\n",
            f"import {{\n  A,\n  defineAuth,\n  secret\n}} from '{MODULE}';\n",
        ),
        (
            f"import type {{ A }} from '{MODULE}';\nimport b from './b'; // b\n\n",
            f"import type {{ A }} from '{MODULE}';\nimport b from './b'; // b\nimport {{ secret }} from '{MODULE}';\n\n",
        ),
        ("import b from './b';\r\n", f"import b from './b';\r\nimport {{ secret }} from '{MODULE}';\r\n"),
        ("// The header.\n\n", f"// The header.\n\nimport {{ secret }} from '{MODULE}';\n\n"),
        ("// @ts-nocheck\n", f"// @ts-nocheck\nimport {{ secret }} from '{MODULE}';\n\n"),
        ("'use strict';\n", f"'use strict';\nimport {{ secret }} from '{MODULE}';\n\n"),
        ("#!/usr/bin/env node\n", f"#!/usr/bin/env node\nimport {{ secret }} from '{MODULE}';\n\n"),
        ("/** What x is. */\n", f"import {{ secret }} from '{MODULE}';\n\n/** What x is. */\n"),
        (f"import {{ secret }} from '{MODULE}';\n", f"import {{ secret }} from '{MODULE}';\n"),
    ],
)
def test_the_import_goes_where_the_author_would_write_it(before: str, after: str) -> None:
    assert rendered(before + CODE, with_secret).text == after + MENDED


def test_quotes_and_semicolons_are_those_of_the_file() -> None:
    before = 'import b from "./b"\nconst x = { k: "v" }\n'
    after = f'import b from "./b"\nimport {{ secret }} from "{MODULE}"\nconst x = {{ k: secret("K") }}\n'
    assert rendered(before, with_secret).text == after


@pytest.mark.parametrize(
    ("head", "name"),
    [(f"import {{ secret as hidden }} from '{MODULE}';\n", "hidden"), (f"import * as b from '{MODULE}';\n", "b.secret")],
)
def test_a_name_that_is_there_already_is_used(head: str, name: str) -> None:
    assert rendered(head + CODE, with_secret).text == head + MENDED.replace("secret", name)


@pytest.mark.parametrize("head", ["const secret = 1;\n", "import { secret } from './mine';\n", "function secret() {}\n"])
def test_a_name_that_means_something_else_is_not_taken(head: str) -> None:
    assert rendered(head + CODE, with_secret).text is None


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (f"import {{ a }} from '{MODULE}';\n", "a"),
        ("import { a as builder } from '@aws-amplify/data-schema';\n", "builder"),
        (f"import * as backend from '{MODULE}';\n", "backend.a"),
        ("const a = makeBuilder();\n", "a"),
        ("const f = (a) => a.model({});\n", "a"),
    ],
)
def test_the_builder_has_the_name_that_the_file_gives_it(head: str, name: str) -> None:
    def operations(x: Any) -> list[Operation]:
        return [InsertProperty(x, "a", "a.string().default('a.b')")]

    assert rendered(head + CODE, operations).text == f"{head}const x = {{ k: 'v', a: {name}.string().default('a.b') }};\n"


def test_the_builder_is_imported_from_where_the_nearest_file_has_it() -> None:
    others = {
        "/p/amplify/other.ts": "import { a } from '@aws-amplify/data-schema';\n",
        "/q/amplify/other.ts": f"import {{ a }} from '{MODULE}';\n",
    }
    text = rendered(CODE, lambda x: [InsertProperty(x, "n", "a.id()")], others).text
    assert text == "import { a } from '@aws-amplify/data-schema';\n\nconst x = { k: 'v', n: a.id() };\n"
    alone = rendered(CODE, lambda x: [InsertProperty(x, "n", "a.id()")]).text
    assert alone == f"import {{ a }} from '{MODULE}';\n\nconst x = {{ k: 'v', n: a.id() }};\n"
