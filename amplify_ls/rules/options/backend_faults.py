"""What the backend rules about the argument of `defineBackend` have in common."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from amplify_ls.fit.problems import InvalidKey, value_of
from amplify_ls.rules.options.resource_faults import Family
from amplify_ls.rules.rule import Subject
from amplify_ls.values.values import Object

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.backend import Backend
    from amplify_ls.rules.claims import Claim, P

BACKEND_FAULTS: Family[Backend] = Family(Subject.BACKEND)


def claimed(backend: Backend, code: str, claims: tuple[Claim[P], ...]) -> Iterator[P]:
    """The problems of one rule, without those of custom resource factories."""
    for problem in BACKEND_FAULTS.claimed(backend, code, claims):
        value = value_of(problem)
        is_own_factory = problem.path and isinstance(value, Object) and not value.lacks("getInstance")
        if not is_own_factory:
            # The types reject the reserved names, even through a variable.
            yield replace(problem, is_seen=True) if isinstance(problem, InvalidKey) else problem
