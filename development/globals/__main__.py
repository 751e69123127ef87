"""`python -m development.globals NPM_FOLDER`: update the tables of global names in `amplify_ls/catalog/language`.

They are `global_values.py` and `global_types.py`.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import textwrap
from pathlib import Path

from development.node import NodeError, require_packages

SCRIPT = Path(__file__).with_name("names.mjs")
FOLDER = Path(__file__).parents[2] / "amplify_ls" / "catalog" / "language"

NEWER = """
    CloseEvent CustomEvent DisposableStack AsyncDisposableStack ErrorEvent EventSource Float16Array Iterator
    Navigator QuotaExceededError Storage SuppressedError Temporal URLPattern WebSocket localStorage navigator sessionStorage
"""
"""What later versions of Node.js have."""
LEXICAL = "arguments exports module require undefined __dirname __filename"

WORDS = "bigint const intrinsic object"
"""Words of the language that the grammar reads as names of types."""

HEADER = '''"""The {} that are known everywhere. Written by `python -m development.globals`."""

from __future__ import annotations
'''


def main(arguments: list[str] | None = None) -> int:
    """Ask the TypeScript compiler, and write the table."""
    parser = argparse.ArgumentParser(prog="python -m development.globals", description=__doc__)
    parser.add_argument("npm_folder", type=Path, help="a folder whose node_modules contains typescript and @types/node")
    options = parser.parse_args(arguments)
    try:
        require_packages(options.npm_folder, ("typescript", "@types/node"))
    except NodeError as error:
        print(error, file=sys.stderr)
        return 2
    answer = subprocess.run(["node", SCRIPT, options.npm_folder], check=True, capture_output=True, text=True)
    names: dict[str, list[str]] = json.loads(answer.stdout)
    values = {*names["values"], *NEWER.split(), *LEXICAL.split()}
    tables = [
        _table("NODE_VALUES", values, "Values that Node.js has."),
        _table(
            "BROWSER_VALUES", set(names["browser"]) - values, "Values that the type check knows, and that only a browser has."
        ),
    ]
    (FOLDER / "global_values.py").write_text("\n".join([HEADER.format("values"), *tables]))
    types = _table("TYPES", {*names["types"], *WORDS.split()} - values, "Types and namespaces that are no values.")
    (FOLDER / "global_types.py").write_text("\n".join([HEADER.format("types and namespaces"), types]))
    return 0


def _table(name: str, names: set[str], meaning: str) -> str:
    text = textwrap.fill(" ".join(sorted(names)), width=120, initial_indent="    ", subsequent_indent="    ")
    return f'_{name} = """\n{text}\n"""\n{name} = frozenset(_{name}.split())\n"""{meaning}"""\n'


if __name__ == "__main__":
    sys.exit(main())
