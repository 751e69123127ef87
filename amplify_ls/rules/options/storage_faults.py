"""What the storage rules about options have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.model.types.chains import Standing
from amplify_ls.rules.options.resource_faults import Family
from amplify_ls.rules.rule import Subject

if TYPE_CHECKING:
    from amplify_ls.fit.problems import ChainProblem
    from amplify_ls.model.resources.storage import Storage

STORAGE_FAULTS: Family[Storage] = Family(Subject.STORAGE)
claimed = STORAGE_FAULTS.claimed
storage_finding = STORAGE_FAULTS.finding

RULE_OF_PATH = "access.().*.[]"
"""The access rules of a path."""


def is_step_behind(problem: ChainProblem) -> bool:
    """Whether a problem is about the brackets of ``.to['read']``, which is reported at the method that is not called."""
    return problem.step.standing is Standing.SUBSCRIPT
