"""Which file an import leads to. The expected ones are those that tsx and TypeScript load."""

from __future__ import annotations

import json

import pytest

from amplify_ls.model.builders import is_amplify_package
from amplify_ls.text.disk import MemoryDisk
from amplify_ls.values.resolution.sources import Sources

TS = "/app/amplify/backend.ts"
JS = "/app/amplify/backend.js"
LIB = "/app/amplify/lib"


def resolved(importer: str, specifier: str, *others: str, **texts: object) -> str | None:
    names = {"package": "/app/amplify/package.json", "tsconfig": "/app/tsconfig.json"}
    files = dict.fromkeys((importer, *others), "export {};")
    files.update({names[name]: json.dumps(content) for name, content in texts.items()})
    return Sources(MemoryDisk(files), is_amplify_package).resolve(importer, specifier)


@pytest.mark.parametrize(
    ("specifier", "file"),
    [
        ("./a", "a.ts"),
        ("./a", "a.tsx"),
        ("./a", "a.js"),
        ("./a", "a/index.ts"),
        ("./a/", "a/index.ts"),
        ("./a.js", "a.ts"),
        ("./a.js", "a.tsx"),
        ("./a.jsx", "a.ts"),
        ("./a.mjs", "a.mts"),
        ("./a.ts", "a.ts"),
        ("./a.b", "a.b.ts"),
        (".", "index.ts"),
    ],
)
def test_a_relative_import_leads_to(specifier: str, file: str) -> None:
    assert resolved(TS, specifier, f"/app/amplify/{file}") == f"/app/amplify/{file}"


@pytest.mark.parametrize(
    ("specifier", "file"),
    [
        ("./a", "a.mts"),
        ("./a", "a.cts"),
        ("./a", "a.mjs"),
        ("./a", "a/index.mts"),
        ("./a", "a/resource.ts"),
        ("./a.mjs", "a.ts"),
        ("./a.ts", "a.js"),
        ("./a", "A.ts"),
    ],
)
def test_a_relative_import_does_not_lead_to(specifier: str, file: str) -> None:
    assert resolved(TS, specifier, f"/app/amplify/{file}") is None


def test_a_script_that_is_named_in_full_comes_first_for_scripts_alone() -> None:
    twins = ("/app/amplify/a.ts", "/app/amplify/a.js")
    assert resolved(TS, "./a.js", *twins) == "/app/amplify/a.ts"
    assert resolved(JS, "./a.js", *twins) == "/app/amplify/a.js"
    assert resolved(JS, "./a", *twins) == "/app/amplify/a.ts"
    assert resolved(JS, "./a.js", "/app/amplify/a.ts") == "/app/amplify/a.ts"
    assert resolved(JS, "./a.js", *twins, tsconfig={"compilerOptions": {"allowJs": True}}) == "/app/amplify/a.ts"


@pytest.mark.parametrize(
    "imports",
    [
        {"#lib/*": "./lib/*.ts"},
        {"#lib/*": "./lib/*.js"},
        {"#lib/*": "./lib/*"},
        {"#lib/a": "./lib/a.ts", "#lib/*": "./other/*.ts"},
        {"#lib/*": {"types": "./types/*.d.ts", "import": "./lib/*.ts", "default": "./other/*.ts"}},
        {"#lib/*": {"browser": "./other/*.ts", "default": {"node": "./lib/*.ts"}}},
    ],
)
def test_imports_of_the_package_lead_to_a_file(imports: object) -> None:
    assert resolved(TS, "#lib/a", f"{LIB}/a.ts", package={"imports": imports}) == f"{LIB}/a.ts"


@pytest.mark.parametrize("imports", [{}, {"#x": "./lib/*.ts"}, {"#lib/*": "lib/*.ts"}, {"#lib/*": "./../lib/*.ts"}, None])
def test_imports_of_the_package_lead_nowhere(imports: object) -> None:
    assert resolved(TS, "#lib/a", f"{LIB}/a.ts", package={"imports": imports}) is None


def test_a_package_may_import_itself() -> None:
    assert resolved(TS, "me/a", f"{LIB}/a.ts", package={"name": "me", "exports": {"./a": "./lib/a.ts"}}) == f"{LIB}/a.ts"
    assert resolved(TS, "me", f"{LIB}/a.ts", package={"name": "me", "exports": "./lib/a.ts"}) == f"{LIB}/a.ts"
    assert resolved(TS, "me/a", f"{LIB}/a.ts", package={"name": "you", "exports": {"./a": "./lib/a.ts"}}) is None


def test_a_file_that_appears_is_found() -> None:
    disk = MemoryDisk({TS: ""})
    sources = Sources(disk, is_amplify_package)
    assert sources.resolve(TS, "./auth/resource") is None
    assert sources.names_in("/app/amplify") == ("backend.ts",)
    disk.write("/app/amplify/auth/resource.ts", "")
    assert "/app/amplify" in sources.changed_on_disk()
    sources.reload("/app/amplify/auth/resource.ts")
    assert sources.resolve(TS, "./auth/resource") == "/app/amplify/auth/resource.ts"
    assert sources.names_in("/app/amplify") == ("auth", "backend.ts")


@pytest.mark.parametrize("specifier", ["@aws-amplify/backend", "@aws-amplify/data-schema"])
def test_the_packages_come_before_the_paths_of_a_tsconfig(specifier: str) -> None:
    paths = {"compilerOptions": {"paths": {"*": ["./amplify/lib/*"]}}}
    assert resolved(TS, "tools", f"{LIB}/tools.ts", tsconfig=paths) == f"{LIB}/tools.ts"
    assert resolved(TS, specifier, f"{LIB}/{specifier}.ts", tsconfig=paths) is None
