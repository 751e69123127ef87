"""The deployment of the change is rejected.

## What it does

Reports changes that CloudFormation, Cognito, Lambda or the packages reject, so that the deployment is rolled back. The
deployed revision is the merge base with the default branch of the git repository, or the revision in the setting
`plan.base`. This is reported in editors only; on the command line, use `amplify-ls plan`.

## Why is this bad?

Some properties can only be set when a resource is created, such as the attributes and sign-in methods of a user pool.
Others collide with what still exists while the deployment runs. The error appears late, and its message seldom names
the line.

## Example

```diff
   userAttributes: {
-    'custom:plan': { dataType: 'String', maxLen: 20 },
+    'custom:plan': { dataType: 'String', maxLen: 40 },
```

Use instead:

```diff
   userAttributes: {
     'custom:plan': { dataType: 'String', maxLen: 20 },
+    'custom:fullPlan': { dataType: 'String', maxLen: 40 },
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
    return planned_findings(project, EffectKind.REFUSED)


RULE = Rule(
    code="plan/refused",
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.PROJECT,
    summary="The deployment of the change is rejected.",
    covers=(),
    check=check,
    fix=repairs,
    fixable="sometimes",
    status="preview",
)
