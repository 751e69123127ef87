"""A type is declared twice.

## What it does

Reports the second declaration of a name, in whichever file of the API. Types, inputs, enums, interfaces, unions and scalars
share their names.

## Why is this bad?

The schema is not valid, and the deployment fails with `There can be only one type named`.

## Example

```graphql bad
type Query {
  hello: String @function(name: "hello-${env}") @auth(rules: [{ allow: private }])
}

type Query {
  bye: String @function(name: "bye-${env}") @auth(rules: [{ allow: private }])
}
```

Use instead:

```graphql good
type Query {
  hello: String @function(name: "hello-${env}") @auth(rules: [{ allow: private }])
}

extend type Query {
  bye: String @function(name: "bye-${env}") @auth(rules: [{ allow: private }])
}
```

## Fix safety

For `Query`, `Mutation` and `Subscription`, the fix extends the first declaration, which is what was intended, so it is safe.
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
from amplify_ls.gen1.syntax.nodes import (
    Definition,
    Kind,
)
from amplify_ls.rules.gen1.wording import related_types
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding[Definition]]:
    definition = declared.definition
    if definition.is_extension or definition.name is None or definition.kind is Kind.DIRECTIVE:
        return
    first = declared.api.chunk(declared.name)
    if first is None or first is declared.chunk:
        return
    earlier = first.content.get().name
    yield Finding(
        definition.name.span,
        f"The type `{declared.name}` is declared twice.",
        related_types(earlier, "The first declaration"),
        package_message=f'There can be only one type named "{declared.name}".',
        data=definition,
    )


def fix(finding: Finding[Definition]) -> Iterator[Fix]:
    definition = finding.data
    if definition.name is not None and definition.name.text in ROOT_TYPES and definition.kind is Kind.TYPE:
        yield Fix(
            f"Change to `extend type {definition.name.text}`",
            (SetText(definition.keyword, "extend type"),),
            Safety.SAFE,
            is_preferred=True,
        )


RULE = Rule(
    code="gen1/duplicate-type",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    summary="A type is declared twice.",
    covers=("G011", "G012"),
    check=check,
    fix=fix,
    fixable="sometimes",
    added="0.2.0",
)
