"""An index has the name of the index that a relationship generates.

## What it does

Reports indexes named `gsi-Parent.field` if a relationship with references generates an index of this name.

## Why is this bad?

The transformers reject the schema: the index `conflicts with the naming convention`.

## Example

```graphql bad
type Post @model @auth(rules: [{ allow: owner }]) {
  id: ID!
  comments: [Comment] @hasMany(references: ["postId"])
}

type Comment @model @auth(rules: [{ allow: owner }]) {
  postId: ID @index(name: "gsi-Post.comments")
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
  postId: ID @index(name: "byPost")
  post: Post @belongsTo(references: ["postId"])
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding]:
    model = declared.model
    if model is None:
        return
    for index in model.indexes:
        name = index.written_name
        parent, _, field_name = ("" if name is None else name.text.removeprefix("gsi-")).partition(".")
        shape = declared.api.shape(parent) if name is not None and name.text.startswith("gsi-") else None
        field = None if shape is None else shape.field(field_name)
        if name is None or field is None or field.base != declared.name:
            continue
        if any(each.kind in ("hasOne", "hasMany") and each.references is not None for each in field.relations):
            yield Finding(
                name.span,
                f"The index name `{name.text}` is that of the index that `{parent}.{field_name}` generates.",
                package_message=(
                    f"Global secondary index {name.text} defined on {declared.name} conflicts with the naming convention"
                ),
            )


RULE = Rule(
    code="gen1/index-name-clash",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=("index",),
    summary="An index has the name of the index that a relationship generates.",
    covers=("G171",),
    check=check,
    added="0.2.0",
)
