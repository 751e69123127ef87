"""Environment variables of functions: valid names, and the variables that a call in `backend.ts` adds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.backend import Backend, BackendUse

_METHODS = (("addEnvironment",), ("resources", "lambda", "addEnvironment"))


def invalid_name(name: str) -> str:
    """The message about the invalid name of a variable."""
    if not name:
        return "The name of an environment variable is empty."
    if len(name) == 1 and name.isalpha():
        return f"Expected at least 2 characters for the name of the environment variable `{name}`, found 1."
    if re.fullmatch(r"[0-9_]\w*", name, re.ASCII):
        return f"The name `{name}` of an environment variable does not start with a letter."
    return f"The name `{name}` of an environment variable contains characters other than letters, digits and underscores."


def valid_name(name: str) -> str:
    """The valid name that is closest; empty if no character of the name can be kept."""
    better = re.sub(r"[^A-Za-z0-9_]+", "_", name).strip("_")
    return f"ENV_{better}" if better and (len(better) == 1 or not better[0].isalpha()) else better


def added_variables(backend: Backend) -> Iterator[tuple[BackendUse, Text]]:
    """The names of variables that the file of the backend adds to functions, each with its call."""
    for use in backend.uses:
        call = backend.resources.get(use.names[0])
        arguments = use.links[-1].arguments
        if call is None or call.name != "defineFunction" or use.names[1:] not in _METHODS or arguments is None:
            continue
        name = arguments[0]
        if isinstance(name, Text):
            yield use, name
