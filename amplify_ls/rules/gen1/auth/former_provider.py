"""A rule uses the former name of a provider.

## What it does

Reports `provider: iam`.

## Why is this bad?

The provider is now called `identityPool`. The transformers print a warning.

## Example

```graphql bad
type Todo @model @auth(rules: [{ allow: private, provider: iam }]) {
  content: String
}
```

Use instead:

```graphql good
type Todo @model @auth(rules: [{ allow: private, provider: identityPool }]) {
  content: String
}
```

## Fix safety

Both names mean the same, so the fix is safe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import (
    SetText,
)
from amplify_ls.edits.operations import Fix, Safety
from amplify_ls.rules.gen1.access import (
    auth_places,
)
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding]:
    for place in auth_places(declared):
        for rule in place.rules:
            provider = rule.written_provider
            if provider is not None and provider.text == "iam" and rule.strategy in ("private", "public"):
                yield Finding(
                    provider.span,
                    "The provider `iam` is now called `identityPool`.",
                    tags=frozenset({"deprecated"}),
                    package_message="WARNING: Schema is using an @auth directive with deprecated provider 'iam'.",
                )


def fix(finding: Finding) -> Iterator[Fix]:
    yield Fix("Change to `identityPool`", (SetText(finding.span, "identityPool"),), Safety.SAFE, is_preferred=True)


RULE = Rule(
    code="gen1/former-provider",
    severity=Severity.INFORMATION,
    stages=(Stage.RUNTIME,),
    subject=Subject.GEN1_DEFINITION,
    directives=("auth",),
    summary="A rule uses the former name of a provider.",
    covers=("G243",),
    check=check,
    fix=fix,
    fixable="always",
    added="0.2.0",
)
