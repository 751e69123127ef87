"""`defineBackend` is called without the resources.

It takes an object of resources by name, and refuses to go without.

## Example

```ts bad
import { defineBackend } from '@aws-amplify/backend';

defineBackend();
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

CODE = "backend/missing-resources"


def check(backend: Backend) -> Iterator[Finding]:
    for problem in faults(backend, CODE):
        yield BACKEND_FAULTS.finding(
            backend,
            problem,
            "`defineBackend` is called without resources.",
            package_message="Expected 1 arguments, but got 0.",
            data=backend,
        )


def fix(finding: Finding) -> Iterator[Fix]:
    yield from wiring(finding.data)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.BACKEND,
    summary="`defineBackend` is called without the resources.",
    covers=("BE03",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
