"""A relationship names an index that the other model does not have.

## What it does

Reports names in `indexName` of `@hasMany` that are not the `name` of an `@index` of the other model.

## Why is this bad?

The transformers reject the relationship: `Index ... does not exist for model`.

## Example

```graphql bad
type Post @model @auth(rules: [{ allow: owner }]) {
  id: ID!
  comments: [Comment] @hasMany(indexName: "byPots", fields: ["id"])
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

The fix is unsafe, because another index may be intended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import (
    SetText,
)
from amplify_ls.edits.operations import Fix
from amplify_ls.gen1.catalog.directives import RELATION_DIRECTIVES
from amplify_ls.rules.gen1.related import relations_in, target_of
from amplify_ls.rules.gen1.wording import quoted, renames
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding[tuple[str, tuple[str, ...]]]]:
    for relation in relations_in(declared):
        target = target_of(declared, relation)
        name = relation.index_name
        if target is None or name is None or not name.text or relation.references is not None:
            continue
        names = tuple(index.name for index in target.indexes if index.is_named)
        if name.text not in names:
            yield Finding(
                name.span,
                f"The model `{target.name}` has no index named `{name.text}`.",
                package_message=f"Index {name.text} does not exist for model {target.name}",
                data=(name.text, names),
            )


def fix(finding: Finding[tuple[str, tuple[str, ...]]]) -> Iterator[Fix]:
    name, names = finding.data
    found = list(renames(finding.span, name, names, is_text=True))
    if not found and len(names) == 1:
        yield Fix(f"Change to `{names[0]}`", (SetText(finding.span, quoted(names[0])),), is_preferred=True)
    yield from found


RULE = Rule(
    code="gen1/unknown-index",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=RELATION_DIRECTIVES,
    summary="A relationship names an index that the other model does not have.",
    covers=("G143",),
    check=check,
    fix=fix,
    fixable="sometimes",
    added="0.2.0",
)
