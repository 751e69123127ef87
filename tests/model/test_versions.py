"""Which version of a package a project uses."""

from __future__ import annotations

import json

import pytest

from amplify_ls.model.files.versions import exact_version, package_version

PACKAGE = "aws-cdk-lib"
RANGE = json.dumps({"devDependencies": {PACKAGE: "^2.189.1"}})
LOCKS = {
    "package-lock.json": """{
  "packages": {
    "": { "devDependencies": { "aws-cdk-lib": "^2.189.1" } },
    "node_modules/aws-cdk-lib": {
      "version": "2.200.1",
      "dependencies": { "semver": "^7.7.1" }
    },
    "node_modules/aws-cdk-lib/node_modules/semver": {
      "version": "7.7.1"
    }
  }
}
""",
    "yarn.lock": """semver@^7.0.0:
  version "7.7.1"

aws-cdk-lib@^2.189.1:
  version "2.200.1"
  resolved "aws-cdk-lib-2.200.1.tgz"
""",
    "pnpm-lock.yaml": """packages:

  aws-cdk-lib@2.200.1:
    resolution: {integrity: sha512}

snapshots:

  aws-cdk-lib@2.200.1(constructs@10.4.2): {}
""",
    "bun.lock": """{
  "packages": {
    "aws-cdk-lib": ["aws-cdk-lib@2.200.1", "", {}, "sha512"],
  }
}
""",
}


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_pins_a_range(name: str) -> None:
    files = {"/app/package.json": RANGE, f"/app/{name}": LOCKS[name]}
    assert _versions(files) == ((2, 200, 1), (2, 200, 1))


def test_modern_lock_files_of_yarn() -> None:
    lock = '"aws-cdk-lib@npm:^2.189.1":\n  version: 2.200.1\n  resolution: "aws-cdk-lib@npm:2.200.1"\n'
    assert _versions({"/app/package.json": RANGE, "/app/yarn.lock": lock}) == ((2, 200, 1), (2, 200, 1))


def test_a_range_alone_pins_nothing() -> None:
    assert _versions({"/app/package.json": RANGE}) == (None, (2, 189, 1))


def test_the_lock_file_of_a_workspace_is_above() -> None:
    files = {"/app/package-lock.json": LOCKS["package-lock.json"], "/app/packages/web/package.json": "{}"}
    assert _versions(files, "/app/packages/web/amplify")[0] == (2, 200, 1)


def test_installed_packages_come_first() -> None:
    installed = {f"/app/node_modules/{PACKAGE}/package.json": json.dumps({"version": "2.201.0"})}
    files = {"/app/package-lock.json": LOCKS["package-lock.json"], **installed}
    assert _versions(files)[0] == (2, 201, 0)


def test_of_several_versions_the_newest_counts() -> None:
    older = LOCKS["package-lock.json"].replace("2.200.1", "2.100.0").replace("node_modules/aws", "x/node_modules/aws")
    assert _versions({"/app/package-lock.json": older + LOCKS["package-lock.json"]})[0] == (2, 200, 1)


def _versions(files: dict[str, str], folder: str = "/app/amplify") -> tuple[tuple[int, ...] | None, tuple[int, ...] | None]:
    def read(path: str) -> bytes | None:
        return files[path].encode() if path in files else None

    return exact_version(folder, PACKAGE, read), package_version(folder, PACKAGE, read)
