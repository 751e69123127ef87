"""The role for text messages is only partly configured.

## What it does

Reports `snsCallerArn` without `externalId` in `senders.sms`, and `externalId` without `snsCallerArn`.

## Why is this bad?

The role that sends text messages is configured by both options together. The packages reject one without the other at
synthesis.

## Example

```ts bad
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true },
  senders: { sms: { snsCallerArn: 'arn:aws:iam::111122223333:role/messages' } },
});
```

Use instead:

```ts good
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true },
  senders: { sms: { snsCallerArn: 'arn:aws:iam::111122223333:role/messages', externalId: 'shop' } },
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.fit.problems import MissingCompanion
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.options.auth_faults import auth_finding, claimed
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.auth import Auth

CODE = "auth/incomplete-sms-role"
CLAIMS = (Claim(MissingCompanion, "senders.sms"),)
REJECTED = (Match(MissingCompanion, "senders.sms"),)


def check(auth: Auth) -> Iterator[Finding[tuple[Auth, MissingCompanion]]]:
    for problem in claimed(auth, CODE, CLAIMS):
        there = "externalId" if "snsCallerArn" in problem.names else "snsCallerArn"
        yield auth_finding(
            auth,
            problem,
            f"`senders.sms` has `{there}` but no {listed(problem.names)}.",
            package_message="Both externalId and snsCallerArn are required when providing a custom IAM role.",
        )


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.AUTH,
    summary="The role for text messages is only partly configured.",
    covers=("AU93",),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
)
