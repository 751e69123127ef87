"""The backend has no resources, so that there is nothing to deploy.

A template without resources is refused by CloudFormation. A stack that `backend.createStack` makes counts as one; what
`backend.addOutput` adds does not.

## Example

```ts bad
import { defineBackend } from '@aws-amplify/backend';

defineBackend({});
```

Use instead:

```ts good
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';

defineBackend({ auth });
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.rules.backend_faults import BACKEND_FAULTS, faults
from amplify_ls.rules.backend_wiring import wiring
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.backend import Backend

CODE = "backend/no-resources"


def check(backend: Backend) -> Iterator[Finding]:
    if backend.is_handed_on:
        return
    for problem in faults(backend, CODE):
        yield BACKEND_FAULTS.finding(
            backend,
            problem,
            "The backend has no resources.",
            unseen=Stage.DEPLOY,
            package_message="Resources section must exist and be non-empty",
            data=backend,
        )


def fix(finding: Finding) -> Iterator[Fix]:
    yield from wiring(finding.data)


RULE = Rule(
    code=CODE,
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.BACKEND,
    summary="The backend has no resources, so that there is nothing to deploy.",
    covers=("BE04",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
