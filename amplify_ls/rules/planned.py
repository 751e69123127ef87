"""Effects of a deployment as findings: shared by the rules of `plan`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Remove, Replace
from amplify_ls.edits.snippet import KEEP
from amplify_ls.plan.comparing.effects import Mode
from amplify_ls.plan.live_state import live_plan
from amplify_ls.rules.rule import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.project import Project
    from amplify_ls.plan.comparing.effects import EffectKind
    from amplify_ls.plan.live_state import Planned


def planned_findings(project: Project, kind: EffectKind) -> Iterator[Finding[Planned]]:
    """The effects of one kind at the tokens that cause them."""
    for planned in live_plan(project).of(kind):
        modes = planned.effect.modes
        where = "In a sandbox: " if modes == (Mode.SANDBOX,) else "In a branch: " if modes == (Mode.BRANCH,) else ""
        yield Finding(planned.span, f"{where}{planned.effect.why}", data=planned)


def repairs(finding: Finding[Planned]) -> Iterator[Fix]:
    """Ways to take the effect back."""
    for repair in finding.data.repairs:
        # Deployed code is indented as it was.
        text = f"\n{KEEP}".join(repair.text.splitlines())
        yield Fix(repair.title, (Replace(repair.span, text) if text else Remove(repair.span),))
