"""The page of one rule: for a terminal, as Markdown, and for programs."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amplify_ls.report.rule_list import RuleRecord
    from amplify_ls.report.style import Style

_FIXES = {"none": "no fix", "sometimes": "a fix is sometimes available", "always": "a fix is available"}
_STAGES = {
    "types": "reported by TypeScript",
    "synth": "rejected at synthesis",
    "deploy": "rejected at deployment",
    "runtime": "not reported before production",
}
_FENCE = re.compile(r"^```(\w+) (?:bad|good)$", re.MULTILINE)
_HEADING = re.compile(r"^#+ (.*)$")


def page_as_markdown(rule: RuleRecord, page: str) -> str:
    """Return the page with a title and a line of facts, without the tags of the examples, which only tests read."""
    untagged = _FENCE.sub(r"```\1", page).strip()
    return f"# {rule.code}\n\n*{facts(rule)}*\n\n{untagged}\n"


def page_as_text(rule: RuleRecord, page: str, style: Style) -> str:
    """Return the page for a terminal, with indented examples, and highlighted headings and examples."""
    lines = [style.bold(rule.code), style.dim(facts(rule)), ""]
    paint = None
    for line in page.strip().split("\n"):
        heading = _HEADING.match(line)
        if line.startswith("```"):
            paint = style.minus if line.endswith(" bad") else style.plus if line.endswith(" good") else style.dim
            paint = None if line == "```" else paint
        elif paint is not None:
            lines.append(f"    {paint(line)}" if line else "")
        else:
            lines.append(style.bold(heading.group(1)) if heading else line)
    return "\n".join(lines) + "\n"


def page_as_json(rule: RuleRecord, page: str) -> str:
    """Return the facts of the list and the page, as Markdown, in one JSON object."""
    return json.dumps({**rule.as_json(), "page": page_as_markdown(rule, page)}, indent=2) + "\n"


def facts(rule: RuleRecord) -> str:
    """Return the line with the severity, the stages, whether there is a fix, the status, and the version that added it."""
    stages = " or ".join(map(_STAGES.__getitem__, rule.stages))
    return f"{rule.severity}, {stages}; {_FIXES[rule.fix]}; {rule.status}, added in {rule.added}"
