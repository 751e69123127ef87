"""The secrets of a project: every ``secret('NAME')`` that its files say."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.model.builders import PACKAGE_PREFIX, define_call
from amplify_ls.model.resources.definitions import top_values
from amplify_ls.model.resources.inner_values import inner_values
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.resolution.module import Module

SECRET = "secret"


class SecretUse(NamedTuple):
    """One call. Two readings of the same text give equal ones."""

    name: str
    span: Span
    """The text with the name."""


def secrets_in(module: Module) -> Iterator[SecretUse]:
    """The secrets that are named at the top of a file, or in what stands there, each place once."""
    if not _imports_secret(module):
        return
    seen: set[Span] = set()
    for _, value in top_values(module):
        for inner in inner_values(value):
            call = define_call(inner)
            given = None if call is None or call.name != SECRET else call.argument(0)
            if isinstance(given, Text) and given.span.path == module.path and given.span not in seen:
                seen.add(given.span)
                yield SecretUse(given.value, given.span)


def _imports_secret(module: Module) -> bool:
    """Whether it pays to look: most files, large schemas among them, name no secret."""
    statements = {site.statement for site in module.file.header.get().sites.values() if site.is_import}
    imports = (each for chunk in statements for each in chunk.content.get().imports)
    return any(each.imported in (SECRET, "*") and each.module.startswith(PACKAGE_PREFIX) for each in imports)
