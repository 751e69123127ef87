"""A custom operation is open to everyone with the API key.

## What it does

Reports fields of `Query` and `Mutation` without `@auth` if the `cli-inputs.json` of the API says that the API key is the
default authorization mode.

## Why is this bad?

The default mode of the API applies to the field, so everyone with the key may call it.

## Example

```graphql bad
# amplify/backend/api/app/cli-inputs.json
{ "serviceConfiguration": { "defaultAuthType": { "mode": "API_KEY" } } }
# amplify/backend/api/app/schema.graphql
type Query {
  secrets: [String] @function(name: "secrets-${env}")
}
```

Use instead:

```graphql good
# amplify/backend/api/app/cli-inputs.json
{
  "serviceConfiguration": {
    "defaultAuthType": { "mode": "API_KEY" },
    "additionalAuthTypes": [{ "mode": "AMAZON_COGNITO_USER_POOLS" }]
  }
}
# amplify/backend/api/app/schema.graphql
type Query {
  secrets: [String] @function(name: "secrets-${env}") @auth(rules: [{ allow: private }])
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
    modes = declared.api.settings.modes
    if modes is None or modes[0] != "apiKey" or declared.name not in ("Query", "Mutation") or declared.definition.is_model:
        return
    for field in declared.definition.fields:
        names = [directive.name.text for directive in field.directives]
        if "auth" not in names and not any(name.startswith("aws_") for name in names):
            yield Finding(
                field.name.span,
                f"Everyone with the API key may call `{declared.name}.{field.name.text}`, because it has no `@auth`.",
            )


RULE = Rule(
    code="gen1/open-operation",
    severity=Severity.INFORMATION,
    stages=(Stage.RUNTIME,),
    subject=Subject.GEN1_DEFINITION,
    summary="A custom operation is open to everyone with the API key.",
    covers=("G272",),
    check=check,
    added="0.2.0",
)
