"""Two models refer to each other in an API with DataStore.

## What it does

Reports `@hasOne` and `@hasMany` if the other model has one of these directives for this model too, in an API with conflict
resolution (`cli-inputs.json`).

## Why is this bad?

DataStore supports only one direction. The transformers reject the schema; the other side is `@belongsTo`.

## Example

```graphql bad
# amplify/backend/api/app/cli-inputs.json
{
  "serviceConfiguration": {
    "defaultAuthType": { "mode": "AMAZON_COGNITO_USER_POOLS" },
    "conflictResolution": { "defaultResolutionStrategy": { "type": "AUTOMERGE" } }
  }
}
# amplify/backend/api/app/schema.graphql
type User @model @auth(rules: [{ allow: owner }]) {
  profile: Profile @hasOne
}

type Profile @model @auth(rules: [{ allow: owner }]) {
  user: User @belongsTo
  friend: User @hasOne
}
```

Use instead:

```graphql good
type User @model @auth(rules: [{ allow: owner }]) {
  profile: Profile @hasOne
}

type Profile @model @auth(rules: [{ allow: owner }]) {
  user: User @belongsTo
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.catalog.directives import RELATION_DIRECTIVES
from amplify_ls.rules.gen1.related import relations_in, target_of
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared

_KINDS = ("hasOne", "hasMany")


def check(declared: Declared) -> Iterator[Finding]:
    if not declared.api.settings.has_datastore:
        return
    for relation in relations_in(declared):
        target = target_of(declared, relation)
        if target is None or relation.kind not in _KINDS or target.name == declared.name:
            continue
        names = declared.api.model_names
        if names.index(declared.name) < names.index(target.name):
            # The second model reports it.
            continue
        if any(field.base == declared.name and any(each.kind in _KINDS for each in field.relations) for field in target.fields):
            yield Finding(
                relation.directive.at_name,
                f"`{declared.name}` and `{target.name}` refer to each other, which DataStore does not support.",
                package_message=(
                    f"{declared.name} and {target.name} cannot refer to each other via @hasOne or @hasMany when "
                    "DataStore is in use. "
                    "Use @belongsTo instead."
                ),
            )


RULE = Rule(
    code="gen1/mutual-relationship",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=RELATION_DIRECTIVES,
    summary="Two models refer to each other in an API with DataStore.",
    covers=("G153",),
    check=check,
    added="0.2.0",
)
