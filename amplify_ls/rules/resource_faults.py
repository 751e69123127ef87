"""The faults of one kind of resource: which rule tells which, and how grave it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

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
        return _sorted_out(self, resource.problems).get(code, ()) if resource.problems else ()

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


# One resource is asked by all of its rules before the next one is.
@lru_cache(maxsize=4)
def _sorted_out(family: Family, problems: tuple[Problem, ...]) -> Mapping[str, tuple[Problem, ...]]:
    return by_code(problems, family.claims)
