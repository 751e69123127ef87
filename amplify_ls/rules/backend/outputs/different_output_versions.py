"""Parts of the client configuration have conflicting versions.

## What it does

Reports a `version` in an argument of `backend.addOutput` whose major version differs from that of another part. A part without
a version counts as `'1.4'`. The same applies to a key `version` of your own in `custom`.

## Why is this bad?

The arguments of all calls of `backend.addOutput` are merged into one configuration. The packages reject conflicting versions at
synthesis.

## Example

```ts bad
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';

const backend = defineBackend({ auth });

backend.addOutput({ custom: { release: { version: '1.0' } } });
backend.addOutput({ custom: { release: { version: '2.0' } } });
```

Use instead:

```ts good
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';

const backend = defineBackend({ auth });

backend.addOutput({ custom: { release: { version: '2.0' } } });
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
        if clash.is_version:
            yield Finding(
                clash.span,
                f"`{dotted(clash.path)}` in the client configuration conflicts with an earlier version.",
                related=(Related(clash.earlier, "The earlier version is here"),),
                package_message="Conflicting versions of client configuration found.",
            )


RULE = Rule(
    code="backend/different-output-versions",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.BACKEND,
    summary="Parts of the client configuration have conflicting versions.",
    covers=("BE07",),
    check=check,
)
