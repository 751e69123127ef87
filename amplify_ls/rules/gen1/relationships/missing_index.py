"""A relationship queries the wrong key because it names no index.

## What it does

Reports `@hasMany` with `fields` but without `indexName`.

## Why is this bad?

The primary key of the other model is compared with the key of this one, so nothing is found.

## Example

```graphql bad
type Post @model @auth(rules: [{ allow: owner }]) {
  id: ID!
  comments: [Comment] @hasMany(fields: ["id"])
}

type Comment @model @auth(rules: [{ allow: owner }]) {
  postID: ID! @index(name: "byPost")
}
```

Use instead:

```graphql good
type Post @model @auth(rules: [{ allow: owner }]) {
  id: ID!
  comments: [Comment] @hasMany(indexName: "byPost", fields: ["id"])
}

type Comment @model @auth(rules: [{ allow: owner }]) {
  postID: ID! @index(name: "byPost")
}
```

## Fix safety

The fix adds the only index of the other model, which may not be the intended one, so it is unsafe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import (
    AddBefore,
)
from amplify_ls.edits.operations import Fix
from amplify_ls.gen1.catalog.directives import RELATION_DIRECTIVES
from amplify_ls.rules.gen1.related import queried_key, relations_in, target_of
from amplify_ls.rules.gen1.wording import quoted
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared
    from amplify_ls.gen1.facts.models import Relation


def check(declared: Declared) -> Iterator[Finding[tuple[Relation, tuple[str, ...]]]]:
    for relation in relations_in(declared):
        target = target_of(declared, relation)
        argument = relation.directive.argument("fields")
        if (
            target is None
            or relation.kind != "hasMany"
            or relation.index_name is not None
            or relation.references is not None
            or not relation.fields
            or argument is None
        ):
            continue
        key = queried_key(relation, target)
        first = declared.definition.field(relation.fields[0].text)
        if key is None or first is None or (key[0][1] and key[0][1] != first.type.name.text):
            continue
        if len(target.key) > 1 and target.key[0] != "id":
            # A composite key that starts with the foreign key is a common way to store children.
            continue
        yield Finding(
            argument.name.span,
            f"`{declared.name}.{relation.field.name.text}` queries the primary key of `{target.name}`, because it "
            "names no index.",
            data=(relation, tuple(index.name for index in target.indexes if index.is_named)),
        )


def fix(finding: Finding[tuple[Relation, tuple[str, ...]]]) -> Iterator[Fix]:
    relation, names = finding.data
    argument = relation.directive.argument("fields")
    if len(names) == 1 and argument is not None:
        new = f"indexName: {quoted(names[0])}"
        yield Fix(f"Add `{new}`", (AddBefore(argument.span, f"{new}, "),), is_preferred=True)


RULE = Rule(
    code="gen1/missing-index",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.GEN1_DEFINITION,
    directives=RELATION_DIRECTIVES,
    summary="A relationship queries the wrong key because it names no index.",
    covers=("G144",),
    check=check,
    fix=fix,
    fixable="sometimes",
    added="0.2.0",
)
