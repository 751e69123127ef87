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

from amplify_ls.rules.options.auth_faults import auth_finding, faults
from amplify_ls.rules.options.option_words import literal_words, mismatch_message, place_of
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.auth import Auth

CODE = "auth/invalid-arn"


def check(auth: Auth) -> Iterator[Finding]:
    for problem in faults(auth, CODE):
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
    check=check,
)
