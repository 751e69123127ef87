"""The faults of one kind of resource: which rule reports them, and with which severity."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from amplify_ls.model.fit.problems import Fault
from amplify_ls.rules.options.option_faults import by_code, is_refused_later, weighed
from amplify_ls.rules.rule import Stage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amplify_ls.model.fit.problems import Problem
    from amplify_ls.model.resources.resource import Resource
    from amplify_ls.rules.options.option_faults import Claim, Refusal
    from amplify_ls.rules.rule import Finding, Related


@dataclass(frozen=True, slots=True, eq=False)
class Family:
    """What is known about the faults in the options of one kind of resource."""

    claims: tuple[Claim, ...]
    """Which rule a problem belongs to: that of the first claim that matches."""
    refused_later: tuple[Refusal, ...]
    """Problems that the packages reject at synthesis, whether or not TypeScript reports them."""

    def faults(self, resource: Resource, code: str) -> tuple[Problem, ...]:
        """The problems that belong to one rule."""
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
        """The finding for a problem, with the severity that its position implies.

        ``unseen`` is the stage that notices what neither TypeScript nor the packages reject.
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
    """Whether an unknown key is part of an object from another file, which other code may read as well.

    A key that looks like a misspelled or misplaced option is reported nevertheless.
    """
    is_extra = problem.fault is Fault.UNKNOWN_KEY and not problem.is_seen
    is_shared = is_extra and problem.span.path != resource.path
    return is_shared and not (problem.names or problem.places or problem.reason)


# All rules check one resource before they check the next one.
@lru_cache(maxsize=4)
def _sorted_out(family: Family, problems: tuple[Problem, ...]) -> Mapping[str, tuple[Problem, ...]]:
    return by_code(problems, family.claims)
