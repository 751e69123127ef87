"""Both results as text, sorted by file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from development.judge.own import OwnFinding
    from development.judge.verdict import Verdict


def answered(verdict: Verdict, own: Sequence[OwnFinding]) -> str:
    """The messages with a line, in order, then those without one, then the verdict."""
    lines = list(_with_lines(verdict, own))
    if verdict.refusal:
        lines.append(f"synth: {_in_one_line(verdict.refusal)}")
    lines += [f"deployment: {_in_one_line(message)}" for message in verdict.deployment]
    errors = sum(finding.is_error for finding in own)
    lines.append(f"the packages {_verb(verdict)}; amplify-ls reports {errors} {'error' if errors == 1 else 'errors'}")
    return "\n".join(lines)


def _with_lines(verdict: Verdict, own: Sequence[OwnFinding]) -> Iterator[str]:
    said = [(fault.path, fault.line, f"types: TS{fault.code} {_in_one_line(fault.message)}") for fault in verdict.types]
    said += [(each.path, each.line, f"amplify-ls: {each.severity.value} [{each.code}] {each.message}") for each in own]
    for path, line, text in sorted(said, key=lambda each: each[:2]):
        yield f"{path}:{line} {text}"


def _verb(verdict: Verdict) -> str:
    if verdict.refusal:
        return "reject it"
    if verdict.deployment:
        return "accept it, but its deployment fails"
    return "accept it, except for type errors" if verdict.types else "accept it"


def _in_one_line(text: str) -> str:
    return " ".join(text.split())
