"""A rule needs an authorization mode that the API does not have.

`allow.publicApiKey()` needs `apiKeyAuthorizationMode` or `apiKey` as the default mode, a provider `'oidc'` needs
`oidcAuthorizationMode`, `allow.custom()` needs `lambdaAuthorizationMode`; rules about users and groups need
`defineAuth`. The synth refuses a rule without its mode. Guests too come from `defineAuth`: without it the rule
passes, and no guest can get in.

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.authorization import PROVIDERS
from amplify_ls.edits.operations import Fix, InsertProperty
from amplify_ls.model.builders import define_call
from amplify_ls.model.entries import OPERATION_KINDS, EntryKind
from amplify_ls.rules.custom_operations import OF_RECORDS
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Object, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.authorization import AccessRule
    from amplify_ls.model.data import DataModel
    from amplify_ls.model.parts import Granting

_MODES = "authorizationModes"
_ROWS = {row.name: row for row in PROVIDERS}
_SAID = {"apiKey": "API Key", "oidc": "OPENID_CONNECT", "function": "Lambda", "userPools": "Cognito User Pools"}
_KEY = "{ expiresInDays: 30 }"


def check(data: DataModel) -> Iterator[Finding]:
    # The mode is missing once, however many rules need it: the rules of the schema tell it, or else those of the first entry.
    for provider, name in data.first_users.items():
        parts = data.parts(name)
        if parts is None or _may_have(data, provider) or provider in _of_the_schema(data):
            continue
        found = (rule for each in parts.grantings for needed, rule in each.providers() if needed == provider)
        first = next(found, None)
        if first is not None:
            yield _finding(data, first, provider)
    for provider, rule in _of_the_schema(data).items():
        yield _finding(data, rule, provider)


def _of_the_schema(data: DataModel) -> dict[str, AccessRule]:
    """The providers that rules of the schema need in vain, each with the first rule."""
    first: dict[str, AccessRule] = {}
    for granting in data.schema_parts.grantings:
        for provider, rule in granting.providers():
            if provider in first or _may_have(data, provider):
                continue
            if _is_inherited(data, granting, rule):
                first[provider] = rule
    return first


def _may_have(data: DataModel, provider: str) -> bool:
    """Whether the API has the mode of a provider, or may have it as far as can be seen."""
    if provider in ("userPools", "identityPool"):
        return _has_auth(data) is not False
    call = data.definition
    if call is None or call.options is None:
        return True
    modes = call.options.get(_MODES)
    if modes is None and call.options.lacks(_MODES):
        return provider == "apiKey" and _has_auth(data) is not True
    if not isinstance(modes, Object) or not modes.lacks(_ROWS[provider].option):
        return True
    default = modes.get("defaultAuthorizationMode")
    if default is not None and not isinstance(default, Text):
        return True
    # Another default that lacks its own mode is another fault, which breaks the API before this one does.
    return isinstance(default, Text) and default.value == _ROWS[provider].mode


def _has_auth(data: DataModel) -> bool | None:
    project = data.project
    if project.auth:
        return True
    backend = project.backend
    if not project.is_complete or backend is None or backend.options is None:
        return None
    return False if all(define_call(prop.value) is not None for prop in backend.options) else None


def _is_inherited(data: DataModel, granting: Granting, rule: AccessRule) -> bool:
    """Whether an entry without rules of its own takes the rule of its schema."""
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


def _finding(data: DataModel, rule: AccessRule, provider: str) -> Finding:
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
    option = _ROWS[provider].option
    message = f"{shown} needs the mode `{option}`, which the API does not have."
    return Finding(rule.strategy.name_span, message, package_message=_said(provider), data=(data, option))


def _said(provider: str) -> str:
    found = f"@auth directive with '{provider}' provider found"
    return f"{found}, but the project has no {_SAID[provider]} authentication provider configured."


def fix(finding: Finding) -> Iterator[Fix]:
    if finding.data is None:
        return
    data, option = finding.data
    options = None if data.definition is None else data.definition.options
    if option != _ROWS["apiKey"].option or options is None:
        return
    modes = options.get(_MODES)
    if isinstance(modes, Object):
        yield Fix(f"Add `{option}: {_KEY}`", (InsertProperty(modes, option, _KEY),), is_preferred=True)
    elif modes is None:
        text = f"{{\n  defaultAuthorizationMode: 'userPool',\n  {option}: {_KEY},\n}}"
        yield Fix(f"Add `{option}: {_KEY}`", (InsertProperty(options, _MODES, text),), is_preferred=True)


RULE = Rule(
    code="data/missing-authorization-mode",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.DATA,
    summary="A rule needs an authorization mode that the API does not have.",
    covers=("AZ10", "AZ23"),
    check=check,
    fix=fix,
    fixable="sometimes",
)
