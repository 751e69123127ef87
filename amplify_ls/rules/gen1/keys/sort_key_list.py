"""The sort keys of a related model are not in a list.

## What it does

Reports a single string for `sortKeyFields` of `@primaryKey` if another model has a relationship to this one and both have
`@auth`.

## Why is this bad?

GraphQL accepts a single value for a list, but the transformers crash with `Cannot read properties of undefined (reading
'map')`.

## Example

```graphql bad
type Team @model @auth(rules: [{ allow: private }]) {
  org: ID! @primaryKey(sortKeyFields: "name")
  name: String!
}

type Project @model @auth(rules: [{ allow: private }]) {
  teamOrg: ID
  teamName: String
  team: Team @hasOne(fields: ["teamOrg", "teamName"])
}
```

Use instead:

```graphql good
type Team @model @auth(rules: [{ allow: private }]) {
  org: ID! @primaryKey(sortKeyFields: ["name"])
  name: String!
}

type Project @model @auth(rules: [{ allow: private }]) {
  teamOrg: ID
  teamName: String
  team: Team @hasOne(fields: ["teamOrg", "teamName"])
}
```

## Fix safety

The list with one name is what GraphQL understands anyway, so the fix is safe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import (
    SetText,
)
from amplify_ls.edits.operations import Fix, Safety
from amplify_ls.gen1.syntax.nodes import (
    TextValue,
)
from amplify_ls.rules.gen1.wording import quoted
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding[TextValue]]:
    model = declared.model
    value = (
        None if model is None or model.key.directive is None or model.auth is None else model.key.directive.get("sortKeyFields")
    )
    if not isinstance(value, TextValue):
        return
    is_related = any(
        each.has_auth and any(relation.kind in ("hasOne", "belongsTo") for relation in each.relations)
        for each in declared.api.incoming(declared.name)
    )
    if is_related:
        yield Finding(
            value.span,
            f"Expected a list for the sort keys of `{declared.name}`, found a string.",
            package_message="Cannot read properties of undefined (reading 'map')",
            data=value,
        )


def fix(finding: Finding[TextValue]) -> Iterator[Fix]:
    new = f"[{quoted(finding.data.text)}]"
    yield Fix(f"Change to `{new}`", (SetText(finding.span, new),), Safety.SAFE, is_preferred=True)


RULE = Rule(
    code="gen1/sort-key-list",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=("primaryKey",),
    summary="The sort keys of a related model are not in a list.",
    covers=("G094",),
    check=check,
    fix=fix,
    fixable="always",
    added="0.2.0",
)
