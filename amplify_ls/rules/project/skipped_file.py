"""A source file is not checked.

## What it does

Reports a source file that is not checked because it is larger than 2 MB, has more than 10,000 statements and comments at the
top level, has more than 100 statements such as `export * from './post'`, or is not TypeScript: more than 50 places in its
beginning cannot be parsed. Also reports an import of a file that is not read because it is larger than 8 MB or contains no
text.

## Why is this bad?

What the file declares is unknown, so mistakes in it, and in code that depends on it, are not reported. Such files are usually
generated. Move definitions that amplify-ls should check to another file.

## Example

```ts
// amplify/data/resource.ts
import { a, defineData } from '@aws-amplify/backend';

const cities = [
  // and 200,000 lines more
];
const schema = a.schema({ City: a.model({ name: a.enum(cities) }) });
export const data = defineData({ schema });
```

Use instead:

```ts
// amplify/data/resource.ts
import { a, defineData } from '@aws-amplify/backend';
import { cities } from './cities';

const schema = a.schema({ City: a.model({ name: a.enum(cities) }) });
export const data = defineData({ schema });
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.model.files.unread_files import Unread
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.syntax.bounds import LARGEST_TEXT, MOST_REEXPORTS, MOST_STATEMENTS, LeftOut
from amplify_ls.syntax.outline import Anchor, Span
from amplify_ls.text.disk import LARGEST_READ

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.project import Project

_REASONS = {
    LeftOut.SIZE: f"is larger than {LARGEST_TEXT // 1_000_000} MB",
    LeftOut.STATEMENTS: f"has more than {MOST_STATEMENTS:,} statements at the top level",
    LeftOut.REEXPORTS: f"has more than {MOST_REEXPORTS} statements `export * from`",
    LeftOut.ERRORS: "is not TypeScript",
}
_UNREAD_REASONS = {
    Unread.SIZE: f"is larger than {LARGEST_READ // 1_000_000} MB",
    Unread.BINARY: "contains no text",
}


def check(project: Project) -> Iterator[Finding]:
    for path in sorted({*project.running.files, *project.wiring.resolvers}):
        module = project.sources.module(path)
        reason = None if module is None else module.file.left_out.get()
        if reason is not None:
            yield Finding(Span(Anchor(path, 0), 0, 0), f"This file {_REASONS[reason]} and is not checked.")
        for unread in project.running.unread_files(path):
            yield Finding(unread.span, f"The file `{unread.specifier}` {_UNREAD_REASONS[unread.reason]} and is not checked.")


RULE = Rule(
    code="project/skipped-file",
    severity=Severity.INFORMATION,
    stages=(Stage.TYPES,),
    subject=Subject.PROJECT,
    summary="A source file is not checked.",
    covers=(),
    check=check,
    added="0.2.0",
)
