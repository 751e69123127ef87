"""The search of a model with authorization rules is `null`.

## What it does

Reports `queries: null` and `search: null` of `@searchable` on models with `@auth`.

## Why is this bad?

The transformers crash or stop with `Cannot extend nonexistent type 'SearchableAggregateResult'.`

## Example

```graphql bad
type Student @model @auth(rules: [{ allow: private }]) @searchable(queries: { search: null }) {
  name: String
}
```

Use instead:

```graphql good
type Student @model @auth(rules: [{ allow: private }]) @searchable {
  name: String
}
```

## Fix safety

Without the argument the search query is generated, so the fix is unsafe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import (
    RemoveArgument,
)
from amplify_ls.edits.operations import Fix
from amplify_ls.gen1.syntax.nodes import (
    Argument,
    Directive,
    NullValue,
    ObjectValue,
)
from amplify_ls.rules.gen1.models_of_rules import has_any_auth
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding[tuple[Directive, Argument]]]:
    model = declared.model
    directive = None if model is None or not has_any_auth(model) else model.definition.directive("searchable")
    argument = None if directive is None else directive.argument("queries")
    if directive is None or argument is None:
        return
    search = argument.value.get("search") if isinstance(argument.value, ObjectValue) else None
    for value, message in (
        (argument.value, "Cannot read properties of null (reading 'search')"),
        (search, "Cannot extend nonexistent type 'SearchableAggregateResult'."),
    ):
        if isinstance(value, NullValue):
            yield Finding(
                value.span,
                f"The search of `{declared.name}` cannot be disabled with `null`.",
                package_message=message,
                data=(directive, argument),
            )


def fix(finding: Finding[tuple[Directive, Argument]]) -> Iterator[Fix]:
    directive, argument = finding.data
    yield Fix("Remove `queries`", (RemoveArgument(directive, argument),), is_preferred=True)


RULE = Rule(
    code="gen1/disabled-search",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    summary="The search of a model with authorization rules is `null`.",
    covers=("G281", "G303"),
    check=check,
    fix=fix,
    fixable="always",
    added="0.2.0",
)
