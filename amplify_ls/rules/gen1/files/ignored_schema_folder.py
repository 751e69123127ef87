"""The folder `schema` is not read because `schema.graphql` exists.

## What it does

Reports each file in the folder `schema` of an API that also has a file `schema.graphql`.

## Why is this bad?

The file takes precedence, and the folder is not read at all. What is declared there is not deployed, without any message.

## Example

```graphql bad
# amplify/backend/api/app/schema.graphql
type Todo @model @auth(rules: [{ allow: owner }]) {
  content: String
}
# amplify/backend/api/app/schema/Note.graphql
type Note @model @auth(rules: [{ allow: owner }]) {
  text: String
}
```

Use instead:

```graphql good
# amplify/backend/api/app/schema/Todo.graphql
type Todo @model @auth(rules: [{ allow: owner }]) {
  content: String
}
# amplify/backend/api/app/schema/Note.graphql
type Note @model @auth(rules: [{ allow: owner }]) {
  text: String
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.syntax.outline import Anchor, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.project.gen1_project import Gen1Project


def check(project: Gen1Project) -> Iterator[Finding]:
    for name in project.api_names:
        read = project.paths(name)
        for path in project.split_paths(name):
            if path not in read:
                yield Finding(
                    Span(Anchor(path, 0), 0, 0),
                    "This file is not read because `schema.graphql` exists, which takes precedence over the folder `schema`.",
                )


RULE = Rule(
    code="gen1/ignored-schema-folder",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.GEN1_PROJECT,
    summary="The folder `schema` is not read because `schema.graphql` exists.",
    covers=("G002",),
    check=check,
    added="0.2.0",
)
