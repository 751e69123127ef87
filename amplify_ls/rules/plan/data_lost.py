"""After the deployment, stored data can no longer be read.

## What it does

Reports changes after which values stay where they are, but can no longer be read or reached. The deployed revision is
the merge base with the default branch of the git repository, or the revision in the setting `plan.base`. This is
reported in editors only; on the command line, use `amplify-ls plan`.

## Why is this bad?

Records that were written before do not change when the schema does. A record without a value for a new required field
cannot be read, values of a removed or renamed field are no longer returned, and a number that is stored as text does
not become a number.

## Example

```diff
   Product: a.model({ title: a.string(),
+    weight: a.float().required(),
```

Use instead:

```diff
   Product: a.model({ title: a.string(),
+    weight: a.float(),
```

## Fix safety

All fixes are unsafe: they change the declaration back, which may not be what you want.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.plan.comparing.effects import EffectKind
from amplify_ls.rules.planned import planned_findings, repairs
from amplify_ls.rules.rule import Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.project import Project
    from amplify_ls.plan.live_state import Planned
    from amplify_ls.rules.rule import Finding


def check(project: Project) -> Iterator[Finding[Planned]]:
    return planned_findings(project, EffectKind.LOSE_DATA)


RULE = Rule(
    code="plan/data-lost",
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.PROJECT,
    summary="After the deployment, stored data can no longer be read.",
    covers=(),
    check=check,
    fix=repairs,
    fixable="sometimes",
    status="preview",
)
