"""Whether a fix is good: what the packages, and we ourselves, say before and after it.

It is good when the packages accept the result. Where the project has other faults, the packages may go on to complain of
those: what they said before, or, since they stop at their first fault, what they had not come to. The latter is believed
only while a finding of ours that was there before tells of such a fault.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from development.fixes.trials import Said, Texts
    from development.judge.verdict import Verdict


def objection(finding: Said, texts: Texts, before: Verdict, after: Verdict) -> str | None:
    """Why a fix is bad; None when it is good."""
    return _own_objection(finding, texts) or _objection_of_packages(finding, texts, before, after)


def _own_objection(finding: Said, texts: Texts) -> str | None:
    if not texts.changed:
        return "the fix changes nothing"
    # By code: a message may quote a text of which the fix has mended one of several faults.
    before, after = (Counter(said.code for said in found) for found in (texts.said_before, texts.said_after))
    if after[finding.code] >= before[finding.code]:
        return "the finding is still there"
    new = [said for said in texts.said_after if said.is_fault and after[said.code] > before[said.code]]
    return f"another finding: {new[0]}" if new else None


def _objection_of_packages(finding: Said, texts: Texts, before: Verdict, after: Verdict) -> str | None:
    if after.is_accepted:
        return None
    left = {said.code for said in (Counter(texts.said_before) - Counter([finding])).elements()}
    others = [said for said in texts.said_after if said.is_refused and said.code in left]
    new = _new_types(before, after, others)
    if not others:
        new += _new_refusals(before, after)
    if new:
        return f"the packages report something new: {new[0]}"
    is_unchanged = Counter(before.messages) == Counter(after.messages)
    if finding.is_refused and is_unchanged and not others:
        return f"the packages still report: {after.messages[0]}"
    return None


def _new_types(before: Verdict, after: Verdict, others: Iterable[Said]) -> list[str]:
    """Complaints that were not there. Messages spell out whole types, so that the same one may read differently.

    TypeScript too stops early: of several unknown keys of an object it names the first.
    """
    messages = {(fault.path, fault.code, fault.message) for fault in before.types}
    excerpts = {(fault.path, fault.code, fault.excerpt) for fault in before.types}
    known = {said.place for said in others}
    return [
        str(fault)
        for fault in after.types
        if (fault.path, fault.code, fault.message) not in messages
        and (fault.path, fault.code, fault.excerpt) not in excerpts
        and (fault.path, fault.line) not in known
    ]


def _new_refusals(before: Verdict, after: Verdict) -> list[str]:
    refusals = [after.refusal] if after.refusal and after.refusal != before.refusal else []
    return [*refusals, *(message for message in after.deployment if message not in before.deployment)]
