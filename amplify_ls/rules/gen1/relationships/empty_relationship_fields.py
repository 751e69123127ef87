"""A relationship has an empty list of fields.

## What it does

Reports `fields: []` and `references: []`.

## Why is this bad?

The transformers reject the relationship.

## Example

```graphql bad
type Post @model @auth(rules: [{ allow: owner }]) {
  author: Author @hasOne(fields: [])
}

type Author @model @auth(rules: [{ allow: owner }]) {
  name: String
}
```

Use instead:

```graphql good
type Post @model @auth(rules: [{ allow: owner }]) {
  author: Author @hasOne
}

type Author @model @auth(rules: [{ allow: owner }]) {
  name: String
}
```

## Fix safety

Without the argument the foreign key is generated, which may not be intended, so the fix is unsafe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import (
    RemoveArgument,
)
from amplify_ls.edits.operations import Fix
from amplify_ls.gen1.catalog.directives import RELATION_DIRECTIVES
from amplify_ls.gen1.syntax.nodes import (
    Argument,
    Directive,
    ListValue,
)
from amplify_ls.rules.gen1.related import relations_in
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding[tuple[Directive, Argument]]]:
    for relation in relations_in(declared):
        for name in ("fields", "references"):
            argument = relation.directive.argument(name)
            if argument is not None and isinstance(argument.value, ListValue) and not argument.value.items:
                yield Finding(
                    argument.value.span,
                    f"The list `{name}` of `{declared.name}.{relation.field.name.text}` is empty.",
                    package_message=(
                        f"No fields passed to @{relation.kind} directive."
                        if name == "fields"
                        else f"Invalid @{relation.kind} directive on {relation.field.name.text} - empty references list"
                    ),
                    data=(relation.directive, argument),
                )


def fix(finding: Finding[tuple[Directive, Argument]]) -> Iterator[Fix]:
    directive, argument = finding.data
    yield Fix(f"Remove `{argument.name.text}`", (RemoveArgument(directive, argument),), is_preferred=True)


RULE = Rule(
    code="gen1/empty-relationship-fields",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=RELATION_DIRECTIVES,
    summary="A relationship has an empty list of fields.",
    covers=("G139", "G161"),
    check=check,
    fix=fix,
    fixable="always",
    added="0.2.0",
)
