"""The backend rule that reports a problem in the argument of `defineBackend`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from amplify_ls.model.fit.problems import Fault
from amplify_ls.rules.options.option_faults import Claim, Refusal
from amplify_ls.rules.options.resource_faults import Family
from amplify_ls.values.values import Object

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.fit.problems import Problem
    from amplify_ls.model.resources.backend import Backend

CLAIMS = (
    Claim("backend/reserved-key", (Fault.BAD_KEY,), "*"),
    Claim("backend/missing-resources", (Fault.MISSING_KEY,), ""),
    Claim("backend/no-resources", (Fault.WRONG_VALUE,), ""),
    Claim("backend/not-a-resource", (Fault.WRONG_TYPE,), "**"),
)

REFUSED_LATER = (
    Refusal((Fault.MISSING_KEY,), ""),
    Refusal((Fault.WRONG_TYPE,), "*"),
)
"""Measured with each value cast to `any`; an array of resources is read like an object with indexes as names."""

BACKEND_FAULTS = Family(CLAIMS, REFUSED_LATER)


def faults(backend: Backend, code: str) -> Iterator[Problem]:
    """The problems of one rule, without those of custom resource factories."""
    for problem in BACKEND_FAULTS.faults(backend, code):
        value = problem.value
        is_own_factory = problem.path and isinstance(value, Object) and not value.lacks("getInstance")
        if not is_own_factory:
            # The types reject the reserved names, even through a variable.
            yield replace(problem, is_seen=True) if problem.fault is Fault.BAD_KEY else problem
