"""A relationship names only a part of the key of the other model.

## What it does

Reports `fields` of `@hasOne` and `@belongsTo` with a single name, if the primary key of the other model has sort keys and
one of the models has no `@auth`.

## Why is this bad?

The sort key is compared with nothing, so the related record is never found.

## Example

```graphql bad
type Team @model {
  org: ID! @primaryKey(sortKeyFields: ["name"])
  name: String!
}

type Project @model @auth(rules: [{ allow: private }]) {
  teamOrg: ID
  team: Team @hasOne(fields: ["teamOrg"])
}

# amplify-ls-ignore gen1/open-to-everyone: only a test
input AMPLIFY { globalAuthRule: AuthRule = { allow: public } }
```

Use instead:

```graphql good
type Team @model {
  org: ID! @primaryKey(sortKeyFields: ["name"])
  name: String!
}

type Project @model @auth(rules: [{ allow: private }]) {
  teamOrg: ID
  teamName: String
  team: Team @hasOne(fields: ["teamOrg", "teamName"])
}

# amplify-ls-ignore gen1/open-to-everyone: only a test
input AMPLIFY { globalAuthRule: AuthRule = { allow: public } }
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.catalog.directives import RELATION_DIRECTIVES
from amplify_ls.rules.gen1.related import relations_in, target_of
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding]:
    for relation in relations_in(declared):
        target = target_of(declared, relation)
        value = relation.directive.get("fields")
        if target is None or value is None or relation.kind not in ("hasOne", "belongsTo") or relation.references is not None:
            continue
        is_guarded = declared.definition.directive("auth") is not None and target.has_auth
        if len(relation.fields or ()) == 1 and len(target.key) > 1 and not is_guarded:
            yield Finding(
                value.span,
                f"The key of `{target.name}` consists of {listed(target.key)}, but `fields` names only the first "
                "one, so nothing is found.",
            )


RULE = Rule(
    code="gen1/partial-relationship-key",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.GEN1_DEFINITION,
    directives=RELATION_DIRECTIVES,
    summary="A relationship names only a part of the key of the other model.",
    covers=("G146",),
    check=check,
    added="0.2.0",
)
