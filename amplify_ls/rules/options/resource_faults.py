"""The problems in the options of resources: those of one rule, and the finding of a problem with its severity."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast, overload

from amplify_ls.fit.faults import problems_of
from amplify_ls.fit.problems import UnknownKey
from amplify_ls.rules.claims import P, claims_on
from amplify_ls.rules.options.weighing import weighed
from amplify_ls.rules.rule import Stage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amplify_ls.fit.problems import Problem
    from amplify_ls.model.resources.resource import Resource
    from amplify_ls.rules.claims import Claim
    from amplify_ls.rules.rule import Finding, Related, Subject


R = TypeVar("R", bound="Resource")
Q = TypeVar("Q", bound="Problem")
Data = TypeVar("Data")


@dataclass(frozen=True, eq=False)
class Family(Generic[R]):
    """The rules about the options of one kind of resource."""

    subject: Subject

    def claimed(self, resource: R, code: str, claims: tuple[Claim[P], ...]) -> tuple[P, ...]:
        """The problems that a rule reports; ``claims`` are its claims, which say of which kinds they are."""
        del claims
        return cast("tuple[P, ...]", self.reported_as(resource, code))

    def reported_as(self, resource: R, code: str) -> tuple[Problem, ...]:
        """The problems that the rule of a code reports."""
        found = resource.attached.get(self._sorted_out, resource).get(code, ()) if problems_of(resource) else ()
        return tuple(problem for problem in found if not _may_serve_others(problem, resource))

    def _sorted_out(self, resource: R) -> Mapping[str, tuple[Problem, ...]]:
        return claims_on(self.subject).sorted_out(problems_of(resource))

    def is_later(self, resource: R, problem: Problem) -> bool:
        """Whether the packages reject a problem at synthesis."""
        return claims_on(self.subject).is_rejected_later(problem, problems_of(resource))

    @overload
    def finding(
        self,
        resource: R,
        problem: Q,
        message: str,
        *,
        unseen: Stage = ...,
        related: tuple[Related, ...] = ...,
        package_message: str = ...,
    ) -> Finding[tuple[R, Q]]: ...

    @overload
    def finding(
        self,
        resource: R,
        problem: Problem,
        message: str,
        *,
        unseen: Stage = ...,
        related: tuple[Related, ...] = ...,
        package_message: str = ...,
        data: Data,
    ) -> Finding[Data]: ...

    def finding(
        self,
        resource: R,
        problem: Problem,
        message: str,
        *,
        unseen: Stage = Stage.RUNTIME,
        related: tuple[Related, ...] = (),
        package_message: str = "",
        data: object = None,
    ) -> Finding[Any]:
        """The finding for a problem, with the severity that its position implies.

        ``unseen`` is the stage that notices what neither TypeScript nor the packages reject. The resource and the problem are
        the data of the finding unless other ``data`` are passed.
        """
        return weighed(
            problem,
            message,
            is_later=self.is_later(resource, problem),
            unseen=unseen,
            related=related,
            package_message=package_message,
            data=(resource, problem) if data is None else data,
        )


def _may_serve_others(problem: Problem, resource: Resource) -> bool:
    """Whether an unknown key is part of an object from another file, which other code may read as well.

    A key that looks like a misspelled or misplaced option is reported nevertheless.
    """
    if not isinstance(problem, UnknownKey) or problem.is_seen or problem.span.path == resource.path:
        return False
    return not (problem.names or problem.places or problem.reason)
