"""Projects to measure."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.gen1.catalog.declarations import declarations
from benchmarks.gen1_schemas import gen1_schema_of
from benchmarks.schemas import model_file, schema_of

if TYPE_CHECKING:
    from pathlib import Path

_BACKEND = """\
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';
import { data } from './data/resource';

defineBackend({ auth, data });
"""
_AUTH = """\
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true },
  groups: ['Admins', 'Editors'],
});
"""
_TSCONFIG = {
    "compilerOptions": {
        "target": "es2022",
        "module": "es2022",
        "moduleResolution": "bundler",
        "strict": True,
        "skipLibCheck": True,
        "types": [],
    },
    "include": ["amplify/**/*.ts"],
}
_OTHER_FILES = 4
"""The index, the schema, auth and backend.ts."""
_FAMILIES_PER_FILE = 2


class Project(NamedTuple):
    """A project and the file that is edited in it."""

    root: Path
    main: Path


def one_file(root: Path, lines: int) -> Project:
    """Write a project whose data schema is one file with this number of lines."""
    main = _write(root / "amplify" / "data" / "resource.ts", schema_of(lines))
    _write_rest(root)
    return Project(root, main)


def gen1_schema(root: Path, lines: int) -> Project:
    """Write a Gen 1 project whose schema has this number of lines, with what other GraphQL servers need to read it."""
    main = _write(root / "amplify" / "backend" / "api" / "harbour" / "schema.graphql", gen1_schema_of(lines))
    _write(root / "directives.graphql", declarations())
    _write(root / ".graphqlrc.json", json.dumps({"schema": ["directives.graphql", str(main.relative_to(root))]}) + "\n")
    return Project(root, main)


def many_files(root: Path, number: int = 30) -> Project:
    """Write a project with this number of files. All but four of them declare models, and an index file collects these."""
    models = root / "amplify" / "data" / "models"
    names = []
    for index in range(number - _OTHER_FILES):
        name, text = model_file(index, _FAMILIES_PER_FILE)
        names.append(name)
        _write(models / f"{name}.ts", text)
    imports = "".join(f"import {{ {name} }} from './{name}';\n" for name in names)
    spreads = "".join(f"  ...{name},\n" for name in names)
    _write(models / "index.ts", f"{imports}\nexport const models = {{\n{spreads}}};\n")
    _write(
        root / "amplify" / "data" / "resource.ts",
        "import { type ClientSchema, a, defineData } from '@aws-amplify/backend';\n"
        "import { models } from './models';\n\n"
        "const schema = a.schema({ ...models });\n\n"
        "export type Schema = ClientSchema<typeof schema>;\n\n"
        "export const data = defineData({\n"
        "  schema,\n"
        "  authorizationModes: {\n"
        "    defaultAuthorizationMode: 'userPool',\n"
        "    apiKeyAuthorizationMode: { expiresInDays: 30 },\n"
        "  },\n"
        "});\n",
    )
    _write_rest(root)
    return Project(root, models / f"models{(number - _OTHER_FILES) // 2}.ts")


def many_projects(root: Path, number: int) -> Path:
    """Write this number of small projects into one folder, like checkouts of many repositories."""
    for index in range(number):
        one_file(root / f"project{index:04}", 90)
    return root


def _write_rest(root: Path) -> None:
    _write(root / "amplify" / "auth" / "resource.ts", _AUTH)
    _write(root / "amplify" / "backend.ts", _BACKEND)
    _write(root / "tsconfig.json", json.dumps(_TSCONFIG, indent=2) + "\n")
    _write(root / "package.json", json.dumps({"private": True, "type": "module"}) + "\n")


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path
