"""An index has the same partition key as the table.

## What it does

Reports `@index` on the field of a `@primaryKey` without sort keys. If the feature flag `secondaryKeyAsGSI` is off, the
index needs sort keys too.

## Why is this bad?

The transformers reject the index: it would repeat the table, or be a local index without a sort key.

## Example

```graphql bad
type Stock @model @auth(rules: [{ allow: owner }]) {
  productID: ID! @primaryKey @index(name: "byProduct")
}
```

Use instead:

```graphql good
type Stock @model @auth(rules: [{ allow: owner }]) {
  productID: ID! @primaryKey
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.syntax.nodes import (
    ListValue,
)
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding]:
    model = declared.model
    if model is None or model.key.directive is None:
        return
    key_value = model.key.directive.get("sortKeyFields")
    has_sort_keys = isinstance(key_value, ListValue) and bool(key_value.items)
    for index in model.indexes:
        if index.field is not model.key.field:
            continue
        value = index.directive.get("sortKeyFields")
        is_sorted = isinstance(value, ListValue) and bool(value.items)
        if has_sort_keys and (is_sorted or declared.api.flags.has_global_indexes):
            continue
        cause = "the primary key has no sort key" if not has_sort_keys else "the index has no sort key"
        ending = "primary key has a sort field" if not has_sort_keys else "index has a sort field"
        yield Finding(
            index.directive.at_name,
            f"The index `{index.name}` has the same partition key as the table of `{declared.name}`, and {cause}.",
            package_message=(
                f"Invalid @index '{index.name}'. You may not create an index where the partition key is the same "
                "as that of the "
                f"primary key unless the {ending}."
            ),
        )


RULE = Rule(
    code="gen1/index-on-key",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=("index",),
    summary="An index has the same partition key as the table.",
    covers=("G111", "G112"),
    check=check,
    added="0.2.0",
)
