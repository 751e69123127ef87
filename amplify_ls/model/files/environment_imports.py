"""The imports of ``$amplify/env/NAME`` in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog.resources.variables import GENERATED_ENDING, function_of_module
from amplify_ls.model.files.module_requests import request_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.resolution.module import Module


class EnvironmentImport(NamedTuple):
    """One import. Two readings of the same text give equal ones."""

    name: str
    """The function that is meant."""
    ending: str
    """What follows its name in the module: nothing, or the extension of a file."""
    span: Span
    """The module as it is written, with its quotes."""
    is_type: bool
    """Whether types alone are taken, so that it does not run."""
    is_found: bool
    """Whether a file stands there: one that was generated before, or the author's own."""


def environment_imports(module: Module) -> Iterator[EnvironmentImport]:
    """The imports of generated variables in a file."""
    for chunk in module.file.header.get().statements:
        content = chunk.content.get()
        specifier = content.import_module or ""
        name = function_of_module(specifier)
        if not name or "/" in name:
            continue
        is_type = bool(content.imports) and all(each.is_type for each in content.imports)
        is_found = module.sources.resolve(module.path, specifier) is not None
        placed = request_of(chunk)
        if placed is not None:
            ending = GENERATED_ENDING if specifier.endswith(GENERATED_ENDING) else ""
            yield EnvironmentImport(name, ending, placed.quoted, is_type, is_found)
