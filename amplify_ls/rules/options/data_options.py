"""Faults of options in the data schema: those of builders, such as `a.handler.custom({...})`, and those of `defineData`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amplify_ls.model.fit.problems import (
    ExclusiveKeys,
    KeyProblem,
    MissingArgument,
    MissingCompanion,
    MissingKey,
    ValueProblem,
    WrongType,
    is_explained,
)
from amplify_ls.rules.claims import Match
from amplify_ls.rules.options.weighing import weighed
from amplify_ls.rules.rule import Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import OptionFault, Parts
    from amplify_ls.model.fit.problems import Problem
    from amplify_ls.rules.rule import Finding

KEYS = (KeyProblem,)
MISSING = (MissingKey, MissingArgument, MissingCompanion)
VALUES = (ValueProblem, ExclusiveKeys)
_MODES = "authorizationModes"

_REFUSED: dict[str, tuple[Match[Any], ...]] = {
    "defineData": (
        Match(MISSING, ""),
        Match(MISSING, f"{_MODES}.lambdaAuthorizationMode|oidcAuthorizationMode"),
        Match(VALUES, "schema|name|functions"),
        Match(VALUES, "functions.*"),
        Match(VALUES, f"{_MODES}"),
        Match(VALUES, f"{_MODES}.defaultAuthorizationMode"),
        Match(VALUES, f"{_MODES}.*.expiresInDays|timeToLiveInSeconds|function"),
        Match(VALUES, f"{_MODES}.*.tokenExpiryFromAuthInSeconds|tokenExpireFromIssueInSeconds"),
        Match(VALUES, "logging.fieldLogLevel"),
        Match(WrongType, ""),
    ),
    "handler.custom": (Match(MISSING, ""), Match(VALUES, "entry"), Match(WrongType, "")),
    "generation": (
        Match(MISSING, "**"),
        Match(VALUES, "aiModel|systemPrompt"),
        Match(VALUES, "inferenceConfiguration.*"),
        Match(KEYS, "inferenceConfiguration.*"),
        Match(WrongType, ""),
    ),
    "conversation": (
        Match(MISSING, "**"),
        Match(VALUES, "aiModel|systemPrompt"),
        Match(VALUES, "inferenceConfiguration.*"),
        Match(KEYS, "inferenceConfiguration.*"),
        Match(WrongType, ""),
    ),
    "ai.dataTool": (Match(MISSING, "**"), Match(VALUES, "**")),
}
"""The faults that the packages reject at synthesis, by call; only TypeScript rejects the others."""


def option_faults(parts: Parts, faults: tuple[type[Problem], ...]) -> Iterator[OptionFault]:
    """The faults of the given kinds."""
    for fault in parts.options:
        if isinstance(fault.problem, faults) and not is_explained(fault.problem):
            yield fault


def option_finding(fault: OptionFault, message: str, package_message: str = "", data: Any = None) -> Finding:
    """The finding of a fault, with the severity that follows from its place."""
    later = any(match.matches(fault.problem) for match in _REFUSED.get(fault.call, ()))
    given = fault if data is None else data
    return weighed(fault.problem, message, is_later=later, unseen=Stage.RUNTIME, package_message=package_message, data=given)


def called(fault: OptionFault) -> str:
    """The called function as written in the source."""
    return fault.call if fault.call == "defineData" else f"a.{fault.call}"
