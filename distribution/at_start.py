"""Prints the modules of the standard library that a check and a server import at start. Run in a process of its own."""

from __future__ import annotations

import contextlib
import io
import sys
import tempfile
from pathlib import Path

from amplify_ls.cli.main import main

_SCHEMA = """\
import { a, defineData } from '@aws-amplify/backend';
export const data = defineData({ schema: a.schema({ Post: a.model({ title: a.string() }) }) });
"""


def report() -> None:
    """Check a project, import the server, and print what has been imported."""
    before = set(sys.modules)
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
        data = Path(folder, "amplify", "data", "resource.ts")
        data.parent.mkdir(parents=True)
        data.write_text(_SCHEMA, "utf-8")
        main(["check", "--exit-zero", folder])
    import amplify_ls.server.app
    import amplify_ls.server.transport
    import amplify_ls.server.warm_up  # noqa: F401

    # Some of what this script imports is imported by Python's start as well.
    print("\n".join(sorted(name for name in sys.modules if name not in before or _is_library(name))))


def _is_library(name: str) -> bool:
    return str(getattr(sys.modules[name], "__file__", "") or "").startswith(sys.base_prefix)


if __name__ == "__main__":
    report()
