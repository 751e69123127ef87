"""The options of a ``tsconfig.json`` with all that it extends. The expected ones are TypeScript's."""

from __future__ import annotations

import json

import pytest

from amplify_ls.text.disk import MemoryDisk
from amplify_ls.values.resolution.tsconfig import CompilerOptions, compiler_options, may_be_off

PATH = "/app/amplify/tsconfig.json"
STRICT = {"compilerOptions": {"strict": True}}


def options_of(files: dict[str, object]) -> CompilerOptions | None:
    texts = {f"/app/{path}": text if isinstance(text, str) else json.dumps(text) for path, text in files.items()}
    return compiler_options(PATH, MemoryDisk(texts).read)


@pytest.mark.parametrize(
    ("extends", "others"),
    [
        ("../base.json", {"base.json": STRICT}),
        ("../base", {"base.json": STRICT}),
        ("..", {"tsconfig.json": STRICT}),
        ("/app/base.json", {"base.json": STRICT}),
        (["../lax.json", "../base.json"], {"base.json": STRICT, "lax.json": {"compilerOptions": {"strict": False}}}),
        ("../one.json", {"one.json": {"extends": "./two.json"}, "two.json": STRICT}),
        ("@tsconfig/strictest", {"package.json": "{}", "node_modules/@tsconfig/strictest/tsconfig.json": STRICT}),
        ("@tsconfig/node20/tsconfig.json", {"amplify/node_modules/@tsconfig/node20/tsconfig.json": STRICT}),
        ("shared/base", {"node_modules/shared/base.json": STRICT}),
        ("shared/base", {"node_modules/shared/base/tsconfig.json": STRICT}),
        (
            "shared",
            {"node_modules/shared/package.json": {"tsconfig": "conf/x.json"}, "node_modules/shared/conf/x.json": STRICT},
        ),
        (
            "shared/base",
            {
                "node_modules/shared/package.json": {"exports": {"./base": "./conf/x.json"}},
                "node_modules/shared/conf/x.json": STRICT,
            },
        ),
    ],
)
def test_strict_is_inherited(extends: object, others: dict[str, object]) -> None:
    found = options_of({"amplify/tsconfig.json": {"extends": extends}, **others})
    assert found is not None
    assert found.is_complete
    assert found.is_on("strictNullChecks") is True


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"amplify/tsconfig.json": {}}, False),
        ({"amplify/tsconfig.json": STRICT}, True),
        ({"amplify/tsconfig.json": {"compilerOptions": {"strict": True, "strictNullChecks": False}}}, False),
        (
            {"amplify/tsconfig.json": {"extends": "../b", "compilerOptions": {"strictNullChecks": False}}, "b.json": STRICT},
            False,
        ),
        ({"amplify/tsconfig.json": {"extends": "not-installed"}}, None),
        ({"amplify/tsconfig.json": {"extends": "not-installed", "compilerOptions": {"strictNullChecks": True}}}, True),
        ({"amplify/tsconfig.json": {"extends": "../folder"}, "folder/tsconfig.json": STRICT}, None),
        ({"amplify/tsconfig.json": {"extends": 5}}, None),
        ({"amplify/tsconfig.json": '{"extends": ["../b.json",], /* c */ }', "b.json": STRICT}, True),
    ],
)
def test_options_are_merged_one_by_one(files: dict[str, object], expected: object) -> None:
    found = options_of(files)
    assert found is not None
    assert found.is_on("strictNullChecks") is expected


def test_a_file_that_extends_itself_ends() -> None:
    found = options_of(
        {"amplify/tsconfig.json": {"extends": "../a.json"}, "a.json": {"extends": "./amplify/tsconfig.json", **STRICT}}
    )
    assert found is not None
    assert found.is_on("strictNullChecks") is True


def test_paths_belong_to_the_file_that_declares_them() -> None:
    base = {"compilerOptions": {"paths": {"@/*": ["./src/*"], "~/*": ["${configDir}/own/*"]}}}
    found = options_of({"amplify/tsconfig.json": {"extends": "../b.json"}, "b.json": base})
    assert found is not None
    assert found.mapping is not None
    assert list(found.mapping.candidates("@/x")) == ["/app/src/x"]
    assert list(found.mapping.candidates("~/x")) == ["/app/amplify/own/x"]


def test_paths_start_from_the_base_url_of_the_last_file() -> None:
    files = {
        "amplify/tsconfig.json": {"extends": "../b.json", "compilerOptions": {"baseUrl": "./mine"}},
        "b.json": {"compilerOptions": {"paths": {"@/*": ["./o/*"]}, "baseUrl": "${configDir}/other"}},
    }
    found = options_of(files)
    assert found is not None
    assert found.mapping is not None
    assert list(found.mapping.candidates("@/x")) == ["/app/amplify/mine/o/x", "/app/amplify/mine/@/x"]


@pytest.mark.parametrize("extends", ["../../secret.json", "/secret.json", "shared/../../../secret.json"])
def test_nothing_outside_of_the_workspace_is_read(extends: str) -> None:
    asked: list[str] = []
    disk = MemoryDisk({PATH: json.dumps({"extends": extends}), "/secret.json": json.dumps(STRICT), "/app/package.json": "{}"})

    def read(path: str) -> bytes | None:
        asked.append(path)
        return disk.read(path)

    found = compiler_options(PATH, read)
    assert found is not None
    assert found.is_on("strict") is None
    assert "/secret.json" not in asked


def test_without_a_file_the_template_counts() -> None:
    assert not may_be_off(options_of({}), "strictNullChecks")


@pytest.mark.parametrize(
    ("config", "others", "expected"),
    [
        ({}, {}, False),
        ({"compilerOptions": {"types": ["node"]}, "include": ["./**/*"]}, {}, False),
        ({"compilerOptions": {"types": ["jest"]}}, {}, True),
        ({"compilerOptions": {"typeRoots": ["./types"]}}, {}, True),
        ({"include": ["../types"]}, {}, True),
        ({"extends": "../base.json"}, {"base.json": {"compilerOptions": {"types": ["jest"]}}}, True),
        # What a file says itself replaces what it inherits.
        (
            {"extends": "../base.json", "compilerOptions": {"types": []}},
            {"base.json": {"compilerOptions": {"types": ["jest"]}}},
            False,
        ),
        ({"extends": "@acme/tsconfig"}, {}, True),
    ],
)
def test_declarations_that_a_file_brings_in(config: object, others: dict[str, object], expected: object) -> None:
    found = options_of({"amplify/tsconfig.json": config, **others})
    assert found is not None
    assert found.has_other_types is expected
