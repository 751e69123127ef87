"""A resource is defined but not part of the backend.

## What it does

Reports a call of `defineAuth`, `referenceAuth`, `defineData` or `defineStorage` whose result is not passed to
`defineBackend`. A second definition of the same kind in the same file is reported by `project/repeated-definition`.

## Why is this bad?

Only the resources that are passed to `defineBackend` in `amplify/backend.ts` are deployed. A resource that is not exported
cannot be passed to it.

## Example

```ts
import { defineAuth } from '@aws-amplify/backend';

const auth = defineAuth({ loginWith: { email: true } });
```

Use instead:

```ts
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({ loginWith: { email: true } });
```

and pass it to `defineBackend({ auth })` in `amplify/backend.ts`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.project import Project

_DEPLOYED = ("defineAuth", "referenceAuth", "defineData", "defineStorage")


def check(project: Project) -> Iterator[Finding]:
    backend = project.backend
    if backend is None or not backend.sees_all_resources or not backend.resources:
        # A backend without any resources is reported as a single fault, by another rule.
        return
    used = project.wiring.deployed
    calls = [item.call for name in _DEPLOYED for item in project.definitions.named(name) if item.call is not None]
    several = {call.name_span.path for call in calls if call.name != "defineStorage" and call.name_span in used}
    for span, name in {call.name_span: call.name for call in calls}.items():
        # `project/repeated-definition` reports a second one in the same file.
        if span not in used and (name == "defineStorage" or span.path not in several):
            yield Finding(span, f"The result of `{name}` is not part of the backend, so it is not deployed.")


RULE = Rule(
    code="project/unused-definition",
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.PROJECT,
    summary="A resource is defined but not part of the backend.",
    covers=("AU11", "DD16"),
    check=check,
)
