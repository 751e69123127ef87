"""Deploying the change replaces something that is deployed by something empty.

## What it does

Reports changes whose deployment deletes a table, a user pool, a function or another resource and creates it again. The
deployed revision is the merge base with the default branch of the git repository, or the revision in the setting
`plan.base`. This is reported in editors only; on the command line, use `amplify-ls plan`.

## Why is this bad?

A table whose identifier changes is deleted and created again, empty. In a sandbox, so is every table whose indexes
change. The deployment reports success.

## Example

```diff
   Tag: a.model({ label: a.string().required(), color: a.string().required() })
-    .identifier(['label'])
+    .identifier(['label', 'color'])
```

Use instead:

```diff
   Tag: a.model({ label: a.string().required(), color: a.string().required() })
     .identifier(['label'])
+    .secondaryIndexes((index) => [index('color')])
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
    return planned_findings(project, EffectKind.REPLACE)


RULE = Rule(
    code="plan/replaced",
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.PROJECT,
    summary="Deploying the change replaces something that is deployed by something empty.",
    covers=(),
    check=check,
    fix=repairs,
    fixable="sometimes",
    status="preview",
)
