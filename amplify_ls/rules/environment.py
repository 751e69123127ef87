"""Environment variables of functions: what their names may be, and which ones a call in `backend.ts` adds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.backend import Backend, BackendUse

_METHODS = (("addEnvironment",), ("resources", "lambda", "addEnvironment"))


def invalid_name(name: str) -> str:
    """What is wrong with the name of a variable that is written as it cannot be."""
    if not name:
        return "The name of an environment variable is empty."
    if len(name) == 1 and name.isalpha():
        return f"The name `{name}` of an environment variable has one character, not two at least."
    if re.fullmatch(r"[0-9_]\w*", name, re.ASCII):
        return f"The name `{name}` of an environment variable does not begin with a letter."
    return f"The name `{name}` of an environment variable has characters that it cannot have."


def valid_name(name: str) -> str:
    """The name that may be meant; empty where nothing of it can stay."""
    better = re.sub(r"[^A-Za-z0-9_]+", "_", name).strip("_")
    return f"ENV_{better}" if better and (len(better) == 1 or not better[0].isalpha()) else better


def added_variables(backend: Backend) -> Iterator[tuple[BackendUse, Text]]:
    """The names of variables that the file of the backend adds to functions, each with the call."""
    for use in backend.uses:
        call = backend.resources.get(use.names[0])
        arguments = use.links[-1].arguments
        if call is None or call.name != "defineFunction" or use.names[1:] not in _METHODS or arguments is None:
            continue
        name = arguments[0]
        if isinstance(name, Text):
            yield use, name
