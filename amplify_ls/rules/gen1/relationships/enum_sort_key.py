"""A relationship queries an index whose sort key is an enum.

## What it does

Reports `@hasMany` with an index whose only sort key is an enum.

## Why is this bad?

The transformers crash with `Cannot read properties of undefined (reading 'name')`.

## Example

```graphql bad
enum State { OPEN DONE }

type Board @model @auth(rules: [{ allow: owner }]) {
  id: ID!
  cards: [Card] @hasMany(indexName: "byBoard", fields: ["id"])
}

type Card @model @auth(rules: [{ allow: owner }]) {
  boardID: ID! @index(name: "byBoard", sortKeyFields: ["state"])
  state: State!
}
```

Use instead:

```graphql good
enum State { OPEN DONE }

type Board @model @auth(rules: [{ allow: owner }]) {
  id: ID!
  cards: [Card] @hasMany(indexName: "byBoard", fields: ["id"])
}

type Card @model @auth(rules: [{ allow: owner }]) {
  boardID: ID! @index(name: "byBoard")
  state: State!
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.catalog.directives import RELATION_DIRECTIVES
from amplify_ls.gen1.syntax.nodes import (
    Kind,
)
from amplify_ls.rules.gen1.related import relations_in, target_of
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding]:
    for relation in relations_in(declared):
        target = target_of(declared, relation)
        name = relation.index_name
        if (
            target is None
            or name is None
            or relation.kind != "hasMany"
            or relation.references is not None
            or len(relation.fields or ()) > 1
        ):
            continue
        index = next((index for index in target.indexes if index.name == name.text and index.is_named), None)
        if index is None or len(index.fields) != 2:
            continue
        sort_key = target.field(index.fields[1])
        kind = None if sort_key is None else declared.api.shape(sort_key.base)
        if kind is not None and kind.kind is Kind.ENUM:
            yield Finding(
                relation.directive.at_name,
                f"The sort key `{index.fields[1]}` of the index `{name.text}` is an enum, which relationships cannot query.",
                package_message="Cannot read properties of undefined (reading 'name')",
            )


RULE = Rule(
    code="gen1/enum-sort-key",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=RELATION_DIRECTIVES,
    summary="A relationship queries an index whose sort key is an enum.",
    covers=("G152",),
    check=check,
    added="0.2.0",
)
