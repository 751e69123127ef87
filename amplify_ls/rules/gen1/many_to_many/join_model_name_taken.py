"""The name of a join model is that of a declared type.

## What it does

Reports `relationName` of `@manyToMany` whose type name is already declared.

## Why is this bad?

The join model is generated under this name, so the transformers reject the relationship.

## Example

```graphql bad
type PostTags { note: String }

type Post @model @auth(rules: [{ allow: owner }]) {
  tags: [Tag] @manyToMany(relationName: "PostTags")
}

type Tag @model @auth(rules: [{ allow: owner }]) {
  posts: [Post] @manyToMany(relationName: "PostTags")
}
```

Use instead:

```graphql good
type Post @model @auth(rules: [{ allow: owner }]) {
  tags: [Tag] @manyToMany(relationName: "PostTags")
}

type Tag @model @auth(rules: [{ allow: owner }]) {
  posts: [Post] @manyToMany(relationName: "PostTags")
}
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.gen1.catalog.directives import RELATION_DIRECTIVES
from amplify_ls.gen1.facts.texts import upper_first
from amplify_ls.rules.gen1.related import is_first_side, relations_in
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding]:
    for relation in relations_in(declared):
        name = relation.relation_name
        if name is None or relation.kind != "manyToMany" or not is_first_side(declared, relation, name.text):
            continue
        type_name = upper_first(re.sub(r"^[^_A-Za-z]+|[^_0-9A-Za-z]", "", upper_first(name.text)))
        chunk = declared.api.chunk(type_name)
        if chunk is not None:
            yield Finding(
                name.span,
                f"The relation name `{name.text}` becomes the join model `{type_name}`, which is already declared.",
                package_message=(
                    f"@manyToMany relation name '{type_name}' (derived from '{name.text}') already "
                    "exists as a type in the schema."
                ),
            )


RULE = Rule(
    code="gen1/join-model-name-taken",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=RELATION_DIRECTIVES,
    summary="The name of a join model is that of a declared type.",
    covers=("G182",),
    check=check,
    added="0.2.0",
)
