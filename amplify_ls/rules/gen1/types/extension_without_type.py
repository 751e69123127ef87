"""A type is extended that is not declared.

## What it does

Reports extensions of a type that no file of the API declares, including `Query`, `Mutation` and `Subscription`: the types
that are generated for models do not count.

## Why is this bad?

The deployment fails with `Cannot extend nonexistent type`.

## Example

```graphql bad
type Todo @model @auth(rules: [{ allow: owner }]) {
  content: String
}

extend type Query {
  hello: String @function(name: "hello-${env}") @auth(rules: [{ allow: private }])
}
```

Use instead:

```graphql good
type Todo @model @auth(rules: [{ allow: owner }]) {
  content: String
}

type Query {
  hello: String @function(name: "hello-${env}") @auth(rules: [{ allow: private }])
}
```

## Fix safety

For `Query`, `Mutation` and `Subscription`, declaring the type is the only possible meaning, so the fix is safe. For other
types it is unsafe, because the name may be misspelled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import (
    SetText,
)
from amplify_ls.edits.operations import Fix, Safety
from amplify_ls.gen1.catalog.scalars import (
    ROOT_TYPES,
)
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding[Declared]]:
    definition = declared.definition
    if not definition.is_extension or definition.name is None or not declared.api.lacks(declared.name):
        return
    yield Finding(
        definition.name.span,
        f"The type `{declared.name}` is extended but not declared.",
        package_message=f"Cannot extend nonexistent type '{declared.name}'.",
        data=declared,
    )


def fix(finding: Finding[Declared]) -> Iterator[Fix]:
    declared = finding.data
    definition = declared.definition
    first = next((each for each in declared.api.extensions(declared.name)), None)
    if first is not definition:
        return
    is_root = declared.name in ROOT_TYPES
    keyword = definition.kind.value
    yield Fix(
        f"Change to `{keyword} {declared.name}`",
        (SetText(definition.keyword, keyword),),
        Safety.SAFE if is_root else Safety.UNSAFE,
        is_preferred=True,
    )


RULE = Rule(
    code="gen1/extension-without-type",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    summary="A type is extended that is not declared.",
    covers=("G310",),
    check=check,
    fix=fix,
    fixable="always",
    added="0.2.0",
)
