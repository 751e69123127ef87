"""A message to users is a string instead of a function.

## What it does

Reports a verification message, an invitation or a second-factor message that is not a function.

## Why is this bad?

These messages are functions that return the text. Their parameters are functions that create the code, the link or the user
name. TypeScript rejects a plain string, even one that contains `{####}`, and so do the packages at synthesis.

## Example

```ts bad
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: {
    email: {
      verificationEmailStyle: 'CODE',
      verificationEmailBody: 'Your code is {####}',
    },
  },
});
```

Use instead:

```ts good
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: {
    email: {
      verificationEmailStyle: 'CODE',
      verificationEmailBody: (createCode) => `Your code is ${createCode()}`,
    },
  },
});
```

## Fix safety

The fix changes a string that contains all placeholders to a function. It is safe because the text of the message stays the
same.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.catalog.types import Callback
from amplify_ls.edits.operations import Fix, Replace, Safety
from amplify_ls.fit.problems import WrongType
from amplify_ls.model.resources.auth import inner_object
from amplify_ls.model.types.mismatch import Misfit
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.options.auth_faults import auth_finding, claimed
from amplify_ls.rules.options.option_words import mismatch_message, package_type, value_words
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.auth import Auth

CODE = "auth/message-not-a-function"
_PLACES = {"createCode": r"\{####\}", "code": r"\{####\}", "username": r"\{username\}", "createLink": r"\{##(.*?)##\}"}


def _is_no_function(problem: WrongType) -> bool:
    return isinstance(problem.expected, Callback) and problem.misfit is Misfit.KIND


CLAIMS = (Claim(WrongType, "**.verificationEmailBody|verificationMessage|emailBody|smsMessage", _is_no_function),)
REJECTED = (
    Match(WrongType, "loginWith.email.verificationEmailBody"),
    Match(WrongType, "loginWith.email.userInvitation.*"),
    Match(WrongType, "multifactor.sms.smsMessage"),
)


def check(auth: Auth) -> Iterator[Finding[tuple[Auth, WrongType]]]:
    for problem in claimed(auth, CODE, CLAIMS):
        yield auth_finding(
            auth,
            problem,
            mismatch_message(f"`{problem.path[-1]}`", "a function that returns a string", value_words(problem.value)),
            package_message=f"Type '{package_type(problem.value)}' is not assignable to type '(...) => string'.",
        )


def fix(finding: Finding[tuple[Auth, WrongType]]) -> Iterator[Fix]:
    auth, problem = finding.data
    value, kind = problem.value, problem.expected
    if not isinstance(value, Text) or not isinstance(kind, Callback) or "`" in value.value or "\\" in value.value:
        return
    text = value.value.replace("${", "\\${")
    found = 0
    for parameter in kind.parameters:
        call = f"${{{parameter.name}()}}" if parameter.name != "createLink" else r"${createLink('\1')}"
        text, count = re.subn(_PLACES.get(parameter.name, r"(?!)"), call.replace("\\1", r"\g<1>"), text)
        found += count > 0
    if found < len(kind.parameters):
        return
    names = ", ".join(parameter.name + _annotation(auth, problem, parameter.name) for parameter in kind.parameters)
    yield Fix("Change to a function", (Replace(value.span, f"({names}) => `{text}`"),), Safety.SAFE, is_preferred=True)


def _annotation(auth: Auth, problem: WrongType, parameter: str) -> str:
    """The type of a parameter that TypeScript cannot infer: that of a body of either style where the style is not set."""
    email = inner_object(auth.login_with, "email") if problem.path[-1] == "verificationEmailBody" else None
    is_open = email is not None and email.lacks("verificationEmailStyle")
    return ": () => string" if is_open and parameter == "createCode" else ""


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.AUTH,
    summary="A message to users is a string instead of a function.",
    covers=("AU25",),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
    fix=fix,
    fixable="sometimes",
)
