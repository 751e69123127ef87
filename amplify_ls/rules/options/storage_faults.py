"""Which storage rule reports a problem in the options of `defineStorage`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.types import Either, Made
from amplify_ls.model.fit.chains import Standing
from amplify_ls.model.fit.mismatch import Misfit
from amplify_ls.model.fit.problems import Fault
from amplify_ls.model.resources.storage import ALLOW
from amplify_ls.rules.options.option_faults import EXTRA_ARGUMENT, Claim, Refusal
from amplify_ls.rules.options.resource_faults import Family
from amplify_ls.values.values import Array, Nothing, Text

if TYPE_CHECKING:
    from amplify_ls.catalog.types import Type
    from amplify_ls.model.fit.problems import Problem

_KEYS = (Fault.UNKNOWN_KEY, Fault.OTHER_CASE, Fault.BAD_KEY)
_VALUES = (Fault.WRONG_VALUE,)
_TYPES = (Fault.WRONG_TYPE,)
_MISSING = (Fault.MISSING_KEY,)
_RULE = "access.().*.[]"


def _is_of_allow(problem: Problem) -> bool:
    """Whether the strategy is wrong, rather than what is called on it."""
    return problem.step is not None and problem.step.receiver == ALLOW


def _takes_function(kind: Type | None) -> bool:
    if isinstance(kind, Either):
        return any(_takes_function(each) for each in kind.types)
    return isinstance(kind, Made) and "resource:function" in kind.receivers


def _is_no_access(problem: Problem) -> bool:
    """Whether the packages find no paths in a value, or none that they can read."""
    value = problem.value
    if problem.misfit is Misfit.PROMISE:
        return False
    if problem.path == ("access",):
        return not isinstance(value, Nothing) or problem.misfit is Misfit.NO_RESULT
    return isinstance(value, (Nothing, Text)) or (isinstance(value, Array) and bool(value.items))


CLAIMS = (
    Claim(EXTRA_ARGUMENT, (Fault.EXTRA_ARGUMENT,), "**"),
    Claim("storage/invalid-name", _VALUES, "name"),
    Claim("storage/unknown-trigger", _KEYS, "triggers.*"),
    Claim("storage/not-a-function-resource", _TYPES, "**", lambda problem: _takes_function(problem.expected)),
    Claim("storage/not-a-function-resource", _MISSING, f"{_RULE}.resource"),
    # access
    Claim("storage/invalid-access", _TYPES, "access"),
    Claim("storage/invalid-access", _TYPES, "access.()"),
    Claim("storage/rules-not-in-list", _TYPES, "access.().*"),
    Claim("storage/unknown-strategy", (Fault.BAD_LINK,), "**", _is_of_allow),
    Claim("storage/invalid-access-rule", (Fault.BAD_LINK, Fault.MISSING_LINK), "**"),
    Claim("storage/wrong-entity", _MISSING + _VALUES + _TYPES, f"{_RULE}.entity"),
    Claim("storage/repeated-grantee", _VALUES, f"{_RULE}.groups.[]", lambda problem: problem.misfit is Misfit.REPEATED),
    Claim("storage/wrong-group-argument", _MISSING + _VALUES + _TYPES, f"{_RULE}.groups.**"),
    Claim("storage/unknown-action", _VALUES + _TYPES, f"{_RULE}.to.[]"),
    Claim("storage/actions-not-in-list", _MISSING + _TYPES, f"{_RULE}.to"),
    # everything else, by the kind of fault
    Claim("storage/misplaced-option", (Fault.MISPLACED_KEY,), "**"),
    Claim("storage/unknown-option", _KEYS, "**"),
    Claim("storage/missing-option", (Fault.MISSING_KEY, Fault.TOGETHER, Fault.EXCLUSIVE), "**"),
    Claim("storage/wrong-option-type", _TYPES + _VALUES, "**"),
)


REFUSED_LATER = (
    Refusal(_MISSING, ""),
    Refusal(_MISSING, f"{_RULE}.to|groups|resource"),
    Refusal(_VALUES, "name"),
    Refusal(_VALUES, f"{_RULE}.to.[]"),
    Refusal(_VALUES, f"{_RULE}.groups.[]", lambda problem: problem.misfit is Misfit.REPEATED),
    Refusal(_TYPES, "name"),
    Refusal(_TYPES, "triggers.*"),
    Refusal(_TYPES, "access", _is_no_access),
    Refusal(_TYPES, "access.()", _is_no_access),
    Refusal(_TYPES, "access.().*"),
    Refusal(_TYPES, _RULE),
    Refusal(_TYPES, f"{_RULE}.to|groups|resource"),
    Refusal(_TYPES, f"{_RULE}.to.[]"),
    Refusal((Fault.BAD_LINK, Fault.MISSING_LINK), "**"),
)
"""Measured with each of them cast to `any`; everything else is silently ignored."""


STORAGE_FAULTS = Family(CLAIMS, REFUSED_LATER)
faults = STORAGE_FAULTS.faults
storage_finding = STORAGE_FAULTS.finding


def is_step_behind(problem: Problem) -> bool:
    """Whether a problem is about the brackets of ``.to['read']``, which is reported at the method that is not called."""
    return problem.step is not None and problem.step.standing is Standing.SUBSCRIPT
