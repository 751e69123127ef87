"""The arguments of builders that a rule reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from amplify_ls.catalog.lookup import method
from amplify_ls.fit.parts import faults_of
from amplify_ls.rules.claims import claims_on
from amplify_ls.rules.rule import Subject

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amplify_ls.catalog.kinds import Receiver
    from amplify_ls.fit.parts import ArgumentFault
    from amplify_ls.fit.problems import ArgumentProblem
    from amplify_ls.model.data.parts import Parts
    from amplify_ls.rules.claims import Claim, P
    from amplify_ls.values.values import Arguments

RELATIONSHIPS = "a.belongsTo|hasMany|hasOne"
"""The calls of relationships."""


def takes_count(receiver: Receiver, name: str, arguments: Arguments | None) -> bool:
    """Whether a method of the catalog accepts the number of arguments; unknown methods and arguments count as valid."""
    known = method(receiver, name)
    if known is None or arguments is None or arguments.is_open:
        return True
    required = sum(parameter.presence == "required" for parameter in known.parameters)
    return required <= arguments.count <= len(known.parameters)


def claimed(parts: Parts, code: str, claims: tuple[Claim[P], ...]) -> tuple[ArgumentFault[P], ...]:
    """The arguments that a rule reports; ``claims`` are its claims, which say of which kinds their problems are."""
    del claims
    # Nearly all parts are in order, and twenty rules ask about each of them.
    if not parts.misplaced:
        return ()
    return cast("tuple[ArgumentFault[P], ...]", parts.attached.get(_sorted_out, parts).get(code, ()))


def _sorted_out(parts: Parts) -> Mapping[str, tuple[ArgumentFault[ArgumentProblem], ...]]:
    table = claims_on(Subject.PARTS)
    found: dict[str, list[ArgumentFault[ArgumentProblem]]] = {}
    for fault in faults_of(parts).arguments:
        found.setdefault(table.rule_of(fault.problem, fault.call).code, []).append(fault)
    return {code: tuple(faults) for code, faults in found.items()}
