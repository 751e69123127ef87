"""Faults of options in the data schema: those of builders, such as `a.handler.custom({...})`, and those of `defineData`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.fit.parts import faults_of
from amplify_ls.fit.problems import is_explained
from amplify_ls.rules.claims import claims_on
from amplify_ls.rules.options.weighing import weighed
from amplify_ls.rules.rule import Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amplify_ls.fit.parts import OptionFault
    from amplify_ls.model.data.parts import Parts
    from amplify_ls.rules.rule import Finding

MODES = "authorizationModes"


def option_faults(parts: Parts, code: str) -> tuple[OptionFault, ...]:
    """The faults that a rule reports. Its claims are about ``Subject.DATA``, the subject of all options in the schema."""
    return parts.attached.get(_sorted_out, parts).get(code, ()) if faults_of(parts).options else ()


def _sorted_out(parts: Parts) -> Mapping[str, tuple[OptionFault, ...]]:
    table = claims_on(Subject.DATA)
    found: dict[str, tuple[OptionFault, ...]] = {}
    for fault in faults_of(parts).options:
        if not is_explained(fault.problem):
            code = table.rule_of(fault.problem, call_of(fault)).code
            found[code] = (*found.get(code, ()), fault)
    return found


def option_finding(fault: OptionFault, message: str, package_message: str = "") -> Finding[OptionFault]:
    """The finding of a fault, with the severity that follows from its place."""
    later = claims_on(Subject.DATA).is_rejected_later(fault.problem, call=call_of(fault))
    return weighed(fault.problem, message, is_later=later, unseen=Stage.RUNTIME, package_message=package_message, data=fault)


def call_of(fault: OptionFault) -> tuple[str, ...]:
    """The called function as a path: ``handler``, ``custom``."""
    return tuple(fault.call.split("."))


def called(fault: OptionFault) -> str:
    """The called function as written in the source."""
    return fault.call if fault.call == "defineData" else f"a.{fault.call}"
