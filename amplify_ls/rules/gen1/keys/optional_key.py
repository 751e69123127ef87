"""A field of a primary key is optional.

## What it does

Reports the types of fields with `@primaryKey`, and of its sort keys, without an exclamation mark.

## Why is this bad?

The transformers reject the key: `must reference non-null fields`.

## Example

```graphql bad
type Stock @model @auth(rules: [{ allow: owner }]) {
  productID: ID @primaryKey
}
```

Use instead:

```graphql good
type Stock @model @auth(rules: [{ allow: owner }]) {
  productID: ID! @primaryKey
}
```

## Fix safety

A key always has a value, so requiring it has no other effect, and the fix is safe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import (
    SetText,
)
from amplify_ls.edits.operations import Fix, Safety
from amplify_ls.gen1.facts.texts import text_names
from amplify_ls.rules.gen1.keys_of_models import is_key_type
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared
    from amplify_ls.gen1.syntax.nodes import (
        Field,
    )


def check(declared: Declared) -> Iterator[Finding[Field]]:
    if not declared.definition.is_model:
        return
    for field, directive in declared.uses("primaryKey"):
        names = text_names(directive.get("sortKeyFields"))
        others = (declared.definition.field(name.text) for name in names)
        for each in dict.fromkeys((field, *others)):
            if each is not None and not each.type.is_required and is_key_type(declared, each):
                yield Finding(
                    each.type.span,
                    f"The field `{declared.name}.{each.name.text}` is part of the primary key and must be required.",
                    package_message=f"The primary key on type '{declared.name}' must reference non-null fields.",
                    data=each,
                )


def fix(finding: Finding[Field]) -> Iterator[Fix]:
    new = f"{finding.data.type.text}!"
    yield Fix(f"Change to `{new}`", (SetText(finding.data.type.span, new),), Safety.SAFE, is_preferred=True)


RULE = Rule(
    code="gen1/optional-key",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=("primaryKey",),
    summary="A field of a primary key is optional.",
    covers=("G082", "G086"),
    check=check,
    fix=fix,
    fixable="always",
    added="0.2.0",
)
