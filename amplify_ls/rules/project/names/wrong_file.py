"""A resource is defined in a file where the packages do not accept it.

## What it does

Reports a call of `defineAuth` or `referenceAuth` that is not in `amplify/auth/resource.ts`, of `defineData` that is not in
`amplify/data/resource.ts`, and of `defineStorage` that is not in `amplify/storage/resource.ts`.

## Why is this bad?

The packages check which file contains the call itself, and reject any other file, including `backend.ts`, at synthesis.

## Example

```ts
import { defineAuth, defineBackend } from '@aws-amplify/backend';

defineBackend({
  auth: defineAuth({ loginWith: { email: true } }),
});
```

Use instead:

```ts
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';

defineBackend({ auth });
```
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.project import Project

_PLACES = {
    "defineAuth": ("Auth", "amplify/auth/resource"),
    "referenceAuth": ("Auth", "amplify/auth/resource"),
    "defineData": ("Data", "amplify/data/resource"),
    "defineStorage": ("Storage", "amplify/storage/resource"),
}


def check(project: Project) -> Iterator[Finding]:
    for call in project.wiring.resources.values():
        if call.name not in _PLACES:
            continue
        kind, place = _PLACES[call.name]
        path = call.name_span.path
        if not path.rpartition(".")[0].endswith(place):
            shown = posixpath.relpath(path, posixpath.dirname(project.folder))
            yield Finding(
                call.name_span,
                f"Expected the call of `{call.name}` in `{place}.ts`, found it in `{shown}`.",
                package_message=f"Amplify {kind} must be defined in {place}.ts",
            )


RULE = Rule(
    code="project/wrong-file",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PROJECT,
    summary="A resource is defined in a file where the packages do not accept it.",
    covers=("AU02", "DD10", "ST01"),
    check=check,
)
