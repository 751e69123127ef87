"""One file with the code of many modules, and the module that imports from it.

The file starts with the length of the index (four bytes, little endian) and the index, a marshalled dictionary from the name of
a module to whether it is a package, where its code begins, how long it is, and the name of its source for tracebacks.
"""

from __future__ import annotations

import ast
import marshal
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from types import CodeType

LENGTH_BYTES = 4
UNKNOWN_COLUMN = -1


class BundledModule(NamedTuple):
    """A module to bundle."""

    name: str
    """Dotted."""
    source: str
    """The path of its source relative to the folder of the bundle, for `__file__` and tracebacks."""
    tree: ast.Module
    keeps_docstrings: bool
    """Whether the program reads them, as the pages of the rules."""

    @property
    def is_package(self) -> bool:
        """Whether other modules are in it."""
        return self.source.endswith("/__init__.py")


def write_bundle(target: Path, modules: Iterable[BundledModule]) -> None:
    """Write a bundle; equal modules give equal bytes."""
    index: dict[str, tuple[bool, int, int, str]] = {}
    blobs: list[bytes] = []
    end = 0
    for module in sorted(modules, key=lambda module: module.name):
        blob = marshal.dumps(compiled(module))
        index[module.name] = (module.is_package, end, len(blob), module.source)
        blobs.append(blob)
        end += len(blob)
    head = marshal.dumps(index)
    target.write_bytes(len(head).to_bytes(LENGTH_BYTES, "little") + head + b"".join(blobs))


def compiled(module: BundledModule) -> CodeType:
    """The code of a module, with its own lines, and without docstrings that nobody reads.

    Tracebacks name lines, and cannot show them. So columns are left out, which are a twelfth of the code.
    """
    level = 0 if module.keeps_docstrings else 2
    code: CodeType = compile(without_columns(module.tree), module.source, "exec", dont_inherit=True, optimize=level)
    return code


def without_columns(tree: ast.Module) -> ast.Module:
    """A tree of which only the lines are known."""
    for node in ast.walk(tree):
        if hasattr(node, "lineno"):
            node.col_offset = node.end_col_offset = UNKNOWN_COLUMN
            node.end_lineno = node.lineno
    return tree
