"""The default authorization mode of the API is not set up.

## What it does

Reports `defaultAuthorizationMode: 'lambda'` without `lambdaAuthorizationMode`, `'oidc'` without
`oidcAuthorizationMode`, and `'userPool'` in a backend without `defineAuth`.

## Why is this bad?

Without the settings of its default mode, the API cannot be synthesized. In a backend without `defineAuth` and
without any other mode, the default is silently ignored and IAM is used instead, which is reported as a warning.

## Example

```ts bad
const schema = a.schema({
  Post: a.model({ title: a.string() }),
}).authorization((allow) => [allow.authenticated()]);

export const data = defineData({ schema, authorizationModes: { defaultAuthorizationMode: 'lambda' } });
```

Use instead:

```ts good
const authorize = defineFunction({ name: 'authorize' });
const schema = a.schema({
  Post: a.model({ title: a.string() }),
}).authorization((allow) => [allow.authenticated()]);

export const data = defineData({
  schema,
  authorizationModes: { defaultAuthorizationMode: 'lambda', lambdaAuthorizationMode: { function: authorize } },
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.schema.authorization import PROVIDERS
from amplify_ls.model.data.access.modes import NEEDS_NOTHING, has_auth
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Object, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.model import DataModel

_OPTIONS = {row.mode: row.option for row in PROVIDERS if row.option}


def check(data: DataModel) -> Iterator[Finding]:
    call = data.definition
    modes = None if call is None or call.options is None else call.options.get("authorizationModes")
    given = modes.get("defaultAuthorizationMode") if isinstance(modes, Object) else None
    if not isinstance(modes, Object) or not isinstance(given, Text):
        return
    option = _OPTIONS.get(given.value, "")
    if given.value in NEEDS_NOTHING or (option and not modes.lacks(option)):
        return
    package_message = "Cannot read properties of undefined (reading 'authenticationType')"
    if data.project.auth:
        if option:
            message = f"The default authorization mode `{given.value}` needs `{option}`, which is not set."
            yield Finding(given.span, message, package_message=package_message)
        return
    if has_auth(data) is not False or modes.is_open or not (option or given.value == "userPool"):
        return
    # The default mode is looked up as soon as there is a mode other than IAM.
    if any(name in modes.properties for name in _OPTIONS.values()):
        needed = f"`{option}`, which is not set" if option else "`defineAuth`, which the backend does not have"
        message = f"The default authorization mode `{given.value}` needs {needed}."
        yield Finding(given.span, message, package_message=package_message)
        return
    message = f"The default authorization mode `{given.value}` is not set up, so IAM is used instead."
    yield Finding(given.span, message, severity=Severity.WARNING, stage=Stage.RUNTIME)


RULE = Rule(
    code="data/unconfigured-default-mode",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.DATA,
    summary="The default authorization mode of the API is not set up.",
    covers=("DD03", "DD17"),
    check=check,
)
