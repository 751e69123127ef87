"""The list of rules, as text and as JSON items."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amplify_ls.report.style import Style


@dataclass(frozen=True, slots=True)
class RuleRecord:
    """A rule in the list. `stages` are those that reject the fault, `fix` is "none", "sometimes" or "always"."""

    code: str
    severity: str
    stages: tuple[str, ...]
    summary: str
    covers: tuple[str, ...]
    fix: str
    status: str
    """"stable", "preview" or "deprecated"."""
    added: str
    """The first version of amplify-ls that has the rule."""

    def as_json(self) -> dict[str, Any]:
        """Return the item of the JSON list. `stage` is one word, with several stages joined by "+"."""
        return {
            "code": self.code,
            "severity": self.severity,
            "stage": "+".join(self.stages),
            "summary": self.summary,
            "covers": list(self.covers),
            "fix": self.fix,
            "status": self.status,
            "added": self.added,
        }


def rules_as_text(rules: Sequence[RuleRecord], style: Style) -> str:
    """Return one line per rule, in columns, and a line with the number of rules."""
    widest = max((len(rule.code) for rule in rules), default=0)
    lines = [_line(rule, widest, style) for rule in rules]
    count = "1 rule" if len(rules) == 1 else f"{len(rules)} rules"
    return "\n".join([*lines, "", f"{count}. Run `amplify-ls explain CODE` for the page of a rule."]) + "\n"


def _line(rule: RuleRecord, widest: int, style: Style) -> str:
    severity = style.severity(rule.severity, f"{rule.severity:<11}")
    fixable = "fix" if rule.fix != "none" else "   "
    status = "" if rule.status == "stable" else f" ({rule.status})"
    return f"{style.bold(f'{rule.code:<{widest}}')}  {severity}  {fixable}  {rule.summary}{status}"
