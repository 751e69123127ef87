"""`python -m development.documentation` writes all generated files; `--check` only reports whether they are up to date."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from development.documentation.files import generated_files, stale_files

ROOT = Path(__file__).parent.parent.parent


def main() -> int:
    """Write or check, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m development.documentation")
    parser.add_argument("--check", action="store_true", help="write nothing, and exit with code 1 if a file is out of date")
    options = parser.parse_args()
    files = generated_files(ROOT)
    stale = stale_files(ROOT, files)
    for path in stale:
        print(f"{'out of date' if options.check else 'wrote'} {path}")
        if options.check:
            continue
        text = files.get(path)
        if text is None:
            (ROOT / path).unlink()
        else:
            (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
            (ROOT / path).write_text(text, encoding="utf-8", newline="\n")
    return 1 if options.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
