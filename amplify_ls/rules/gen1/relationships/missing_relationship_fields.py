"""A relationship uses a generated foreign key next to a declared one.

## What it does

Reports `@hasMany` with `indexName` but without `fields`, and `@belongsTo` without `fields` if the other side names an index
or fields, or if another `@belongsTo` of the model already uses the only foreign key.

## Why is this bad?

A foreign key is generated that nobody writes. `@belongsTo` reads it and is always null, although the declared foreign key
has the value.

## Example

```graphql bad
type Post @model @auth(rules: [{ allow: owner }]) {
  id: ID!
  comments: [Comment] @hasMany(indexName: "byPost", fields: ["id"])
}

type Comment @model @auth(rules: [{ allow: owner }]) {
  postID: ID! @index(name: "byPost")
  post: Post @belongsTo
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
  post: Post @belongsTo(fields: ["postID"])
}
```

## Fix safety

The fix changes which record is returned, so it is unsafe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import (
    AddArgument,
)
from amplify_ls.edits.operations import Fix
from amplify_ls.gen1.catalog.directives import RELATION_DIRECTIVES
from amplify_ls.rules.gen1.related import foreign_key_name, other_side, relations_in, target_of
from amplify_ls.rules.gen1.wording import quoted, related_types
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared
    from amplify_ls.gen1.facts.models import Relation
    from amplify_ls.gen1.facts.shapes import RelationShape


def check(declared: Declared) -> Iterator[Finding[tuple[Relation, tuple[str, ...]]]]:
    seen: dict[str, Relation] = {}
    for relation in relations_in(declared):
        target = target_of(declared, relation)
        if target is None or relation.references is not None or relation.fields is not None:
            continue
        where = f"{declared.name}.{relation.field.name.text}"
        if (
            relation.kind == "hasMany"
            and relation.index_name is not None
            and any(index.name == relation.index_name.text and index.is_named for index in target.indexes)
        ):
            own = declared.api.shape(declared.name)
            key = () if own is None or len(own.key) > 1 or declared.definition.field(own.key[0]) is None else own.key
            yield Finding(
                relation.directive.at_name,
                f"`{where}` has no `fields`, so a foreign key that nobody writes is added to `{target.name}`.",
                data=(relation, key),
            )
        elif relation.kind == "belongsTo" and not relation.field.type.is_list:
            side = other_side(declared.name, target)
            if side is None:
                continue
            field, back = side
            if back.references is not None or back.kind != "hasMany":
                continue
            foreign_key = foreign_key_name(declared.api, target.name, target.key[0], field.name)
            if back.is_implicit:
                first = seen.setdefault(target.name, relation)
                if first is not relation:
                    yield Finding(
                        relation.directive.at_name,
                        f"`{where}` reads the same foreign key as `{declared.name}.{first.field.name.text}`.",
                        related_types(first.field.name, "The first relationship"),
                        data=(relation, ()),
                    )
            elif declared.definition.field(foreign_key) is None:
                yield Finding(
                    relation.directive.at_name,
                    f"`{where}` has no `fields`, so it reads the generated `{foreign_key}`, which is never written.",
                    data=(relation, _keys_of_index(declared, back)),
                )


def _keys_of_index(declared: Declared, back: RelationShape) -> tuple[str, ...]:
    own = declared.api.shape(declared.name)
    found = None if own is None else next((index for index in own.indexes if index.name == back.index_name), None)
    return () if found is None else found.fields[:1]


def fix(finding: Finding[tuple[Relation, tuple[str, ...]]]) -> Iterator[Fix]:
    relation, names = finding.data
    if names:
        new = f"fields: [{', '.join(map(quoted, names))}]"
        yield Fix(f"Add `{new}`", (AddArgument(relation.directive, new),), is_preferred=True)


RULE = Rule(
    code="gen1/missing-relationship-fields",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.GEN1_DEFINITION,
    directives=RELATION_DIRECTIVES,
    summary="A relationship uses a generated foreign key next to a declared one.",
    covers=("G145", "G148", "G149"),
    check=check,
    fix=fix,
    fixable="sometimes",
    added="0.2.0",
)
