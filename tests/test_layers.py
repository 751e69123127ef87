"""Layers import in one direction only, and heavy or outside packages stay where they belong."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "amplify_ls"

# A layer may import itself and the layers before it. Layers on one line do not know each other.
ORDER = (
    ("text", "incremental"),
    ("syntax",),
    ("values",),
    ("catalog",),
    ("model",),
    ("fit",),
    ("names", "access"),
    ("gen1", "budget"),
    ("plan",),
    ("edits",),
    ("rules", "ide", "conversion"),
    ("engine",),
    ("report",),
    ("server", "cli"),
)
RANK = {layer: rank for rank, row in enumerate(ORDER) for layer in row}

# The command line hands over to the server when it is asked for one; inside of a function, so that `check` stays light.
LAZY_IMPORTS = {("cli", "server")}

ONLY_IN = {
    "tree_sitter": "syntax",
    "tree_sitter_typescript": "syntax",
    "pygls": "server",
    "lsprotocol": "server",
    "graphql": "gen1",
}

MODULES = sorted(PACKAGE.rglob("*.py"))


def layer_of(module: Path) -> str:
    parts = module.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else ""


def imports_of(layer: str, source: str) -> list[tuple[str, bool]]:
    """Return (dotted name, whether the import stands at the top level of the module) of each import."""
    above = ["", f"amplify_ls.{layer}.", "amplify_ls."]
    tree = ast.parse(source)
    in_functions = {
        id(inner)
        for outer in ast.walk(tree)
        if isinstance(outer, (ast.FunctionDef, ast.AsyncFunctionDef))
        for inner in ast.walk(outer)
    }
    found: list[tuple[str, bool]] = []
    for node in ast.walk(tree):
        is_top = id(node) not in in_functions
        if isinstance(node, ast.Import):
            found += [(alias.name, is_top) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            start = above[node.level] + (f"{node.module}." if node.module else "")
            # `from amplify_ls import model` names the layer in its second half.
            found += [(start + alias.name, is_top) for alias in node.names]
    return found


def violations(layer: str, source: str) -> list[str]:
    found: list[str] = []
    for name, is_top in imports_of(layer, source):
        parts = name.split(".")
        if parts[0] in ONLY_IN and ONLY_IN[parts[0]] != layer:
            found.append(f"only {ONLY_IN[parts[0]]} may import {parts[0]}")
        if parts[0] != "amplify_ls" or layer not in RANK or len(parts) < 2 or parts[1] not in RANK:
            continue
        other = parts[1]
        is_lazy = not is_top and (layer, other) in LAZY_IMPORTS
        if other != layer and RANK[other] >= RANK[layer] and not is_lazy:
            found.append(f"{layer} may not import {other} ({name})")
    return found


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(PACKAGE)))
def test_imports_go_up_the_list_only(module: Path) -> None:
    assert violations(layer_of(module), module.read_text(encoding="utf-8")) == []


def test_every_folder_is_a_layer() -> None:
    folders = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert folders <= set(RANK), f"not in the order of layers: {sorted(folders - set(RANK))}"


@pytest.mark.parametrize(
    ("layer", "source"),
    [
        ("text", "from amplify_ls.syntax.tree import SyntaxTree"),
        ("text", "from amplify_ls import syntax"),
        ("text", "from ..syntax.tree import SyntaxTree"),
        ("model", "from amplify_ls.fit.problems import Problem"),
        ("rules", "def f():\n    import amplify_ls.engine"),
        ("rules", "from amplify_ls.ide.hovers.hover import hover"),
        ("cli", "import pygls"),
        ("cli", "from amplify_ls.server.main import serve"),
        ("values", "from tree_sitter import Node"),
    ],
)
def test_what_is_forbidden_is_noticed(layer: str, source: str) -> None:
    assert violations(layer, source)


def test_the_lazy_import_is_allowed() -> None:
    assert violations("cli", "def serve():\n    from amplify_ls.server.main import serve") == []


@pytest.mark.parametrize("arguments", [["check", "fixtures"], ["--version"], ["rules"]])
def test_the_command_line_loads_no_protocol_packages(arguments: list[str]) -> None:
    script = (
        "import sys\n"
        "from amplify_ls.cli.main import main\n"
        "try:\n"
        "    main(sys.argv[1:])\n"
        "except SystemExit:\n"
        "    pass\n"
        "heavy = {'pygls', 'lsprotocol', 'attrs', 'attr', 'cattrs', 'asyncio'} & set(sys.modules)\n"
        "print(sorted(heavy), file=sys.stderr)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        capture_output=True,
        text=True,
        cwd=PACKAGE.parent,
        timeout=120,
        check=False,
    )
    assert run.stderr.splitlines()[-1] == "[]", run.stderr


def test_patterns_over_source_text_are_in_the_syntax_layer_only() -> None:
    # What code says is a fact of `syntax`, which tells code from comments and strings. Credentials may be in any text, and
    # lock files are no code.
    layers = ("values", "catalog", "model", "rules", "engine")
    found = {
        module.relative_to(PACKAGE).as_posix()
        for module in MODULES
        if layer_of(module) in layers and "re" in {name for name, _ in imports_of(layer_of(module), module.read_text())}
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, bytes) and "\\" in repr(node.value)
    }
    assert found == {"model/files/credentials.py", "model/files/versions.py"}
