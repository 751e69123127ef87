"""Faults of options in the data schema: those of builders, such as `a.handler.custom({...})`, and those of `defineData`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amplify_ls.model.fit.problems import Fault
from amplify_ls.rules.options.option_faults import Refusal, is_refused_later, weighed
from amplify_ls.rules.rule import Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import OptionFault, Parts
    from amplify_ls.rules.rule import Finding

KEYS = (Fault.UNKNOWN_KEY, Fault.OTHER_CASE, Fault.BAD_KEY, Fault.MISPLACED_KEY)
MISSING = (Fault.MISSING_KEY, Fault.TOGETHER)
VALUES = (Fault.WRONG_TYPE, Fault.WRONG_VALUE, Fault.EXCLUSIVE)
_MODES = "authorizationModes"

_REFUSED: dict[str, tuple[Refusal, ...]] = {
    "defineData": (
        Refusal(MISSING, ""),
        Refusal(MISSING, f"{_MODES}.lambdaAuthorizationMode|oidcAuthorizationMode"),
        Refusal(VALUES, "schema|name|functions"),
        Refusal(VALUES, "functions.*"),
        Refusal(VALUES, f"{_MODES}"),
        Refusal(VALUES, f"{_MODES}.defaultAuthorizationMode"),
        Refusal(VALUES, f"{_MODES}.*.expiresInDays|timeToLiveInSeconds|function"),
        Refusal(VALUES, f"{_MODES}.*.tokenExpiryFromAuthInSeconds|tokenExpireFromIssueInSeconds"),
        Refusal(VALUES, "logging.fieldLogLevel"),
        Refusal((Fault.WRONG_TYPE,), ""),
    ),
    "handler.custom": (Refusal(MISSING, ""), Refusal(VALUES, "entry"), Refusal((Fault.WRONG_TYPE,), "")),
    "generation": (
        Refusal(MISSING, "**"),
        Refusal(VALUES, "aiModel|systemPrompt"),
        Refusal(VALUES, "inferenceConfiguration.*"),
        Refusal(KEYS, "inferenceConfiguration.*"),
        Refusal((Fault.WRONG_TYPE,), ""),
    ),
    "conversation": (
        Refusal(MISSING, "**"),
        Refusal(VALUES, "aiModel|systemPrompt"),
        Refusal(VALUES, "inferenceConfiguration.*"),
        Refusal(KEYS, "inferenceConfiguration.*"),
        Refusal((Fault.WRONG_TYPE,), ""),
    ),
    "ai.dataTool": (Refusal(MISSING, "**"), Refusal(VALUES, "**")),
}
"""The faults that the packages reject at synthesis, by call; only TypeScript rejects the others."""


def option_faults(parts: Parts, faults: tuple[Fault, ...]) -> Iterator[OptionFault]:
    """The faults of the given kinds."""
    for fault in parts.options:
        if fault.problem.fault in faults and fault.problem.cause is None:
            yield fault


def option_finding(fault: OptionFault, message: str, package_message: str = "", data: Any = None) -> Finding:
    """The finding of a fault, with the severity that follows from its place."""
    later = is_refused_later(fault.problem, _REFUSED.get(fault.call, ()))
    given = fault if data is None else data
    return weighed(fault.problem, message, is_later=later, unseen=Stage.RUNTIME, package_message=package_message, data=given)


def called(fault: OptionFault) -> str:
    """The called function as written in the source."""
    return fault.call if fault.call == "defineData" else f"a.{fault.call}"
