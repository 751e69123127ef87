"""A value of the client configuration is set more than once.

## What it does

Reports a value in an argument of `backend.addOutput` that an earlier call has already set.

## Why is this bad?

The arguments of all calls of `backend.addOutput` are merged into one configuration. Objects are merged and arrays are
concatenated, but the packages reject any other value that already exists.

## Example

```ts bad
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';

const backend = defineBackend({ auth });

backend.addOutput({ custom: { supportAddress: 'help@example.com' } });
backend.addOutput({ custom: { supportAddress: 'support@example.com' } });
```

Use instead:

```ts good
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';

const backend = defineBackend({ auth });

backend.addOutput({ custom: { supportAddress: 'support@example.com' } });
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.fit.problems import dotted
from amplify_ls.model.resources.output_parts import clashes
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.backend import Backend


def check(backend: Backend) -> Iterator[Finding]:
    for clash in clashes(backend.outputs):
        if not clash.is_version:
            yield Finding(
                clash.span,
                f"`{dotted(clash.path)}` in the client configuration is set more than once.",
                related=(Related(clash.earlier, "The value is first set here"),),
                package_message=f"Output entry with key {clash.path[-1]} already exists",
            )


RULE = Rule(
    code="backend/repeated-output",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.BACKEND,
    summary="A value of the client configuration is set more than once.",
    covers=("BE06",),
    check=check,
)
