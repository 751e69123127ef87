"""Which functions of a project are surely made: those that the backend is given, and those that its resources use."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amplify_ls.model.resources.functions import BackendFunction


def is_made(function: BackendFunction) -> bool:
    """Whether a function is surely part of the backend. What is defined and used by nothing is never made."""
    return function.name_span in function.project.wiring.made_functions
