"""A relationship has arguments that exclude each other.

## What it does

Reports `fields` or `indexName` next to `references`.

## Why is this bad?

The transformers reject the relationship.

## Example

```graphql bad
type Post @model @auth(rules: [{ allow: owner }]) {
  id: ID!
  comments: [Comment] @hasMany(fields: ["id"], references: ["postId"])
}

type Comment @model @auth(rules: [{ allow: owner }]) {
  postId: ID
  post: Post @belongsTo(references: ["postId"])
}
```

Use instead:

```graphql good
type Post @model @auth(rules: [{ allow: owner }]) {
  id: ID!
  comments: [Comment] @hasMany(references: ["postId"])
}

type Comment @model @auth(rules: [{ allow: owner }]) {
  postId: ID
  post: Post @belongsTo(references: ["postId"])
}
```

## Fix safety

Removing the argument is unsafe, because `references` may be the wrong one instead.
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
    NullValue,
)
from amplify_ls.rules.gen1.related import relations_in
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding[tuple[Directive, Argument]]]:
    for relation in relations_in(declared):
        if relation.references is None or not declared.api.is_model(relation.target):
            continue
        for name in ("fields", "indexName"):
            argument = relation.directive.argument(name)
            if argument is None or isinstance(argument.value, NullValue):
                continue
            where = f"{declared.name}.{relation.field.name.text}"
            yield Finding(
                argument.name.span,
                f"`{name}` of `{where}` cannot be combined with `references`.",
                package_message=(
                    f"fields and references cannot be defined in the same {relation.kind}. Use 'references'"
                    if name == "fields"
                    else f"Invalid @{relation.kind} directive on {where} - indexName is not supported with DynamoDB references."
                ),
                data=(relation.directive, argument),
            )


def fix(finding: Finding[tuple[Directive, Argument]]) -> Iterator[Fix]:
    directive, argument = finding.data
    yield Fix(f"Remove `{argument.name.text}`", (RemoveArgument(directive, argument),), is_preferred=True)


RULE = Rule(
    code="gen1/fields-and-references",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=RELATION_DIRECTIVES,
    summary="A relationship has arguments that exclude each other.",
    covers=("G160", "G170"),
    check=check,
    fix=fix,
    fixable="always",
    added="0.2.0",
)
