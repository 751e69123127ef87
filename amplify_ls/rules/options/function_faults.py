"""What the function rules about options have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.rules.options.resource_faults import Family
from amplify_ls.rules.rule import Subject

if TYPE_CHECKING:
    from amplify_ls.model.resources.functions import BackendFunction

FUNCTION_FAULTS: Family[BackendFunction] = Family(Subject.FUNCTION)
claimed = FUNCTION_FAULTS.claimed
function_finding = FUNCTION_FAULTS.finding
