"""A user attribute is neither a standard attribute nor a custom one.

## What it does

Reports a key of `userAttributes` that is neither one of the 17 standard attributes (`address`, `birthdate`, `email`,
`familyName`, `fullname`, `gender`, `givenName`, `lastUpdateTime`, `locale`, `middleName`, `nickname`, `phoneNumber`,
`preferredUsername`, `profilePage`, `profilePicture`, `timezone` and `website`) nor starts with `custom:`.

## Why is this bad?

Some attributes have another name in Cognito and in OpenID Connect, such as `given_name`, `picture`, `zoneinfo` and `name`.
TypeScript rejects an unknown attribute in an object literal only. In a variable it is passed to CloudFormation as an
attribute without a name, and the deployment fails.

## Example

```ts bad
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true },
  userAttributes: {
    giveName: { required: true, mutable: true },
  },
});
```

Use instead:

```ts good
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true },
  userAttributes: {
    givenName: { required: true, mutable: true },
    'custom:department': { dataType: 'String', mutable: true },
  },
});
```

## Fix safety

Renaming a well-known name of a single attribute, or one that differs only in case, is safe, and so is removing an attribute
that Cognito sets itself. Changing it to a custom attribute is unsafe because another attribute may be intended, and so is any
other renaming.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.resources.attributes import CUSTOM_NAME_MAXIMUM, CUSTOM_PREFIX
from amplify_ls.edits.operations import Fix, InsertProperty, RemoveProperty, RenameProperty, ReplaceValue, Safety
from amplify_ls.fit.problems import WrongKey, meant_names
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.options.auth_faults import auth_finding, claimed
from amplify_ls.rules.options.option_fixes import removal, renames
from amplify_ls.rules.options.option_words import excess_key, reason_of
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import because
from amplify_ls.values.values import Boolean, Object

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Operation
    from amplify_ls.model.resources.auth import Auth
    from amplify_ls.values.values import Value

CODE = "auth/unknown-user-attribute"
_OF_CUSTOM_ONES = ("dataType", "minLen", "maxLen", "min", "max")
CLAIMS = (Claim(WrongKey, "userAttributes.*"),)


def check(auth: Auth) -> Iterator[Finding[tuple[Auth, WrongKey]]]:
    for problem in claimed(auth, CODE, CLAIMS):
        name = problem.path[-1]
        if name.lower().startswith(CUSTOM_PREFIX):
            message = f"The prefix of the custom attribute `{name}` differs in case from `{CUSTOM_PREFIX}`."
        else:
            message = f"`{name}` is not a user attribute{because(reason_of(problem))}."
        yield auth_finding(auth, problem, message, unseen=Stage.DEPLOY, package_message=excess_key(problem, "UserAttributes"))


def fix(finding: Finding[tuple[Auth, WrongKey]]) -> Iterator[Fix]:
    _, problem = finding.data
    value, names = problem.prop.value, meant_names(problem)
    if not names:
        yield from removal(problem, Safety.SAFE)
        return
    if names[0].startswith(CUSTOM_PREFIX):
        is_case_alone = names[0].lower() == problem.path[-1].lower()
        yield from renames(problem) if is_case_alone else _as_custom(problem, value)
        return
    is_custom = isinstance(value, Object) and any(name in value.properties for name in _OF_CUSTOM_ONES)
    if is_custom:
        yield from _as_custom(problem, value)
        return
    yield from renames(problem, Safety.SAFE)


def _as_custom(problem: WrongKey, value: Value | None) -> Iterator[Fix]:
    """The attribute as a custom one: a string unless its options indicate another type."""
    name = problem.path[-1]
    if not 1 <= len(name) <= CUSTOM_NAME_MAXIMUM or any(letter.isspace() for letter in name):
        return
    operations: list[Operation] = [RenameProperty(problem.prop, CUSTOM_PREFIX + name)]
    if isinstance(value, Object):
        required = value.properties.get("required")
        if required is not None:
            operations.append(RemoveProperty(required))
        if value.lacks("dataType"):
            data_type = "'Number'" if "min" in value.properties or "max" in value.properties else "'String'"
            before = next((prop for prop in value if prop.name in value.own and prop.name != "required"), None)
            operations.append(InsertProperty(value, "dataType", data_type, before=before))
    elif isinstance(value, Boolean):
        operations = [
            ReplaceValue(problem.prop, "{ dataType: 'String', mutable: true }"),
            RenameProperty(problem.prop, CUSTOM_PREFIX + name),
        ]
    else:
        return
    yield Fix(f"Change to the custom attribute `{CUSTOM_PREFIX}{name}`", tuple(operations), is_preferred=True)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.AUTH,
    summary="A user attribute is neither a standard attribute nor a custom one.",
    names="a user attribute",
    covers=("AU60", "AU61", "AU70"),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="sometimes",
)
