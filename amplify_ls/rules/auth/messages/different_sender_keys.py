"""The email sender and the SMS sender have different KMS keys.

## What it does

Reports custom senders for email and SMS whose `kmsKeyArn` values differ.

## Why is this bad?

A user pool encrypts all codes with a single key, so the packages reject a second one at synthesis.

## Example

```ts bad
import { defineAuth, defineFunction } from '@aws-amplify/backend';

const sender = defineFunction({ name: 'sender' });

export const auth = defineAuth({
  loginWith: { email: true },
  senders: {
    email: { handler: sender, kmsKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/one' },
    sms: { handler: sender, kmsKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/two' },
  },
});
```

Use instead:

```ts good
import { defineAuth, defineFunction } from '@aws-amplify/backend';

const sender = defineFunction({ name: 'sender' });

export const auth = defineAuth({
  loginWith: { email: true },
  senders: {
    email: { handler: sender, kmsKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/one' },
    sms: { handler: sender, kmsKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/one' },
  },
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.model.resources.auth import inner_object
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.auth import Auth


def check(auth: Auth) -> Iterator[Finding]:
    senders = inner_object(auth.options, "senders")
    email, sms = inner_object(senders, "email"), inner_object(senders, "sms")
    if email is None or sms is None or "handler" not in email.properties or "handler" not in sms.properties:
        return
    one, other = email.get("kmsKeyArn"), sms.get("kmsKeyArn")
    if isinstance(one, Text) and isinstance(other, Text) and one.value and other.value and one.value != other.value:
        yield Finding(
            other.span,
            "The `kmsKeyArn` of `senders.sms` differs from that of `senders.email`.",
            related=(Related(one.span, "The key of `senders.email` is set here"),),
            package_message="KMS key ARN must be the same for both email and sms senders",
        )


RULE = Rule(
    code="auth/different-sender-keys",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.AUTH,
    summary="The email sender and the SMS sender have different KMS keys.",
    covers=("AU92",),
    check=check,
)
