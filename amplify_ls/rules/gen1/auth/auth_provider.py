"""An authorization rule has a provider that its strategy does not support.

## What it does

Reports `provider` values that do not fit `allow`: owners and groups need the user pool or OpenID Connect, `public` the API
key or the identity pool, `private` anything but these two, and `custom` a Lambda function.

## Why is this bad?

The transformers reject the rule.

## Example

```graphql bad
type Todo @model @auth(rules: [{ allow: public, provider: userPools }]) {
  content: String
}
```

Use instead:

```graphql good
type Todo @model @auth(rules: [{ allow: private, provider: userPools }]) {
  content: String
}
```

## Fix safety

The fixes change who is granted access, so they are unsafe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import (
    RemoveEntry,
    SetText,
)
from amplify_ls.edits.operations import Fix
from amplify_ls.gen1.facts.auth_rules import PROVIDERS, AuthRule
from amplify_ls.rules.gen1.access import (
    KNOWN_PROVIDERS,
    auth_places,
)
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared

_SUPPORTED = {
    "owner": "'userPools' (default) and 'oidc' providers",
    "groups": "'userPools' and 'oidc' providers",
    "public": "'apiKey' (default) and 'identityPool' providers",
    "private": "'userPools' (default) and 'identityPool' providers",
    "custom": "'function' (default) provider",
}
_MEANT = {
    ("public", "userPools"): "private",
    ("public", "oidc"): "private",
    ("private", "apiKey"): "public",
    ("public", "function"): "custom",
    ("private", "function"): "custom",
}


def check(declared: Declared) -> Iterator[Finding[AuthRule]]:
    for place in auth_places(declared):
        for rule in place.rules:
            allowed = PROVIDERS.get(rule.strategy)
            provider = rule.written_provider
            if allowed is None or provider is None or provider.text in allowed or provider.text not in KNOWN_PROVIDERS:
                continue
            yield Finding(
                provider.span,
                f"`allow: {rule.strategy}` supports {listed(each for each in allowed if each != 'iam')}, but not "
                f"`{provider.text}`.",
                package_message=(
                    f"@auth directive with '{rule.strategy}' strategy only supports "
                    f"{_SUPPORTED[rule.strategy]}, but found '{provider.text}' assigned."
                ),
                data=rule,
            )


def fix(finding: Finding[AuthRule]) -> Iterator[Fix]:
    rule = finding.data
    entry = rule.node.entry("provider")
    if rule.allow is None or entry is None:
        return
    meant = _MEANT.get((rule.strategy, rule.provider))
    if meant is not None:
        yield Fix(f"Change to `allow: {meant}`", (SetText(rule.allow.span, meant),), is_preferred=True)
    yield Fix("Remove `provider`", (RemoveEntry(rule.node, entry),), is_preferred=meant is None)


RULE = Rule(
    code="gen1/auth-provider",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=("auth",),
    summary="An authorization rule has a provider that its strategy does not support.",
    covers=("G213", "G214", "G215", "G216", "G217"),
    check=check,
    fix=fix,
    fixable="always",
    added="0.2.0",
)
