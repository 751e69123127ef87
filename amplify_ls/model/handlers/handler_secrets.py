"""Calls of ``secret()`` in the code of functions."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog.language.modules import BACKEND_MODULE
from amplify_ls.model.resources.secrets import SECRET
from amplify_ls.syntax.expressions import Call, StringLiteral
from amplify_ls.syntax.outline import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.files.import_uses import ImportUse, UsedName
    from amplify_ls.model.resources.functions import BackendFunction


class HandlerSecret(NamedTuple):
    """One call."""

    path: str
    use: ImportUse
    name: str
    """The secret; empty where it cannot be seen."""
    callee: Span
    call: Span
    is_only: bool
    """Whether the import serves this call alone."""


def handler_secrets(function: BackendFunction) -> Iterator[HandlerSecret]:
    """The calls in the files that belong to the code of a function alone."""
    handlers = function.project.handlers
    files = handlers.files_of(function)
    imports = (each for path in files for each in function.project.file_facts.imports(path).packages)
    # Most functions end here.
    if not any(each.module == BACKEND_MODULE and each.name == SECRET for each in imports):
        return
    of_backend = handlers.backend_files
    for path in files:
        for use in handlers.import_uses(path) if path not in of_backend else ():
            for name in use.names if use.module == BACKEND_MODULE else ():
                if name.imported == SECRET:
                    yield from _calls(path, use, name)


def is_for_secrets_alone(use: ImportUse) -> bool:
    """Whether an import serves calls of ``secret()`` in the code of a function and nothing else."""
    return (
        use.module == BACKEND_MODULE
        and bool(use.names)
        and all(name.imported == SECRET and all(isinstance(read.call, Call) for read in name.reads) for name in use.names)
    )


def _calls(path: str, use: ImportUse, name: UsedName) -> Iterator[HandlerSecret]:
    for read in name.reads:
        if isinstance(read.call, Call) and read.member is None:
            first = read.call.arguments[0] if read.call.arguments else None
            text = first.value if isinstance(first, StringLiteral) else ""
            whole = Span(read.span.anchor, read.call.start, read.call.end)
            is_only = not use.others and len(use.names) == 1 and len(name.reads) == 1
            yield HandlerSecret(path, use, text, read.span, whole, is_only)
