"""A name is used before its declaration has run.

## What it does

Reports a `const`, `let` or class that is used while the file is loaded, before its declaration. Uses in the bodies of functions
are not reported, because they run later.

## Why is this bad?

`const`, `let` and classes have no value until their declaration runs. Loading the file stops with a `ReferenceError`.

## Example

```ts bad
import { a, defineData } from '@aws-amplify/backend';

const schema = a.schema({
  Order: a.model({ status: a.enum(statuses) }).authorization((allow) => [allow.owner()]),
});
const statuses = ['OPEN', 'PAID'];

export const data = defineData({ schema });
```

Use instead:

```ts good
import { a, defineData } from '@aws-amplify/backend';

const statuses = ['OPEN', 'PAID'];
const schema = a.schema({
  Order: a.model({ status: a.enum(statuses) }).authorization((allow) => [allow.owner()]),
});

export const data = defineData({ schema });
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.project_file import ProjectFile


def check(file: ProjectFile) -> Iterator[Finding]:
    seen: set[str] = set()
    for slip in sorted(file.project.slips.get(file.path).early, key=lambda each: each.span.resolve()):
        if slip.name in seen:
            continue
        seen.add(slip.name)
        stage = None
        if not slip.is_seen_by_types:
            stage = Stage.SYNTH
        elif not slip.stops_loading:
            stage = Stage.TYPES
        yield Finding(
            slip.span,
            f"`{slip.name}` is used before its declaration.",
            related=(Related(slip.declared, f"`{slip.name}` is declared here"),),
            stage=stage,
            package_message=f"Block-scoped variable '{slip.name}' used before its declaration.",
        )


RULE = Rule(
    code="project/use-before-declaration",
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.LOADED,
    summary="A name is used before its declaration has run.",
    covers=(),
    check=check,
)
