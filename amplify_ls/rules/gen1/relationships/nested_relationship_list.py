"""A relationship is a list of lists.

## What it does

Reports relationship fields whose type has more than one pair of brackets.

## Why is this bad?

The transformers treat it as a simple list.

## Example

```graphql bad
type Post @model @auth(rules: [{ allow: owner }]) {
  comments: [[Comment]] @hasMany
}

type Comment @model @auth(rules: [{ allow: owner }]) {
  text: String
}
```

Use instead:

```graphql good
type Post @model @auth(rules: [{ allow: owner }]) {
  comments: [Comment] @hasMany
}

type Comment @model @auth(rules: [{ allow: owner }]) {
  text: String
}
```

## Fix safety

The simple list is how the transformers understand the type, so the fix is safe.
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
    from amplify_ls.gen1.facts.models import Relation


def check(declared: Declared) -> Iterator[Finding[Relation]]:
    for relation in relations_in(declared):
        if (
            relation.field.type.list_depth > 1
            and declared.api.is_model(relation.target)
            and relation.kind in ("hasMany", "manyToMany")
        ):
            yield Finding(
                relation.field.type.span._replace(start=relation.field.type.span.start + 1),
                f"The relationship `{declared.name}.{relation.field.name.text}` is a list of lists, but is treated as a list.",
                data=relation,
            )


def fix(finding: Finding[Relation]) -> Iterator[Fix]:
    new = f"[{finding.data.target}]"
    yield Fix(f"Change to `{new}`", (SetText(finding.data.field.type.span, new),), Safety.SAFE, is_preferred=True)


RULE = Rule(
    code="gen1/nested-relationship-list",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.GEN1_DEFINITION,
    directives=RELATION_DIRECTIVES,
    summary="A relationship is a list of lists.",
    covers=("G158",),
    check=check,
    fix=fix,
    fixable="always",
    added="0.2.0",
)
