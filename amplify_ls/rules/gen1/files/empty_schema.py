"""A Gen 1 schema contains no definition.

## What it does

Reports an API whose files contain only white space and comments.

## Why is this bad?

The Amplify CLI cannot parse a schema without definitions: `Syntax Error: Unexpected <EOF>.`

## Example

```graphql bad
# The schema follows soon.
```

Use instead:

```graphql good
# The schema follows soon.
type Todo @model @auth(rules: [{ allow: owner }]) {
  content: String
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.api import Api


def check(api: Api) -> Iterator[Finding]:
    if api.files and not api.chunks:
        file = api.files[0]
        end = len(file.data)
        yield Finding(
            file.span(end, end), "The schema contains no definition.", package_message="Syntax Error: Unexpected <EOF>."
        )


RULE = Rule(
    code="gen1/empty-schema",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_API,
    summary="A Gen 1 schema contains no definition.",
    covers=("G003",),
    check=check,
    added="0.2.0",
)
