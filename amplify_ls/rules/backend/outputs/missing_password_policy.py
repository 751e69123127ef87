"""The policies of the user pool are replaced without a password policy.

## What it does

Reports an assignment to `policies` of the user pool whose value has no `passwordPolicy`.

## Why is this bad?

The packages copy the password policy of the user pool to `amplify_outputs.json` without checking that it exists. Policies
without `passwordPolicy` stop the synthesis with a `TypeError`. Passwordless sign-in needs no policies of your own: `defineAuth`
has `otpLogin` and `webAuthn`.

## Example

```ts bad
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';

const backend = defineBackend({ auth });

backend.auth.resources.cfnResources.cfnUserPool.policies = {
  signInPolicy: { allowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] },
};
// amplify/auth/resource.ts
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({ loginWith: { email: true } });
```

Use instead:

```ts good
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';

const backend = defineBackend({ auth });

backend.auth.resources.cfnResources.cfnUserPool.policies = {
  passwordPolicy: { minimumLength: 8, requireLowercase: true, requireUppercase: true },
  signInPolicy: { allowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] },
};
// amplify/auth/resource.ts
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({ loginWith: { email: true } });
```

## Fix safety

The fix adds the default password policy of the packages. It is unsafe, because other requirements may be meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.backend.overrides import PASSWORD_POLICY
from amplify_ls.edits.operations import Fix, InsertProperty
from amplify_ls.model.resources.property_writes import last_assignments
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Object

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.backend import Backend

_POLICY = "passwordPolicy"


def check(backend: Backend) -> Iterator[Finding[Object]]:
    for write in last_assignments(backend):
        if (write.construct, write.name) != ("cfnUserPool", "policies") or not isinstance(write.value, Object):
            continue
        reference = backend.resources.get(write.resource)
        if write.value.lacks(_POLICY) and reference is not None and reference.name == "defineAuth":
            yield Finding(
                write.span,
                "The new policies of the user pool have no `passwordPolicy`, which is needed to write `amplify_outputs.json`.",
                package_message="Cannot read properties of undefined (reading 'minimumLength')",
                data=write.value,
            )


def fix(finding: Finding[Object]) -> Iterator[Fix]:
    policies = finding.data
    text = ", ".join(f"{name[:1].lower()}{name[1:]}: {value}" for name, value in PASSWORD_POLICY.items())
    yield Fix(f"Add `{_POLICY}`", (InsertProperty(policies, _POLICY, f"{{ {text} }}"),), is_preferred=True)


RULE = Rule(
    code="backend/missing-password-policy",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.BACKEND,
    summary="The policies of the user pool are replaced without a password policy.",
    covers=("BE23",),
    check=check,
    fix=fix,
    fixable="always",
)
