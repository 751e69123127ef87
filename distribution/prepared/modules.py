"""Prepare modules: their classes and patterns, and the imports that these no longer need."""

from __future__ import annotations

import ast
import importlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import amplify_ls
from amplify_ls.rules.rule_index import entries
from distribution.prepared.classes import CannotPrepareError, prepare_dataclass, prepare_named_tuple, written_at

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(amplify_ls.__file__).parent
RUNTIME = "prepared"
"""The module of the package that prepared modules import."""
INDEX = "amplify_ls.rules.rule_index"
_NAMES = {
    "_new": "tuple.__new__",
    "_NOTHING": f"{RUNTIME}.NOTHING",
    "_assign": f"{RUNTIME}.assign",
    "_Fields": f"{RUNTIME}.Fields",
    "_FrozenInstanceError": f"{RUNTIME}.FrozenInstanceError",
    "_Record": f"{RUNTIME}.Record",
    "_getter": f"{RUNTIME}.getter",
    "_Pattern": f"{RUNTIME}.Pattern",
}
_TRIMMED = {"dataclasses", "typing", "amplify_ls.incremental.facts"}
"""Modules whose unused imports are removed."""
_UNPREPARED = {"amplify_ls.incremental.facts", "amplify_ls.__main__"}


@dataclass
class Prepared:
    """What was done, for the log of the build."""

    dataclasses: int = 0
    named_tuples: int = 0
    patterns: int = 0
    left: list[str] = field(default_factory=list)
    """Classes that were left as they are, with the reasons."""


def prepare_module(source: str, module: str, done: Prepared) -> ast.Module:
    """The tree of a module with its classes and patterns prepared. What is left has its lines of the source."""
    tree = ast.parse(source)
    if module in _UNPREPARED:
        return tree
    for node in ast.walk(tree):
        _prepare(node, module, done)
    if module == INDEX:
        _write_index(tree)
    _trim_imports(tree)
    _add_imports(tree)
    return tree


def _prepare(node: ast.AST, module: str, done: Prepared) -> None:
    if isinstance(node, ast.Module):
        for call in _patterns(node):
            call.func = ast.copy_location(ast.Name("_Pattern", ast.Load()), call)
            done.patterns += 1
    if not isinstance(node, ast.ClassDef):
        return
    try:
        if prepare_dataclass(node, importlib.import_module(module)):
            done.dataclasses += 1
        elif prepare_named_tuple(node):
            done.named_tuples += 1
    except CannotPrepareError as error:
        done.left.append(f"{module}.{node.name} {error}")


def _patterns(tree: ast.Module) -> Iterator[ast.Call]:
    """The regular expressions that are named at the top of a module."""
    for item in tree.body:
        value = item.value if isinstance(item, (ast.Assign, ast.AnnAssign)) else None
        if isinstance(value, ast.Call) and ast.unparse(value.func) == "re.compile" and not value.keywords:
            yield value


def _trim_imports(tree: ast.Module) -> None:
    """Remove imports of names that the module no longer uses, and take `replace` from the runtime."""
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    kept: list[ast.stmt] = []
    for item in tree.body:
        if isinstance(item, ast.ImportFrom) and item.module in _TRIMMED:
            item.names = [alias for alias in item.names if (alias.asname or alias.name) in used]
            if not item.names:
                continue
            if item.module == "dataclasses":
                kept.extend(_from_runtime(item))
                continue
        if isinstance(item, ast.Import) and item.names[0].name == "re" and "re" not in used:
            continue
        kept.append(item)
    tree.body = kept


def _from_runtime(item: ast.ImportFrom) -> Iterator[ast.stmt]:
    """An import from `dataclasses` that takes `replace` from the runtime."""
    own = [alias for alias in item.names if alias.name == "replace"]
    others = [alias for alias in item.names if alias.name != "replace"]
    if own:
        yield ast.copy_location(ast.ImportFrom(f"amplify_ls.{RUNTIME}", own, 0), item)
    if others:
        yield ast.copy_location(ast.ImportFrom("dataclasses", others, 0), item)


def _add_imports(tree: ast.Module) -> None:
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)} & set(_NAMES)
    lines = [f"from amplify_ls import {RUNTIME}"] if used - {"_new"} else []
    lines += [f"{name} = {_NAMES[name]}" for name in sorted(used)]
    at = next((index for index, item in enumerate(tree.body) if not _comes_first(item)), len(tree.body))
    tree.body[at:at] = written_at(None, lines)


def _comes_first(item: ast.stmt) -> bool:
    is_text = isinstance(item, ast.Expr) and isinstance(item.value, ast.Constant)
    return is_text or (isinstance(item, ast.ImportFrom) and item.module == "__future__")


def _write_index(tree: ast.Module) -> None:
    """Replace the functions that look for the rules by two that return them."""
    rows = "".join(f"IndexEntry{tuple(entry)!r}, " for entry in entries())
    written = [
        f"_ENTRIES = ({rows})",
        "def entries():",
        "    return _ENTRIES",
        "def entries_about(subject):",
        "    return tuple(entry for entry in _ENTRIES if entry.subject == subject)",
    ]
    functions = [item for item in tree.body if isinstance(item, ast.FunctionDef)]
    tree.body = [*(item for item in tree.body if item not in functions), *written_at(functions[0], written)]
