"""A model declares a field that DataStore adds.

## What it does

Reports fields named `_version`, `_deleted` or `_lastChangedAt` in models of an API with conflict resolution
(`cli-inputs.json`).

## Why is this bad?

The transformers add these fields themselves and stop with `already has a field with name`.

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
type Note @model @auth(rules: [{ allow: owner }]) {
  text: String
  _version: Int
}
```

Use instead:

```graphql good
type Note @model @auth(rules: [{ allow: owner }]) {
  text: String
}
```

## Fix safety

The fix removes the field, which the transformers add anyway, so it is safe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Safety
from amplify_ls.rules.gen1.wording import removal
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared
    from amplify_ls.gen1.syntax.nodes import (
        Field,
    )

_ADDED = ("_version", "_deleted", "_lastChangedAt")


def check(declared: Declared) -> Iterator[Finding[Field]]:
    if declared.model is None or not declared.api.settings.has_datastore:
        return
    for field in declared.definition.fields:
        if field.name.text in _ADDED:
            yield Finding(
                field.name.span,
                f"The field `{declared.name}.{field.name.text}` is added by DataStore and cannot be declared.",
                package_message=f"type Create{declared.name}Input has already a field with name {field.name.text}",
                data=field,
            )


def fix(finding: Finding[Field]) -> Iterator[Fix]:
    yield removal(finding.data.span, f"`{finding.data.name.text}`", Safety.SAFE)


RULE = Rule(
    code="gen1/datastore-field",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=("model",),
    summary="A model declares a field that DataStore adds.",
    covers=("G074",),
    check=check,
    fix=fix,
    fixable="always",
    added="0.2.0",
)
