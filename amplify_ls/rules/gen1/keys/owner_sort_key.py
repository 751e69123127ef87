"""A sort key of the primary key is the owner field of an authorization rule.

## What it does

Reports names in `sortKeyFields` of `@primaryKey` that are the owner field of a rule with the default identity claim.

## Why is this bad?

The owner field contains an identifier and a user name that are joined, which the key cannot be compared with. The
transformers reject it.

## Example

```graphql bad
type Note @model @auth(rules: [{ allow: owner }]) {
  id: ID! @primaryKey(sortKeyFields: ["owner"])
  owner: String!
}
```

Use instead:

```graphql good
type Note @model @auth(rules: [{ allow: owner, identityClaim: "sub" }]) {
  id: ID! @primaryKey(sortKeyFields: ["owner"])
  owner: String!
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
    if model is None or model.key.directive is None:
        return
    owners = {
        "owner" if rule.owner_field is None else rule.owner_field.text
        for rule in model.rules
        if rule.strategy == "owner" and (rule.identity_claim is None or rule.identity_claim.text == "sub::username")
    }
    for name in model.key.sort_fields:
        if name.text in owners and model.definition.field(name.text) is not None:
            yield Finding(
                name.span,
                f"The sort key `{name.text}` is the owner field of an authorization rule.",
                package_message=(
                    f"The primary key's sort key type '{name.text}' cannot be used as an owner @auth field too. "
                    "Please use another field for the sort key."
                ),
            )


RULE = Rule(
    code="gen1/owner-sort-key",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=("primaryKey",),
    summary="A sort key of the primary key is the owner field of an authorization rule.",
    covers=("G088",),
    check=check,
    added="0.2.0",
)
