"""A user attribute has a value that is not an options object.

## What it does

Reports a user attribute whose value is not an object of options, such as `email: true`.

## Why is this bad?

The options of an attribute are `required` and `mutable`, and `dataType` for custom attributes; a plain `true` is not short
for `required: true`. TypeScript rejects the value. Where TypeScript does not check it, `true` makes the attribute optional,
and for the attribute that users sign in with it even overrides the default, which is `required: true`.

## Example

```ts bad
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true },
  userAttributes: {
    email: true,
  },
});
```

Use instead:

```ts good
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true },
  userAttributes: {
    email: { required: true, mutable: true },
  },
});
```

## Fix safety

The fix writes out the options. It is unsafe because neither the data type of an attribute nor whether it is required can be
changed after the user pool has been deployed. There is no fix for a value whose intended options cannot be determined.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.nearest import suggestion
from amplify_ls.catalog.resources.attributes import CUSTOM_PREFIX, DATA_TYPES
from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.fit.problems import WrongType
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.options.auth_faults import auth_finding, claimed
from amplify_ls.rules.options.option_words import mismatch_message, package_type, value_words
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Boolean, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.auth import Auth

CODE = "auth/attribute-not-an-object"
CLAIMS = (Claim(WrongType, "userAttributes.*"),)


def check(auth: Auth) -> Iterator[Finding[tuple[Auth, WrongType]]]:
    for problem in claimed(auth, CODE, CLAIMS):
        yield auth_finding(
            auth,
            problem,
            mismatch_message(f"the user attribute `{problem.path[-1]}`", "an options object", value_words(problem.value)),
            unseen=Stage.DEPLOY,
            package_message=f"Type '{package_type(problem.value)}' has no properties in common with type 'StandardAttribute'.",
        )


def fix(finding: Finding[tuple[Auth, WrongType]]) -> Iterator[Fix]:
    _, problem = finding.data
    text = _options(problem)
    if text and problem.value is not None:
        yield Fix(f"Change to `{text}`", (Replace(problem.value.span, text),), is_preferred=True)


def _options(problem: WrongType) -> str:
    value = problem.value
    if problem.path[-1].startswith(CUSTOM_PREFIX):
        return _custom_options(problem)
    if isinstance(value, Boolean):
        return f"{{ required: {'true' if value.value else 'false'}, mutable: true }}"
    if isinstance(value, Text) and value.value in ("required", "mutable"):
        return f"{{ required: {'true' if value.value == 'required' else 'false'}, mutable: true }}"
    return ""


def _custom_options(problem: WrongType) -> str:
    value = problem.value
    if isinstance(value, Boolean):
        return "{ dataType: 'String', mutable: true }"
    if not isinstance(value, Text):
        return ""
    names = [str(choice.value) for choice in DATA_TYPES.choices]
    meant = [value.value] if value.value in names else list(suggestion(value.value, names, DATA_TYPES.aliases).names)
    return f"{{ dataType: '{meant[0]}', mutable: true }}" if meant else ""


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.AUTH,
    summary="A user attribute has a value that is not an options object.",
    covers=("AU62",),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="sometimes",
)
