"""A relationship with references is required.

## What it does

Reports relationship fields with `references` whose type, or whose items, have an exclamation mark.

## Why is this bad?

The transformers reject the relationship: `fields must not be required`.

## Example

```graphql bad
type Post @model @auth(rules: [{ allow: owner }]) {
  id: ID!
  comments: [Comment]! @hasMany(references: ["postId"])
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

Related records may be missing anyway, so making the field optional is safe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import (
    SetText,
)
from amplify_ls.edits.operations import Fix, Safety
from amplify_ls.gen1.catalog.directives import RELATION_DIRECTIVES
from amplify_ls.rules.gen1.related import relations_in
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared
    from amplify_ls.gen1.syntax.nodes import (
        Field,
    )


def check(declared: Declared) -> Iterator[Finding[Field]]:
    for relation in relations_in(declared):
        type_ref = relation.field.type
        if relation.references is None or not declared.api.is_model(relation.target) or "!" not in type_ref.text:
            continue
        is_item = not type_ref.is_required
        shown = f"{declared.name}.{relation.field.name.text}: "
        plain = f"[{relation.target}]" if relation.kind == "hasMany" else relation.target
        wrong = f"[{relation.target}!]" if is_item else f"{plain}!"
        yield Finding(
            type_ref.name.span if is_item else type_ref.span,
            f"The relationship `{declared.name}.{relation.field.name.text}` cannot be required.",
            package_message=f"@{relation.kind} fields must not be required. Change '{shown}{wrong}' to '{shown}{plain}'",
            data=relation.field,
        )


def fix(finding: Finding[Field]) -> Iterator[Fix]:
    new = finding.data.type.text.replace("!", "")
    yield Fix(f"Change to `{new}`", (SetText(finding.data.type.span, new),), Safety.SAFE, is_preferred=True)


RULE = Rule(
    code="gen1/required-reference-relationship",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=RELATION_DIRECTIVES,
    summary="A relationship with references is required.",
    covers=("G167",),
    check=check,
    fix=fix,
    fixable="always",
    added="0.2.0",
)
