"""The result of a custom operation is closed for the callers of the operation.

## What it does

Reports types without `@model` that a custom operation returns, if the operation has `@auth` for another authorization mode
than the default of the API (`cli-inputs.json`) and the type has no directive of AppSync for that mode.

## Why is this bad?

The operation is opened for the mode, but the fields of the type stay with the default mode, so callers get `Unauthorized`
for each of them.

## Example

```graphql bad
# amplify/backend/api/app/cli-inputs.json
{
  "serviceConfiguration": {
    "defaultAuthType": { "mode": "API_KEY" },
    "additionalAuthTypes": [{ "mode": "AMAZON_COGNITO_USER_POOLS" }]
  }
}
# amplify/backend/api/app/schema.graphql
type Forecast {
  summary: String
}

type Query {
  forecast: Forecast @function(name: "forecast-${env}") @auth(rules: [{ allow: private }])
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
type Forecast @aws_cognito_user_pools {
  summary: String
}

type Query {
  forecast: Forecast @function(name: "forecast-${env}") @auth(rules: [{ allow: private }])
}
```

## Fix safety

The fix opens the type to more callers, so it is unsafe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import (
    AddAfter,
)
from amplify_ls.edits.operations import Fix
from amplify_ls.gen1.catalog.scalars import (
    ROOT_TYPES,
)
from amplify_ls.gen1.facts.auth_rules import AuthRule, auth_rules
from amplify_ls.gen1.facts.flags import AUTH_DIRECTIVES
from amplify_ls.gen1.syntax.nodes import (
    Definition,
    Kind,
)
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.api import Api


def check(api: Api) -> Iterator[Finding[tuple[Definition, str]]]:
    default = None if api.settings.modes is None else api.settings.modes[0]
    if default is None:
        return
    reported: set[str] = set()
    for root in ROOT_TYPES[:2]:
        for field in api.fields(root):
            modes = {_mode(rule) for rule in auth_rules(field.directive("auth"))} - {""}
            for name in _nested(api, field.type.name.text) if modes - {default} else ():
                definition = api.definition(name)
                if definition is None or definition.name is None or name in reported:
                    continue
                given = {directive.name.text for directive in definition.directives}
                missing = sorted(AUTH_DIRECTIVES[mode] for mode in modes - {default} if AUTH_DIRECTIVES[mode] not in given)
                if not missing:
                    continue
                reported.add(name)
                kept = [AUTH_DIRECTIVES[default]] if default in modes and AUTH_DIRECTIVES[default] not in given else []
                yield Finding(
                    definition.name.span,
                    f"Callers of `{root}.{field.name.text}` are not authorized to read the fields of `{name}`.",
                    (Related(field.name.span, "The operation"),),
                    package_message=(
                        f"Not Authorized to access {definition.fields[0].name.text if definition.fields else ''} on type {name}"
                    ),
                    data=(definition, " ".join(f"@{each}" for each in [*missing, *kept])),
                )


def _mode(rule: AuthRule) -> str:
    provider = rule.provider
    return "iam" if provider == "identityPool" else provider if provider in AUTH_DIRECTIVES else ""


def _nested(api: Api, name: str) -> Iterator[str]:
    """A type without `@model`, and those in its fields that are not stored by models."""
    seen: set[str] = set()
    pending = [name]
    while pending:
        current = pending.pop(0)
        shape = api.shape(current)
        if current in seen or shape is None or shape.kind is not Kind.TYPE or shape.is_model or api.is_stored(current):
            continue
        seen.add(current)
        yield current
        pending += [field.base for field in shape.fields if not field.relations]


def fix(finding: Finding[tuple[Definition, str]]) -> Iterator[Fix]:
    definition, directives = finding.data
    if definition.name is not None:
        yield Fix(f"Add `{directives}`", (AddAfter(definition.name.span, directives),), is_preferred=True)


RULE = Rule(
    code="gen1/unauthorized-result",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.GEN1_API,
    summary="The result of a custom operation is closed for the callers of the operation.",
    covers=("G273",),
    check=check,
    fix=fix,
    fixable="always",
    added="0.2.0",
)
