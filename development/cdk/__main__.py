"""`python -m development.cdk NPM_FOLDER`: update `amplify_ls/catalog/cdk_types/`."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from amplify_ls.catalog.cdk_types import TYPED_MODULES, file_name
from development.node import NodeError, require_packages, run_script

SCRIPT = Path(__file__).with_name("types.mjs")
TARGET = Path(__file__).parents[2] / "amplify_ls" / "catalog" / "cdk_types"


def main(arguments: list[str] | None = None) -> int:
    """Ask the TypeScript compiler, and write one file for each module."""
    parser = argparse.ArgumentParser(prog="python -m development.cdk", description=__doc__)
    parser.add_argument(
        "npm_folder", type=Path, help="a folder whose node_modules contains @aws-amplify/backend, aws-cdk-lib and typescript"
    )
    options = parser.parse_args(arguments)
    try:
        require_packages(options.npm_folder, ("@aws-amplify/backend", "aws-cdk-lib", "typescript"))
        for reply in run_script(SCRIPT, options.npm_folder, [{"module": module} for module in TYPED_MODULES]):
            (TARGET / file_name(reply["module"])).write_text(as_text(reply["names"]), encoding="utf-8")
    except NodeError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def as_text(names: dict[str, Any]) -> str:
    """The descriptions as JSON, one name a line."""
    lines = (f"{json.dumps(name)}:{json.dumps(names[name], separators=(',', ':'))}" for name in sorted(names))
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    sys.exit(main())
