"""JSON of other tools: ``tsconfig.json``, ``package.json``. What can be read is read right, all else says nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from amplify_ls.model.files.versions import declares_package, package_version
from amplify_ls.values.json_reader import parse_json, parse_object
from amplify_ls.values.json_text import plain, read_json
from amplify_ls.values.resolution.package_paths import Manifest, declares, package_targets
from amplify_ls.values.resolution.tsconfig import compiler_options, may_be_off
from development.fuzz.inputs import JSON, JSON_PIECES, changed_json, mutated, written
from development.fuzz.material import json_texts
from development.fuzz.property import Property

if TYPE_CHECKING:
    from collections.abc import Mapping

    from development.fuzz.inputs import Json

FOLDER = "/project/app"
_SPECIFIERS = ("x", "@/x", "#x/y", "own/x", "own", "../x", "", "*", "x" * 200)
_CONFIG_PATHS = (
    f"{FOLDER}/tsconfig.json",
    f"{FOLDER}/base.json",
    "/project/tsconfig.json",
    f"{FOLDER}/node_modules/config/package.json",
    f"{FOLDER}/node_modules/config/tsconfig.json",
    f"{FOLDER}/package.json",
)
_CONFIGS: tuple[Json, ...] = (
    {"compilerOptions": {"strict": True, "paths": {"@/*": ["./src/*", "$x"], "*": ["x"]}, "baseUrl": "."}},
    {
        "extends": ["./base", "../tsconfig.json", "config"],
        "files": ["a.ts"],
        "include": ["../b"],
        "compilerOptions": {"types": []},
    },
    {"extends": "config/tsconfig.json", "compilerOptions": {"rootDirs": ["a"], "typeRoots": ["x"], "strictNullChecks": False}},
    {"extends": "${configDir}/x", "compilerOptions": {"baseUrl": "${configDir}/src", "paths": {"a": [], "b*c": ["d*e"]}}},
    {"name": "config", "tsconfig": "base.json", "exports": {".": "./x.json", "./tsconfig.json": "./y.json"}},
)
_MANIFESTS: tuple[Json, ...] = (
    {"name": "own", "version": "1.2.3-x", "exports": {".": {"import": "./a.js", "default": ["./b.js"]}, "./*": "./c/*"}},
    {"name": "own", "exports": "./a.js", "imports": {"#x/*": "./x/*.js", "#y": [{"node": "./y.js"}]}},
    {"version": "1.99.0", "dependencies": {"@aws-amplify/backend": "^1.16.0"}, "devDependencies": {"aws-cdk-lib": "latest"}},
)


def is_read(given: tuple[Json, str]) -> None:
    """JSON is read as what it says, however it is written."""
    value, text = given
    assert parse_json(text.encode()) == value
    read = read_json(f"{FOLDER}/x.json", text.encode())
    assert not read.faults
    assert plain(read.value) == value


def is_survived(text: str) -> None:
    """Any text is read, or is not; faults are inside of it."""
    data = text.encode("utf-8", "replace")
    parse_json(data)
    assert isinstance(parse_object(data), dict)
    read = read_json(f"{FOLDER}/x.json", data)
    plain(read.value)
    for span in (read.value.span, *read.faults):
        start, end = span.resolve()
        assert 0 <= start <= end <= len(data)


def configs_are_read(given: Mapping[str, str]) -> None:
    """Whatever a project says in ``tsconfig.json``, options come out of it."""
    files = {path: text.encode("utf-8", "replace") for path, text in given.items()}
    for path in given:
        options = compiler_options(path, files.get)
        for name in ("strict", "allowJs"):
            may_be_off(options, name)
        if options is None or options.mapping is None:
            continue
        for specifier in _SPECIFIERS:
            assert all(isinstance(each, str) for each in options.mapping.candidates(specifier))
            options.mapping.matches(specifier)


def manifests_are_read(given: tuple[str, str]) -> None:
    """Whatever ``package.json`` says, it is read as far as it can be."""
    own, installed = given
    files = {
        f"{FOLDER}/package.json": own.encode("utf-8", "replace"),
        f"{FOLDER}/node_modules/@aws-amplify/backend/package.json": installed.encode("utf-8", "replace"),
    }
    for package in ("@aws-amplify/backend", "aws-cdk-lib"):
        version = package_version(FOLDER, package, files.get)
        assert version is None or all(isinstance(part, int) for part in version)
        declares_package(FOLDER, package, files.get)
    manifest = Manifest(FOLDER, parse_object(files[f"{FOLDER}/package.json"]))
    for specifier in _SPECIFIERS:
        declares(manifest, specifier)
        assert all(isinstance(each, str) for each in package_targets(manifest, specifier))


_json_texts = mutated(json_texts, JSON_PIECES)
_manifest = changed_json(_MANIFESTS).map(json.dumps) | _json_texts
PROPERTIES = (
    Property("values.is_read", written(JSON), is_read, most_calls=5_000_000),
    Property("values.is_survived", _json_texts, is_survived, most_calls=5_000_000),
    Property(
        "values.configs_are_read",
        st.dictionaries(st.sampled_from(_CONFIG_PATHS), changed_json(_CONFIGS).map(json.dumps) | _json_texts, min_size=1),
        configs_are_read,
        most_calls=5_000_000,
    ),
    Property(
        "values.manifests_are_read",
        st.tuples(_manifest, _manifest),
        manifests_are_read,
        most_calls=5_000_000,
    ),
)
