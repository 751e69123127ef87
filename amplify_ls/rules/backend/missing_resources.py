"""`defineBackend` is called without an argument.

## What it does

Reports a call of `defineBackend` without an argument.

## Why is this bad?

`defineBackend` expects an object with the resources by name. TypeScript rejects a call without one, and the packages reject it
at synthesis.

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

## Fix safety

The fix adds all resources that the files of the project export. It is unsafe, because it deploys resources that may not be
meant to be deployed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.fit.problems import MissingArgument, MissingKey
from amplify_ls.rules.backend.backend_wiring import wiring
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.options.backend_faults import BACKEND_FAULTS, claimed
from amplify_ls.rules.options.option_words import mismatch_message
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.resources.backend import Backend

CODE = "backend/missing-resources"
CLAIMS = (Claim((MissingKey, MissingArgument), ""),)
REJECTED = (Match((MissingKey, MissingArgument), ""),)


def check(backend: Backend) -> Iterator[Finding[Backend]]:
    for problem in claimed(backend, CODE, CLAIMS):
        yield BACKEND_FAULTS.finding(
            backend,
            problem,
            mismatch_message("`defineBackend`", "an object of resources", "no argument"),
            package_message="Expected 1 arguments, but got 0.",
            data=backend,
        )


def fix(finding: Finding[Backend]) -> Iterator[Fix]:
    yield from wiring(finding.data)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.BACKEND,
    summary="`defineBackend` is called without an argument.",
    covers=("BE03",),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
    fix=fix,
    fixable="sometimes",
)
