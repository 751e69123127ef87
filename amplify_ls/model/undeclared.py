"""Calls of the packages' functions in files that neither import nor declare them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog.modules import BACKEND_MODULE, MODULES
from amplify_ls.model.builders import undeclared_call
from amplify_ls.model.definitions import top_values
from amplify_ls.model.inner_values import inner_values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.module import Module

_NAMES = tuple(name for name in MODULES[BACKEND_MODULE] if name.startswith(("define", "reference")))


class UndeclaredCall(NamedTuple):
    """A function that is called and that the file does not know, and the place of its name."""

    name: str
    span: Span


def undeclared_calls(module: Module) -> Iterator[UndeclaredCall]:
    """The first such call of each function in a file."""
    header = module.file.header.get()
    for chunk in header.statements:
        # Whoever reads the text has to be asked again when it changes.
        chunk.content.get()
    missing = {name for name in _NAMES if name not in header.sites and name.encode() in module.file.data}
    if not missing or not header.is_complete:
        return
    for _, value in top_values(module):
        for inner in inner_values(value):
            name, span = undeclared_call(inner) or ("", None)
            if span is not None and name in missing and span.path == module.path:
                missing.discard(name)
                yield UndeclaredCall(name, span)
