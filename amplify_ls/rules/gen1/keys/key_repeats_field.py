"""A key has its own field as a sort key.

## What it does

Reports names in `sortKeyFields` that are the field of the `@primaryKey` or `@index` itself.

## Why is this bad?

The transformers reject the key: `cannot reference itself`.

## Example

```graphql bad
type Stock @model @auth(rules: [{ allow: owner }]) {
  productID: ID! @primaryKey(sortKeyFields: ["productID", "warehouseID"])
  warehouseID: ID!
}
```

Use instead:

```graphql good
type Stock @model @auth(rules: [{ allow: owner }]) {
  productID: ID! @primaryKey(sortKeyFields: ["warehouseID"])
  warehouseID: ID!
}
```

## Fix safety

Removing the name is the only possible meaning, so the fix is safe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import (
    RemoveArgument,
    RemoveListItem,
)
from amplify_ls.edits.operations import Fix, Safety
from amplify_ls.gen1.facts.texts import text_names
from amplify_ls.gen1.syntax.nodes import (
    Directive,
    ListValue,
)
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared
    from amplify_ls.syntax.outline import Span


def check(declared: Declared) -> Iterator[Finding[tuple[Directive, Span]]]:
    for field, directive in (*declared.uses("primaryKey"), *declared.uses("index")):
        for name in text_names(directive.get("sortKeyFields")):
            if name.text == field.name.text:
                yield Finding(
                    name.span,
                    f"The field `{name.text}` is its own sort key.",
                    package_message=f"@{directive.name.text} field '{name.text}' cannot reference itself.",
                    data=(directive, name.span),
                )


def fix(finding: Finding[tuple[Directive, Span]]) -> Iterator[Fix]:
    directive, span = finding.data
    value, argument = directive.get("sortKeyFields"), directive.argument("sortKeyFields")
    if argument is None:
        return
    if isinstance(value, ListValue) and len(value.items) > 1:
        item = next(item for item in value.items if item.span == span)
        yield Fix("Remove it", (RemoveListItem(value, item),), Safety.SAFE, is_preferred=True)
    else:
        yield Fix("Remove `sortKeyFields`", (RemoveArgument(directive, argument),), Safety.SAFE, is_preferred=True)


RULE = Rule(
    code="gen1/key-repeats-field",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=("primaryKey", "index"),
    summary="A key has its own field as a sort key.",
    covers=("G087", "G106"),
    check=check,
    fix=fix,
    fixable="always",
    added="0.2.0",
)
