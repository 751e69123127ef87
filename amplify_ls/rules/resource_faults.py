"""The faults of one kind of resource: which rule tells which, and how grave it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from amplify_ls.model.problems import Fault
from amplify_ls.rules.option_faults import by_code, is_refused_later, weighed
from amplify_ls.rules.rule import Stage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amplify_ls.model.problems import Problem
    from amplify_ls.model.resource import Resource
    from amplify_ls.rules.option_faults import Claim, Refusal
    from amplify_ls.rules.rule import Finding, Related


@dataclass(frozen=True, slots=True, eq=False)
class Family:
    """What is known of the faults in the options of one kind of resource."""

    claims: tuple[Claim, ...]
    """Which rule a problem belongs to: the first that fits takes it."""
    refused_later: tuple[Refusal, ...]
    """Problems that the packages or the synth refuse, whether or not the type check sees them."""

    def faults(self, resource: Resource, code: str) -> tuple[Problem, ...]:
        """The problems of one rule."""
        found = _sorted_out(self, resource.problems).get(code, ()) if resource.problems else ()
        return tuple(problem for problem in found if not _may_serve_others(problem, resource))

    def finding(
        self,
        resource: Resource,
        problem: Problem,
        message: str,
        *,
        unseen: Stage = Stage.RUNTIME,
        related: tuple[Related, ...] = (),
        package_message: str = "",
        data: Any = None,
    ) -> Finding:
        """The finding of a problem, as grave as its place makes it.

        ``unseen`` is the stage that notices what neither the type check nor the packages refuse.
        """
        return weighed(
            problem,
            message,
            is_later=is_refused_later(problem, self.refused_later, resource.problems),
            unseen=unseen,
            related=related,
            package_message=package_message,
            data=(resource, problem) if data is None else data,
        )


def _may_serve_others(problem: Problem, resource: Resource) -> bool:
    """Whether an extra key is part of an object that another file shares, which may be read by other code as well.

    One that looks like an option with a typo, or like an option of another place, is reported all the same.
    """
    is_extra = problem.fault is Fault.UNKNOWN_KEY and not problem.is_seen
    is_shared = is_extra and problem.span.path != resource.path
    return is_shared and not (problem.names or problem.places or problem.reason)


# One resource is asked by all of its rules before the next one is.
@lru_cache(maxsize=4)
def _sorted_out(family: Family, problems: tuple[Problem, ...]) -> Mapping[str, tuple[Problem, ...]]:
    return by_code(problems, family.claims)
