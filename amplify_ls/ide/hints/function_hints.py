"""Hints on functions: the limits that apply by default."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.ide.hints.hint import Hint, HintLevel, at_start
from amplify_ls.model.resources.functions import DEFAULT_TIMEOUT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.ide.hints.hint import Region
    from amplify_ls.model.project import Project
    from amplify_ls.model.resources.functions import BackendFunction

DEFAULT_MEMORY = 512
_SHORT = {"timeoutSeconds": f"{DEFAULT_TIMEOUT} s", "memoryMB": f"{DEFAULT_MEMORY} MB"}
_DEFAULTS = {"timeoutSeconds": DEFAULT_TIMEOUT, "memoryMB": DEFAULT_MEMORY}


def function_hints(project: Project, region: Region, level: HintLevel) -> Iterator[Hint]:
    """The hints of the functions in a region."""
    for function in project.functions:
        if not function.is_provided and region.touches(function.call.chain.span):
            yield from _of_function(function, level)


def _of_function(function: BackendFunction, level: HintLevel) -> Iterator[Hint]:
    is_full = level is HintLevel.FULL
    words = [f"{name}: {value}" for name, value in _DEFAULTS.items() if is_full and function.lacks(name)]
    if not is_full:
        words = [text for name, text in _SHORT.items() if function.lacks(name)]
    if not words:
        return
    options = function.options
    place = function.call.arguments.span if options is None else options.span
    yield at_start(place, ", ".join(words), f"The defaults of a function: {', '.join(words)}.")
