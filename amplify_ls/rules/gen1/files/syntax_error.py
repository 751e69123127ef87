"""A definition in a GraphQL schema cannot be parsed.

## What it does

Reports the first syntax error of each top-level definition, at the token that is not expected. The other definitions are
checked as usual.

## Why is this bad?

The Amplify CLI parses the whole schema before anything else, so a single syntax error stops the deployment, with a position
in the joined text of all files.

## Example

```graphql bad
type Patient @model @auth(rules: [{ allow: owner }]) {
  name String!
}
```

Use instead:

```graphql good
type Patient @model @auth(rules: [{ allow: owner }]) {
  name: String!
}
```

## Fix safety

Replacing single quotes with double quotes is safe. Adding a missing colon after the name of a field is unsafe, because
something else may be missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import (
    AddBefore,
    SetText,
)
from amplify_ls.edits.operations import Fix, Safety
from amplify_ls.gen1.syntax.embedding import is_embedded
from amplify_ls.rules.gen1.wording import quoted
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding[str]]:
    fault = declared.definition.fault
    anchor = declared.chunk.anchor
    # Files of other kinds beside those of the schema may be notes.
    if fault is None or not (is_embedded(anchor) or anchor.path.endswith(".graphql")):
        return
    message = f"The schema cannot be parsed: {fault.message.rstrip('.')}."
    yield Finding(
        fault.span,
        message,
        package_message=f"Syntax Error: {fault.message}",
        data=declared.chunk.text.decode("utf-8", "replace"),
    )


def fix(finding: Finding[str]) -> Iterator[Fix]:
    text, span = finding.data, finding.span
    data = text.encode()
    if data[span.start : span.start + 1] == b"'":
        end = data.find(b"'", span.start + 1)
        inner = data[span.start + 1 : end].decode("utf-8", "replace")
        if end > 0 and '"' not in inner and "\n" not in inner:
            yield Fix(
                "Use double quotes", (SetText(span._replace(end=end + 1), quoted(inner)),), Safety.SAFE, is_preferred=True
            )
    elif 'Expected ":"' in finding.package_message:
        yield Fix("Add `:`", (AddBefore(span, ": "),), is_preferred=True)


RULE = Rule(
    code="gen1/syntax-error",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    summary="A definition in a GraphQL schema cannot be parsed.",
    covers=("G005", "G006"),
    check=check,
    fix=fix,
    fixable="sometimes",
    added="0.2.0",
)
