"""What is on the way from start to the first diagnostics: the catalog, and nothing that few need."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

MOST_CALLS = 40_000
"""Calls of functions while the catalog is imported, three times what it takes: a class that is generated at import, such as
a dataclass, or a table that is computed exceeds it."""

IMPORT = """
import functools, json, re, sys, typing, amplify_ls
known, calls = set(sys.modules), 0
def count(frame, event, argument):
    global calls
    calls += event in ("call", "c_call")
sys.setprofile(count)
import {module}
sys.setprofile(None)
print(json.dumps([sorted(set(sys.modules) - known), calls]))
"""


def cost_of(module: str) -> tuple[list[str], int]:
    """Return the modules that the import of a module loads, and how many calls it makes."""
    run = subprocess.run([sys.executable, "-c", IMPORT.format(module=module)], capture_output=True, text=True, check=True)
    modules, calls = json.loads(run.stdout)
    return modules, calls


def test_the_catalog_imports_nothing_else_and_computes_little() -> None:
    modules, calls = cost_of("amplify_ls.catalog.lookup")
    ours = [name for name in modules if name.startswith("amplify_ls.catalog")]
    assert "amplify_ls.catalog.lookup" in ours
    assert set(modules) - set(ours) <= {"__future__", "importlib", "importlib._bootstrap", "importlib._bootstrap_external"}
    assert calls < MOST_CALLS


@pytest.mark.parametrize(
    "module", ["amplify_ls.cli.check", "amplify_ls.cli.main", "amplify_ls.engine", "amplify_ls.server.main"]
)
def test_what_few_projects_need_waits_until_it_is_needed(module: str) -> None:
    modules, _ = cost_of(module)
    assert module in modules
    assert {"jsonschema", "pathspec", "zoneinfo", "websockets"}.isdisjoint(modules)
