"""An authorization rule needs an authorization mode that the API does not have.

## What it does

Reports the first rule that needs a mode which `authorizationModes` of `defineData` does not set up, once per mode:
the API key, OpenID Connect, a Lambda authorizer, or the user pool or identity pool of `defineAuth`.

## Why is this bad?

The packages reject a rule without its mode at synthesis: `allow.publicApiKey()` needs `apiKeyAuthorizationMode` or
`apiKey` as the default mode, the provider `'oidc'` needs `oidcAuthorizationMode`, `allow.custom()` needs
`lambdaAuthorizationMode`, and rules for users and groups need `defineAuth`.

Guests need `defineAuth`, too. A rule for guests without it is a warning, because it is accepted, but no guest has
access.

## Example

```ts bad
const schema = a.schema({
  Post: a.model({ title: a.string() }).authorization((allow) => [allow.publicApiKey()]),
});

export const data = defineData({
  schema,
  authorizationModes: { defaultAuthorizationMode: 'userPool' },
});
```

Use instead:

```ts good
const schema = a.schema({
  Post: a.model({ title: a.string() }).authorization((allow) => [allow.publicApiKey()]),
});

export const data = defineData({
  schema,
  authorizationModes: { defaultAuthorizationMode: 'userPool', apiKeyAuthorizationMode: { expiresInDays: 30 } },
});
```

## Fix safety

The fix adds `apiKeyAuthorizationMode`. It is not applied by `--fix`, because it creates an API key. Other modes
have no fix.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix
from amplify_ls.edits.recipes.api_modes import KEY, KEY_OPTION, key_mode
from amplify_ls.model.data.access.modes import OPTIONS, may_have_mode
from amplify_ls.model.data.entries import OPERATION_KINDS, EntryKind
from amplify_ls.rules.data.custom_operations import OF_RECORDS
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.authorization import AccessRule
    from amplify_ls.model.data.model import DataModel
    from amplify_ls.model.data.parts import Granting

_SAID = {"apiKey": "API Key", "oidc": "OPENID_CONNECT", "function": "Lambda", "userPools": "Cognito User Pools"}


def check(data: DataModel) -> Iterator[Finding[tuple[DataModel, str] | None]]:
    # Each missing mode is reported once: at the first rule of the schema that needs it, else at that of the first entry.
    for provider, name in data.authorization.first_users.items():
        parts = data.parts(name)
        if parts is None or may_have_mode(data, provider) or provider in _of_the_schema(data):
            continue
        found = (rule for each in parts.grantings for needed, rule in each.providers() if needed == provider)
        first = next(found, None)
        if first is not None:
            yield _finding(data, first, provider)
    for provider, rule in _of_the_schema(data).items():
        yield _finding(data, rule, provider)


def _of_the_schema(data: DataModel) -> dict[str, AccessRule]:
    """The providers that rules of the schema need but the API lacks, each with the first such rule."""
    first: dict[str, AccessRule] = {}
    for granting in data.schema_parts.grantings:
        for provider, rule in granting.providers():
            if provider in first or may_have_mode(data, provider):
                continue
            if _is_inherited(data, granting, rule):
                first[provider] = rule
    return first


def _is_inherited(data: DataModel, granting: Granting, rule: AccessRule) -> bool:
    """Whether an entry without rules of its own inherits the rule of its schema."""
    call = granting.part.call
    for entry in data.entries():
        schema = data.schema_of(entry.name)
        if schema is None or call is None or schema.call.link.span != call.link.span or not entry.lacks_authorization:
            continue
        if entry.kind is EntryKind.MODEL:
            return True
        if entry.kind in OPERATION_KINDS and entry.kind is not EntryKind.CONVERSATION and rule.name not in OF_RECORDS:
            return True
    return False


def _finding(data: DataModel, rule: AccessRule, provider: str) -> Finding[tuple[DataModel, str] | None]:
    shown = f"`allow.{rule.name}`"
    if provider in ("userPools", "identityPool"):
        is_pool = provider == "identityPool"
        message = f"{shown} needs `defineAuth`, which this backend does not have."
        return Finding(
            rule.strategy.name_span,
            message,
            severity=Severity.WARNING if is_pool else None,
            stage=Stage.RUNTIME if is_pool else None,
            package_message="" if is_pool else _said(provider),
        )
    option = OPTIONS[provider]
    message = f"{shown} needs `{option}`, which is not set in `authorizationModes` of the API."
    return Finding(rule.strategy.name_span, message, package_message=_said(provider), data=(data, option))


def _said(provider: str) -> str:
    found = f"@auth directive with '{provider}' provider found"
    return f"{found}, but the project has no {_SAID[provider]} authentication provider configured."


def fix(finding: Finding[tuple[DataModel, str] | None]) -> Iterator[Fix]:
    if finding.data is None:
        return
    data, option = finding.data
    edits = key_mode(data) if option == KEY_OPTION else None
    if edits is not None:
        yield Fix(f"Add `{option}: {KEY}`", edits, is_preferred=True)


RULE = Rule(
    code="data/missing-authorization-mode",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.DATA,
    summary="An authorization rule needs an authorization mode that the API does not have.",
    covers=("AZ10", "AZ23"),
    check=check,
    fix=fix,
    fixable="sometimes",
)
