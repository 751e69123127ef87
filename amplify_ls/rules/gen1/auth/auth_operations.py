"""A rule lists operations where it cannot.

## What it does

Reports `operations` in rules of fields of `Query`, `Mutation`, `Subscription` and of types without `@model`.

## Why is this bad?

The transformers reject the rule.

## Example

```graphql bad
type Query {
  hello: String @function(name: "hello-${env}") @auth(rules: [{ allow: private, operations: [read] }])
}
```

Use instead:

```graphql good
type Query {
  hello: String @function(name: "hello-${env}") @auth(rules: [{ allow: private }])
}
```

## Fix safety

Removing the key is the only possibility, and the rule already applies to the whole field, so the fix is safe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import (
    RemoveEntry,
)
from amplify_ls.edits.operations import Fix, Safety
from amplify_ls.gen1.syntax.nodes import (
    Argument,
    Kind,
    ObjectValue,
)
from amplify_ls.rules.gen1.access import (
    auth_places,
)
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding[tuple[ObjectValue, Argument]]]:
    if declared.definition.is_model or declared.definition.kind is not Kind.TYPE:
        return
    is_root = declared.api.is_root(declared.name)
    for place in auth_places(declared):
        for rule in place.rules if place.field else ():
            entry = rule.node.entry("operations")
            if entry is None or not rule.written_operations:
                continue
            where = "Query, Mutation, Subscription" if is_root else "types that does not have @model directive"
            yield Finding(
                entry.name.span,
                f"The rules of `{place.where}` cannot list operations.",
                package_message=f"@auth rules on fields within {where} cannot specify 'operations' argument",
                data=(rule.node, entry),
            )


def fix(finding: Finding[tuple[ObjectValue, Argument]]) -> Iterator[Fix]:
    node, entry = finding.data
    yield Fix("Remove `operations`", (RemoveEntry(node, entry),), Safety.SAFE, is_preferred=True)


RULE = Rule(
    code="gen1/auth-operations",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=("auth",),
    summary="A rule lists operations where it cannot.",
    covers=("G228", "G229"),
    check=check,
    fix=fix,
    fixable="always",
    added="0.2.0",
)
