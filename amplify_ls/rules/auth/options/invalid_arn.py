"""An auth option that expects an ARN has another value.

## What it does

Reports a string that is not an ARN where the ARN of a role or key is expected.

## Why is this bad?

Roles and keys are identified by ARN: `arn:` followed by partition, service, region, account and resource, separated by
colons. The packages reject any other string at synthesis.

## Example

```ts bad
import { referenceAuth } from '@aws-amplify/backend';

export const auth = referenceAuth({
  userPoolId: 'eu-west-1_example',
  identityPoolId: 'eu-west-1:00000000-0000-0000-0000-000000000000',
  userPoolClientId: 'example',
  authRoleArn: 'role/signed-in',
  unauthRoleArn: 'arn:aws:iam::111122223333:role/guest',
});
```

Use instead:

```ts good
import { referenceAuth } from '@aws-amplify/backend';

export const auth = referenceAuth({
  userPoolId: 'eu-west-1_example',
  identityPoolId: 'eu-west-1:00000000-0000-0000-0000-000000000000',
  userPoolClientId: 'example',
  authRoleArn: 'arn:aws:iam::111122223333:role/signed-in',
  unauthRoleArn: 'arn:aws:iam::111122223333:role/guest',
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.common import ARN
from amplify_ls.fit.problems import WrongValue
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.options.auth_faults import auth_finding, claimed
from amplify_ls.rules.options.option_words import literal_words, mismatch_message, place_of
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.auth import Auth

CODE = "auth/invalid-arn"


def _is_arn(problem: WrongValue) -> bool:
    return problem.expected is ARN


CLAIMS = (Claim(WrongValue, "**", _is_arn),)
REJECTED = (
    Match(WrongValue, "groups.*"),
    Match(WrongValue, "senders.*.kmsKeyArn|snsCallerArn"),
    Match(WrongValue, "authRoleArn|unauthRoleArn"),
)


def check(auth: Auth) -> Iterator[Finding[tuple[Auth, WrongValue]]]:
    for problem in claimed(auth, CODE, CLAIMS):
        text = problem.value.value if isinstance(problem.value, Text) else ""
        yield auth_finding(
            auth,
            problem,
            mismatch_message(place_of(problem.path, auth.call.name), "an ARN", literal_words(problem.value)),
            package_message=f'ARNs must start with "arn:" and have at least 6 components: {text}',
        )


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.AUTH,
    summary="An auth option that expects an ARN has another value.",
    covers=("AU94", "RA02"),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
)
