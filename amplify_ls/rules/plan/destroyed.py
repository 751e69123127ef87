"""Deploying the change destroys something that is deployed.

## What it does

Reports changes whose deployment deletes a table, an index, a user pool, a group, a bucket or another resource. The
deployed revision is the merge base with the default branch of the git repository, or the revision in the setting
`plan.base`. This is reported in editors only; on the command line, use `amplify-ls plan`.

## Why is this bad?

Amplify deletes what is no longer declared, with all data in it. It does not ask, and the deployment reports success. A
renamed model is another table: the old one is deleted.

## Example

```diff
-  Product: a.model({ title: a.string() }),
+  Article: a.model({ title: a.string() }),
```

Use instead:

```diff
   Product: a.model({ title: a.string() }),
+  Article: a.model({ title: a.string() }),
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
    return planned_findings(project, EffectKind.DESTROY)


RULE = Rule(
    code="plan/destroyed",
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.PROJECT,
    summary="Deploying the change destroys something that is deployed.",
    covers=(),
    check=check,
    fix=repairs,
    fixable="sometimes",
    status="preview",
)
