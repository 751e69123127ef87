"""A field appears twice among the sort keys.

## What it does

Reports the second occurrence of a name in `sortKeyFields`.

## Why is this bad?

The transformers accept it, but the resulting schema has an input with the same field twice.

## Example

```graphql bad
type Reading @model @auth(rules: [{ allow: owner }]) {
  station: ID! @primaryKey(sortKeyFields: ["day", "day"])
  day: AWSDate!
}
```

Use instead:

```graphql good
type Reading @model @auth(rules: [{ allow: owner }]) {
  station: ID! @primaryKey(sortKeyFields: ["day"])
  day: AWSDate!
}
```

## Fix safety

Removing the second name is the only possible meaning, so the fix is safe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import (
    RemoveListItem,
)
from amplify_ls.edits.operations import Fix, Safety
from amplify_ls.gen1.syntax.nodes import (
    ListValue,
    TextValue,
    Value,
)
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding[tuple[ListValue, Value]]]:
    for _, directive in (*declared.uses("primaryKey"), *declared.uses("index")):
        value = directive.get("sortKeyFields")
        seen: set[str] = set()
        for item in value.items if isinstance(value, ListValue) else ():
            if isinstance(item, TextValue) and item.text in seen and isinstance(value, ListValue):
                yield Finding(
                    item.span,
                    f"The sort key `{item.text}` appears twice.",
                    package_message=f'Field "Delete{declared.name}Input.{item.text}" can only be defined once.',
                    data=(value, item),
                )
            elif isinstance(item, TextValue):
                seen.add(item.text)


def fix(finding: Finding[tuple[ListValue, Value]]) -> Iterator[Fix]:
    value, item = finding.data
    yield Fix("Remove the second one", (RemoveListItem(value, item),), Safety.SAFE, is_preferred=True)


RULE = Rule(
    code="gen1/repeated-sort-key",
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.GEN1_DEFINITION,
    directives=("primaryKey", "index"),
    summary="A field appears twice among the sort keys.",
    covers=("G091", "G118"),
    check=check,
    fix=fix,
    fixable="always",
    added="0.2.0",
)
