"""Which functions of a project are surely made: those that the backend is given, and those that its resources use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.backend import STACKS

if TYPE_CHECKING:
    from amplify_ls.model.functions import BackendFunction


def is_made(function: BackendFunction) -> bool:
    """Whether a function is surely part of the backend. What is defined and used by nothing is never made."""
    project = function.project
    calls = project.resources.values()
    if any(call.name_span == function.name_span for call in calls):
        return True
    stacks = {STACKS.get(call.name) for call in calls}
    return any(usage.function == function.name_span and usage.user in stacks for usage in project.function_usages)
