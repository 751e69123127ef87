"""All refactorings, in the order in which an editor lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.ide.refactorings import (
    add_index,
    composite_identifier,
    create_file,
    create_function,
    extract_type,
    field_rules,
    group_rules,
    inline_type,
    join_model,
    move_model,
    one_to_many,
    own_rules,
    required_relationship,
    rule_operations,
    secret,
    sort_models,
)
from amplify_ls.ide.refactorings.site import Site

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

    from amplify_ls.ide.refactorings.refactoring import Offer, Refactoring
    from amplify_ls.model.project import Project

MODULES: tuple[ModuleType, ...] = (
    create_function,
    create_file,
    extract_type,
    inline_type,
    add_index,
    composite_identifier,
    required_relationship,
    one_to_many,
    join_model,
    own_rules,
    field_rules,
    group_rules,
    rule_operations,
    secret,
    move_model,
    sort_models,
)
"""The docstring of each module is the documentation of its refactoring."""

REFACTORINGS: tuple[Refactoring, ...] = tuple(module.REFACTORING for module in MODULES)


def offers(project: Project, path: str, start: int, end: int) -> Sequence[Offer]:
    """What is possible for a selection in a file. Code with syntax errors is not refactored."""
    module = project.sources.peek(path)
    if module is None or module.file.tree.has_error:
        return []
    site = Site(project, path, start, end)
    return [offer for refactoring in REFACTORINGS for offer in refactoring.offers(site)]
