"""How one file of a project imports what another one exports."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amplify_ls.model.definitions import Definition
    from amplify_ls.model.project import Project


def is_exported(project: Project, item: Definition) -> bool:
    """Whether a definition can be imported under its name."""
    module = project.sources.module(item.path)
    return module is not None and item.name in module.file.header.get().exports


def specifier(importer: str, path: str) -> str:
    """How a file imports another one of the project: relative, without the suffix."""
    stem = posixpath.relpath(path, posixpath.dirname(importer)).rpartition(".")[0]
    return stem if stem.startswith(".") else f"./{stem}"
