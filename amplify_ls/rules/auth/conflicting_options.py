"""Options stand together that exclude each other.

Mails are sent from an address (`fromEmail`) or by a function (`handler`), text messages by SNS or by a function.

## Example

```ts bad
import { defineAuth, defineFunction } from '@aws-amplify/backend';

const sender = defineFunction({ name: 'sender' });

export const auth = defineAuth({
  loginWith: { email: true },
  senders: { email: { handler: sender, fromEmail: 'shop@example.com' } },
});
```

Use instead:

```ts good
import { defineAuth, defineFunction } from '@aws-amplify/backend';

const sender = defineFunction({ name: 'sender' });

export const auth = defineAuth({
  loginWith: { email: true },
  senders: { email: { handler: sender } },
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.rules.auth_faults import auth_finding, faults
from amplify_ls.rules.option_words import place_of, sentence
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.auth import Auth

CODE = "auth/conflicting-options"


def check(auth: Auth) -> Iterator[Finding]:
    for problem in faults(auth, CODE):
        place = place_of(problem.path, auth.call.name)
        yield auth_finding(auth, problem, sentence(f"{listed(problem.names)} of {place} exclude each other"))


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.AUTH,
    summary="Options stand together that exclude each other.",
    covers=(),
    check=check,
)
