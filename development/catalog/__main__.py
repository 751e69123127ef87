"""`python -m development.catalog NPM_FOLDER`: compare the catalog with the packages. The exit code is 1 if they disagree."""

from __future__ import annotations

import argparse
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from amplify_ls.catalog.versions import MEASURED
from development.catalog.accepted import read_accepted, sort_out
from development.catalog.asking import ask, differences
from development.catalog.report import report
from development.node import NodeError, require_packages

if TYPE_CHECKING:
    from collections.abc import Iterable

ASKED = ("@aws-amplify/backend", "@aws-amplify/data-schema", "typescript")
"""Packages that the scripts name; the others are read through them, wherever npm has put them."""
NESTED = ("@aws-amplify/backend/node_modules/@aws-amplify/backend-auth", "@aws-amplify/backend", "@aws-amplify/backend-auth")
"""Folders below `node_modules` in which npm puts packages of other versions than the outer ones, the innermost first."""


def main(arguments: list[str] | None = None) -> int:
    """Ask the packages, and print where they disagree with the catalog."""
    parser = argparse.ArgumentParser(prog="python -m development.catalog", description=__doc__)
    parser.add_argument(
        "npm_folder", type=Path, help="a folder whose node_modules contains the Amplify packages and typescript"
    )
    parser.add_argument("--accepted", action="store_true", help="also show the accepted disagreements")
    options = parser.parse_args(arguments)
    try:
        installed = require_packages(options.npm_folder, ASKED) | _other_packages(options.npm_folder)
        found = sort_out(differences(ask(options.npm_folder)), read_accepted())
    except NodeError as error:
        print(error, file=sys.stderr)
        return 2
    print(report(found, MEASURED, installed, is_long=options.accepted), end="")
    return 1 if found.unexplained or found.outdated else 0


def _other_packages(npm_folder: Path) -> dict[str, str]:
    modules = npm_folder / "node_modules"
    found = (_version([*(modules / each for each in NESTED), npm_folder], package) for package in MEASURED)
    return {package: version for package, version in zip(MEASURED, found, strict=True) if version}


def _version(folders: Iterable[Path], package: str) -> str:
    for folder in folders:
        with suppress(NodeError):
            return require_packages(folder, [package])[package]
    return ""


if __name__ == "__main__":
    sys.exit(main())
