"""A `tsconfig.json` has more path mappings than are used.

## What it does

Reports a `tsconfig.json` whose `paths` have more than 500 patterns with a star, or more than 20 paths for one pattern. The
others are ignored.

## Why is this bad?

Imports that only the ignored mappings resolve are unknown, so mistakes in what they import are not reported.

## Example

```json
{
  "compilerOptions": {
    "paths": { "@/*": ["./a/*", "./b/*", "and 200 paths more"] }
  }
}
```

Use instead:

```json
{
  "compilerOptions": {
    "paths": { "@/*": ["./*"] }
  }
}
```
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.syntax.outline import Anchor, Span
from amplify_ls.values.resolution.tsconfig import MOST_TARGETS, MOST_WILDCARDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.project import Project


def check(project: Project) -> Iterator[Finding]:
    folders = sorted({posixpath.dirname(path) for path in project.running.files})
    mappings = (mapping for folder in folders for mapping in project.sources.resolver.mappings(folder))
    for config in dict.fromkeys(mapping.config for mapping in mappings if not mapping.is_complete):
        yield Finding(
            Span(Anchor(config, 0), 0, 0),
            f"Of the `paths` in this file, only {MOST_WILDCARDS} patterns with `*` and {MOST_TARGETS} paths for each pattern "
            "are used.",
        )


RULE = Rule(
    code="project/ignored-path-mapping",
    severity=Severity.INFORMATION,
    stages=(Stage.TYPES,),
    subject=Subject.PROJECT,
    summary="A `tsconfig.json` has more path mappings than are used.",
    covers=(),
    check=check,
    added="0.2.0",
)
