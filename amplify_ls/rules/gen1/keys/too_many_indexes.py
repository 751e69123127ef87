"""A model has more than 20 indexes.

## What it does

Reports the 21st index of a model and the following ones, including those that implicit `@hasMany` relationships of other
models add.

## Why is this bad?

A DynamoDB table has at most 20 global secondary indexes, unless the quota is raised.

## Example

```graphql bad
type Customer @model @auth(rules: [{ allow: owner }]) {
  f1: String @index(name: "byF1")
  f2: String @index(name: "byF2")
  f3: String @index(name: "byF3")
  f4: String @index(name: "byF4")
  f5: String @index(name: "byF5")
  f6: String @index(name: "byF6")
  f7: String @index(name: "byF7")
  f8: String @index(name: "byF8")
  f9: String @index(name: "byF9")
  f10: String @index(name: "byF10")
  f11: String @index(name: "byF11")
  f12: String @index(name: "byF12")
  f13: String @index(name: "byF13")
  f14: String @index(name: "byF14")
  f15: String @index(name: "byF15")
  f16: String @index(name: "byF16")
  f17: String @index(name: "byF17")
  f18: String @index(name: "byF18")
  f19: String @index(name: "byF19")
  f20: String @index(name: "byF20")
  f21: String @index(name: "byF21")
}
```

Use instead:

```graphql good
type Customer @model @auth(rules: [{ allow: owner }]) {
  rep: ID! @index(name: "byRep")
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared

_MOST = 20


def check(declared: Declared) -> Iterator[Finding]:
    model = declared.model
    if model is None:
        return
    added = sum(
        relation.kind == "hasMany" and relation.is_implicit
        for each in declared.api.incoming(declared.name)
        for relation in each.relations
    )
    if len(model.indexes) + added <= _MOST:
        return
    for index in model.indexes[max(_MOST - added, 0) :]:
        yield Finding(
            index.directive.at_name,
            f"The table of `{declared.name}` has more than {_MOST} indexes with `{index.name}`, which is the "
            "limit of DynamoDB.",
        )


RULE = Rule(
    code="gen1/too-many-indexes",
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.GEN1_DEFINITION,
    directives=("index",),
    summary="A model has more than 20 indexes.",
    covers=("G117",),
    check=check,
    added="0.2.0",
)
