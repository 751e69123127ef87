"""An authorization rule needs a provider that the API does not have.

## What it does

Reports rules whose provider, or whose default provider, is not among the authorization modes in the `cli-inputs.json` of
the API.

## Why is this bad?

The transformers reject the rule. `amplify update api` adds an authorization mode.

## Example

```graphql bad
# amplify/backend/api/app/cli-inputs.json
{ "serviceConfiguration": { "defaultAuthType": { "mode": "API_KEY" } } }
# amplify/backend/api/app/schema.graphql
type Todo @model @auth(rules: [{ allow: owner }]) {
  content: String
}
```

Use instead:

```graphql good
# amplify/backend/api/app/cli-inputs.json
{ "serviceConfiguration": { "defaultAuthType": { "mode": "AMAZON_COGNITO_USER_POOLS" } } }
# amplify/backend/api/app/schema.graphql
type Todo @model @auth(rules: [{ allow: owner }]) {
  content: String
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.facts.auth_rules import PROVIDERS
from amplify_ls.rules.gen1.access import (
    auth_places,
)
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared

_WORDS = {
    "apiKey": ("an API key", "API Key"),
    "oidc": ("an OpenID Connect provider", "OPENID_CONNECT"),
    "userPools": ("a user pool", "Cognito User Pools"),
    "iam": ("IAM authorization", "IAM"),
    "identityPool": ("IAM authorization", "IAM"),
    "function": ("a Lambda authorizer", "Lambda"),
}


def check(declared: Declared) -> Iterator[Finding]:
    modes = declared.api.settings.modes
    if modes is None:
        return
    for place in auth_places(declared):
        for rule in place.rules:
            provider = rule.provider
            mode = "iam" if provider == "identityPool" else provider
            if provider not in _WORDS or mode in modes or provider not in PROVIDERS.get(rule.strategy, ()):
                continue
            words, package_words = _WORDS[provider]
            yield Finding(
                rule.node.span if rule.written_provider is None else rule.written_provider.span,
                f"The rule requires {words}, which the API does not have.",
                package_message=(
                    f"@auth directive with '{provider}' provider found, but the project has no "
                    f"{package_words} authentication provider configured."
                ),
            )


RULE = Rule(
    code="gen1/auth-provider-not-configured",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=("auth",),
    summary="An authorization rule needs a provider that the API does not have.",
    covers=("G218",),
    check=check,
    added="0.2.0",
)
