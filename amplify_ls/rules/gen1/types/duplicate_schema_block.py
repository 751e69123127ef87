"""A schema has two `schema` blocks.

## What it does

Reports the second `schema { ... }` block of an API.

## Why is this bad?

The schema is not valid, and the deployment fails with `Must provide only one schema definition.`

## Example

```graphql bad
schema { query: Query }
schema { query: Query }
type Query {
  hello: String @function(name: "hello-${env}") @auth(rules: [{ allow: private }])
}
```

Use instead:

```graphql good
schema { query: Query }
type Query {
  hello: String @function(name: "hello-${env}") @auth(rules: [{ allow: private }])
}
```

## Fix safety

Removing the block is unsafe, because it may name other root types than the first one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.rules.gen1.wording import removal
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.gen1.facts.api import Api


def check(api: Api) -> Iterator[Finding]:
    found = [chunk.content.get() for chunk in api.schema_blocks]
    for definition in found[1:]:
        yield Finding(
            definition.span,
            "The schema has two `schema` blocks.",
            (Related(found[0].keyword, "The first block"),),
            package_message="Must provide only one schema definition.",
        )


def fix(finding: Finding) -> Iterator[Fix]:
    yield removal(finding.span, "the block")


RULE = Rule(
    code="gen1/duplicate-schema-block",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_API,
    summary="A schema has two `schema` blocks.",
    covers=("G018",),
    check=check,
    fix=fix,
    fixable="always",
    added="0.2.0",
)
