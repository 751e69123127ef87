"""A schema file has a name that code generation ignores.

## What it does

Reports files with definitions below the folder `schema` whose name does not end in `.graphql`.

## Why is this bad?

The definitions are deployed, but `amplify codegen models` reads only files that end in `.graphql`, so the types are missing
in the generated code.

## Example

```graphql bad
# amplify/backend/api/app/schema/Todo.graphql
type Todo @model @auth(rules: [{ allow: owner }]) {
  content: String
}
# amplify/backend/api/app/schema/Note.gql
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

from amplify_ls.gen1.syntax.embedding import is_embedded
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.api import Api


def check(api: Api) -> Iterator[Finding]:
    for file in api.files:
        if is_embedded(file.anchor) or file.path.endswith(".graphql"):
            continue
        if not any(each.fault for each in file.definitions()):
            name = file.path.rpartition("/")[2]
            yield Finding(
                file.span(0, 0),
                f"The definitions in `{name}` are missing in generated code because its name does not end in `.graphql`.",
            )


RULE = Rule(
    code="gen1/unusual-schema-file",
    severity=Severity.INFORMATION,
    stages=(Stage.RUNTIME,),
    subject=Subject.GEN1_API,
    summary="A schema file has a name that code generation ignores.",
    covers=("G008",),
    check=check,
    added="0.2.0",
)
