"""A file has one identity, whatever links lead to it: it is checked once, reported where it lies, and fixed in place."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.cli.example import BAD_SCHEMA, CODE, DATA, Example

if TYPE_CHECKING:
    from pathlib import Path

REAL = "schemas/models.ts"
LINK = "amplify/data/models.ts"
EXPORTED = BAD_SCHEMA.replace("const schema", "export const schema").replace("type ClientSchema, ", "")
MODELS = EXPORTED[: EXPORTED.index("export type")]
WHOLE = (
    "import { defineData } from '@aws-amplify/backend';\nimport { schema } from './models';\n"
    "export const data = defineData({ schema });\n"
)
MODEL = "import { a } from '@aws-amplify/backend';\nexport const Todo = a.model({ x: a.strin() });\n"


def link(example: Example, target: Path) -> Example:
    """The example with its models in a file that a link leads to."""
    example.write(DATA, WHOLE)
    target.parent.mkdir(exist_ok=True)
    target.write_text(MODELS)
    os.symlink(os.path.relpath(target, (example.root / LINK).parent), example.root / LINK)
    return example


@pytest.fixture
def linked(example: Example) -> Example:
    """The example with its models behind a link."""
    return link(example, example.root / REAL)


def paths(example: Example, *arguments: str) -> list[tuple[str, str]]:
    return [(each["path"], each["code"]) for each in example.check(*arguments).json["diagnostics"]]


@pytest.mark.parametrize("argument", [".", LINK, REAL])
def test_a_linked_file_is_found_and_reported_where_it_lies(linked: Example, argument: str) -> None:
    assert paths(linked, argument) == [(REAL, CODE)]


def test_a_linked_file_from_elsewhere_is_found_when_it_is_named(example: Example, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.ts"
    link(example, elsewhere)
    assert paths(example, LINK) == [(str(elsewhere), CODE)]


def test_a_text_is_checked_in_the_place_of_a_linked_file(example: Example, tmp_path: Path) -> None:
    link(example, tmp_path / "elsewhere.ts").feed(MODELS)
    assert example.check("--stdin-filename", LINK).codes == [CODE]


@pytest.mark.parametrize("argument", [".", LINK])
def test_a_linked_file_is_fixed_and_stays_a_link(linked: Example, argument: str) -> None:
    assert linked.run("check", argument, "--fix").code == 0
    assert (linked.root / LINK).is_symlink()
    assert b"customerId: a.id()" in linked.read(REAL)


def test_a_linked_file_outside_of_what_was_named_is_not_written(example: Example, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.ts"
    link(example, elsewhere)
    assert example.run("check", ".", "--fix").code == 1
    assert elsewhere.read_text() == MODELS


def test_two_links_to_one_file_are_one_file(linked: Example) -> None:
    os.symlink("models.ts", linked.root / "amplify/data/again.ts")
    assert paths(linked) == [(REAL, CODE)]


def test_a_resource_file_that_is_a_link_is_named_by_what_node_calls_it(example: Example) -> None:
    # Node.js runs the file that the link leads to, and the package looks at the name of the file that runs.
    example.write("schemas/data.ts", BAD_SCHEMA)
    (example.root / DATA).unlink()
    os.symlink("../../schemas/data.ts", example.root / DATA)
    for argument in (".", DATA):
        assert paths(example, argument) == [("schemas/data.ts", CODE), ("schemas/data.ts", "project/wrong-file")]


def schema(*imports: str) -> str:
    return (
        "import { a, defineData } from '@aws-amplify/backend';\n"
        + "".join(imports)
        + "export const data = defineData({ schema: a.schema({ Todo }).authorization((allow) => [allow.publicApiKey()]) });\n"
    )


def test_a_linked_package_is_reported_where_it_lies(example: Example) -> None:
    example.write("packages/shared/src/index.ts", MODEL)
    example.write("packages/shared/package.json", '{"name": "@acme/shared", "main": "src/index.ts"}')
    example.write("package.json", '{"workspaces": ["packages/*"]}')
    (example.root / "node_modules/@acme").mkdir(parents=True)
    os.symlink("../../packages/shared", example.root / "node_modules/@acme/shared")
    example.write(DATA, schema("import { Todo } from '../../node_modules/@acme/shared/src/index';\n"))
    assert paths(example) == [("packages/shared/src/index.ts", "data/unknown-builder")]


def test_an_installed_package_is_not_reported(example: Example) -> None:
    example.write("node_modules/shared/index.ts", MODEL)
    example.write(DATA, schema("import { Todo } from '../../node_modules/shared/index';\n"))
    assert paths(example) == []
