"""Only some reference fields of a relationship are required.

## What it does

Reports the first reference field that is required or optional unlike the one before it.

## Why is this bad?

The transformers reject the relationship: `have inconsistent nullability`.

## Example

```graphql bad
type Store @model @auth(rules: [{ allow: owner }]) {
  region: ID! @primaryKey(sortKeyFields: ["number"])
  number: Int!
  staff: [Worker] @hasMany(references: ["storeRegion", "storeNumber"])
}

type Worker @model @auth(rules: [{ allow: owner }]) {
  storeRegion: ID!
  storeNumber: Int
  store: Store @belongsTo(references: ["storeRegion", "storeNumber"])
}
```

Use instead:

```graphql good
type Store @model @auth(rules: [{ allow: owner }]) {
  region: ID! @primaryKey(sortKeyFields: ["number"])
  number: Int!
  staff: [Worker] @hasMany(references: ["storeRegion", "storeNumber"])
}

type Worker @model @auth(rules: [{ allow: owner }]) {
  storeRegion: ID!
  storeNumber: Int!
  store: Store @belongsTo(references: ["storeRegion", "storeNumber"])
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.catalog.directives import RELATION_DIRECTIVES
from amplify_ls.rules.gen1.related import relations_in
from amplify_ls.rules.gen1.wording import related_types
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding]:
    for relation in relations_in(declared):
        if relation.kind not in ("hasOne", "hasMany") or len(relation.references or ()) < 2:
            continue
        target = declared.api.definition(relation.target)
        fields = [None if target is None else target.field(name.text) for name in relation.references or ()]
        known = [field for field in fields if field is not None]
        if len(known) < len(fields):
            continue
        odd = next((field for field in known if field.type.is_required != known[0].type.is_required), None)
        if odd is not None:
            yield Finding(
                odd.name.span,
                f"The reference fields of `{declared.name}.{relation.field.name.text}` are partly required.",
                related_types(known[0].name, "The first reference field"),
                package_message=f"Reference fields defined on related type: '{relation.target}' for @{relation.kind}",
            )


RULE = Rule(
    code="gen1/partly-required-references",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=RELATION_DIRECTIVES,
    summary="Only some reference fields of a relationship are required.",
    covers=("G168",),
    check=check,
    added="0.2.0",
)
