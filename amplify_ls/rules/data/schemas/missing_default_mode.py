"""The authorization modes of the API do not include a default mode.

## What it does

Reports `authorizationModes` of `defineData` without `defaultAuthorizationMode` in a backend with `defineAuth`, and
an empty `authorizationModes` in any backend.

## Why is this bad?

As soon as `authorizationModes` is set, one of the modes must be the default; otherwise the packages reject the
definition at synthesis. Without `authorizationModes`, the user pool is the default.

## Example

```ts bad
const schema = a.schema({
  Post: a.model({ title: a.string() }),
}).authorization((allow) => [allow.authenticated()]);

export const data = defineData({
  schema,
  authorizationModes: { apiKeyAuthorizationMode: { expiresInDays: 30 } },
});
```

Use instead:

```ts good
const schema = a.schema({
  Post: a.model({ title: a.string() }),
}).authorization((allow) => [allow.authenticated()]);

export const data = defineData({
  schema,
  authorizationModes: { defaultAuthorizationMode: 'userPool', apiKeyAuthorizationMode: { expiresInDays: 30 } },
});
```

## Fix safety

The fixes add `'userPool'` or `'identityPool'` as the default. They are not applied by `--fix`, because the default
mode decides who has access.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, InsertProperty
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Nothing, Object

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.model import DataModel

_MODES = "authorizationModes"
_DEFAULT = "defaultAuthorizationMode"


def check(data: DataModel) -> Iterator[Finding[tuple[Object, bool]]]:
    call = data.definition
    options = None if call is None else call.options
    modes = None if options is None else options.get(_MODES)
    if options is None or not isinstance(modes, Object):
        return
    given = modes.get(_DEFAULT)
    is_given = given is not None and not (isinstance(given, Nothing) and not given.is_null)
    if is_given or (given is None and not modes.lacks(_DEFAULT)):
        return
    if modes.properties and not data.project.auth:
        return
    yield Finding(
        options.properties[_MODES].name_span,
        f"`{_MODES}` has no `{_DEFAULT}`.",
        package_message="A defaultAuthorizationMode is required if multiple authorization modes are configured",
        data=(modes, bool(data.project.auth)),
    )


def fix(finding: Finding[tuple[Object, bool]]) -> Iterator[Fix]:
    modes, has_auth = finding.data
    for name in ("userPool", "identityPool") if has_auth else ("identityPool",):
        first = next(iter(modes), None)
        edit = InsertProperty(modes, _DEFAULT, f"'{name}'", before=first)
        yield Fix(f"Add `{_DEFAULT}: '{name}'`", (edit,), is_preferred=name == "userPool")


RULE = Rule(
    code="data/missing-default-mode",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.DATA,
    summary="The authorization modes of the API do not include a default mode.",
    covers=("DD01",),
    check=check,
    fix=fix,
    fixable="always",
)
