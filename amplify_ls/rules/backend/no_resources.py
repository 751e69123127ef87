"""A backend has no resources, so a sandbox cannot be deployed.

## What it does

Reports a call of `defineBackend` with an empty object. A stack created with `backend.createStack` counts as a resource; what
`backend.addOutput` adds does not.

## Why is this bad?

CloudFormation rejects a template without resources. The template of a branch always has one, which links the branch to the app,
but the template of a sandbox is empty.

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

## Fix safety

The fix adds all resources that the files of the project export. It is unsafe, because it deploys resources that may not be
meant to be deployed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from amplify_ls.fit.problems import WrongValue
from amplify_ls.rules.backend.backend_wiring import wiring
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.options.backend_faults import BACKEND_FAULTS, claimed
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.resources.backend import Backend

CODE = "backend/no-resources"
CLAIMS = (Claim(WrongValue, ""),)


def check(backend: Backend) -> Iterator[Finding[Backend]]:
    if backend.is_handed_on:
        return
    for problem in claimed(backend, CODE, CLAIMS):
        finding = BACKEND_FAULTS.finding(
            backend,
            problem,
            "The backend has no resources, so a sandbox cannot be deployed.",
            unseen=Stage.DEPLOY,
            package_message="Resources section must exist and be non-empty",
            data=backend,
        )
        yield replace(finding, severity=Severity.INFORMATION)


def fix(finding: Finding[Backend]) -> Iterator[Fix]:
    yield from wiring(finding.data)


RULE = Rule(
    code=CODE,
    severity=Severity.INFORMATION,
    stages=(Stage.DEPLOY,),
    subject=Subject.BACKEND,
    summary="A backend has no resources, so a sandbox cannot be deployed.",
    covers=("BE04",),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="sometimes",
)
