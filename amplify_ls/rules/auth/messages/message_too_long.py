"""A message to users is longer than Cognito allows.

## What it does

Reports the subject of an email, and the verification message and second-factor message sent by text message, if they have
more than 140 characters, including the placeholder of the code.

## Why is this bad?

A second-factor message that is too long is rejected at synthesis. A subject or verification message that is too long makes
the deployment fail.

## Example

```ts bad
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: {
    email: {
      verificationEmailSubject: `Welcome to the shop for all who like to build things with their own hands: here is the code
        that confirms your address, so that you can start to look around`,
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
      verificationEmailSubject: 'Welcome to the shop: here is your code',
    },
  },
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.options import type_at
from amplify_ls.catalog.resources.auth import AUTH
from amplify_ls.catalog.resources.sign_in import MESSAGE_MAXIMUM
from amplify_ls.catalog.types import Record
from amplify_ls.fit.problems import WrongValue
from amplify_ls.model.resources.auth import inner_object
from amplify_ls.model.resources.message_texts import shortest_length, written_by
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.options.auth_faults import claimed
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.auth import Auth
    from amplify_ls.values.values import Object

CODE = "auth/message-too-long"
_CODE_LENGTH = len("{####}")
_WRITTEN = (
    (("multifactor", "sms", "smsMessage"), Stage.SYNTH),
    (("loginWith", "phone", "verificationMessage"), Stage.DEPLOY),
)
CLAIMS = (Claim(WrongValue, "**.verificationEmailSubject|emailSubject"),)


def check(auth: Auth) -> Iterator[Finding[tuple[Auth, WrongValue]]]:
    for problem in claimed(auth, CODE, CLAIMS):
        length = len(problem.value.value) if isinstance(problem.value, Text) else 0
        yield Finding(problem.span, _message(problem.path[-1], length))
    for path, stage in _WRITTEN:
        yield from _written(auth, path, stage)


def _written(auth: Auth, path: tuple[str, ...], stage: Stage) -> Iterator[Finding[tuple[Auth, WrongValue]]]:
    outer: Object | None = auth.options
    for name in path[:-1]:
        outer = inner_object(outer, name)
    value = None if outer is None else outer.get(path[-1])
    kind = type_at(Record(AUTH), path)
    length = shortest_length(written_by(value, kind), _CODE_LENGTH)
    if value is None or length is None or length <= MESSAGE_MAXIMUM or outer is None:
        return
    if stage is Stage.SYNTH and auth.second_factor_mode == "OFF":
        return
    is_refused = stage is Stage.SYNTH
    yield Finding(
        outer.properties[path[-1]].name_span,
        _message(path[-1], length),
        stage=stage,
        severity=Severity.ERROR if is_refused else None,
        package_message="MFA message must be between 6 and 140 characters" if is_refused else "",
    )


def _message(name: str, length: int) -> str:
    return f"`{name}` has at least {length} characters, but the maximum is {MESSAGE_MAXIMUM}."


RULE = Rule(
    code=CODE,
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.AUTH,
    summary="A message to users is longer than Cognito allows.",
    covers=("AU24", "AU29"),
    claims=CLAIMS,
    check=check,
)
