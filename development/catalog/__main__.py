"""The command: `python -m development.catalog NPM_FOLDER`. Exit code 1 when the catalog and the packages disagree."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from amplify_ls.catalog.versions import MEASURED
from development.catalog.accepted import read_accepted, sort_out
from development.catalog.asking import ask, differences
from development.catalog.report import report
from development.node import NodeError, require_packages


def main(arguments: list[str] | None = None) -> int:
    """Ask the packages, and print where they disagree with the catalog."""
    parser = argparse.ArgumentParser(prog="python -m development.catalog", description=__doc__)
    parser.add_argument("npm_folder", type=Path, help="folder with node_modules: the Amplify packages and typescript")
    parser.add_argument("--accepted", action="store_true", help="show what is known and right too")
    options = parser.parse_args(arguments)
    try:
        installed = require_packages(options.npm_folder, (*MEASURED, "typescript"))
        found = sort_out(differences(ask(options.npm_folder)), read_accepted())
    except NodeError as error:
        print(error, file=sys.stderr)
        return 2
    print(report(found, MEASURED, installed, is_long=options.accepted), end="")
    return 1 if found.unexplained or found.outdated else 0


if __name__ == "__main__":
    sys.exit(main())
