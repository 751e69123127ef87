"""A file in the folder `schema` is not GraphQL.

## What it does

Reports files below the folder `schema` whose name does not end in `.graphql` and whose content is not GraphQL. Files whose
name starts with a dot are not read.

## Why is this bad?

The Amplify CLI joins all files of the folder whatever their names end in, so a README or a backup breaks the schema.

## Example

```graphql bad
# amplify/backend/api/app/schema/Todo.graphql
type Todo @model @auth(rules: [{ allow: owner }]) {
  content: String
}
# amplify/backend/api/app/schema/README.md
One file per type.
```

Use instead:

```graphql good
# amplify/backend/api/app/schema/Todo.graphql
type Todo @model @auth(rules: [{ allow: owner }]) {
  content: String
}
# amplify/backend/api/app/README.md
One file per type.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.api import Api


def check(api: Api) -> Iterator[Finding]:
    for file in api.files:
        if file.path.endswith(".graphql"):
            continue
        fault = next((each.fault for each in file.definitions() if each.fault is not None), None)
        if fault is not None:
            name = file.path.rpartition("/")[2]
            message = f"The file `{name}` is not GraphQL, but all files in the folder `schema` are read."
            yield Finding(file.span(0, 0), message, package_message=f"Syntax Error: {fault.message}")


RULE = Rule(
    code="gen1/no-graphql-file",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_API,
    summary="A file in the folder `schema` is not GraphQL.",
    covers=("G004",),
    check=check,
    added="0.2.0",
)
