"""A trigger, sender or access rule of auth refers to a value that is not a backend function.

## What it does

Reports a trigger, a sender or an argument of `allow.resource` that is not the result of `defineFunction`, and a trigger that
is `undefined`.

## Why is this bad?

TypeScript rejects a TypeScript function, the name of a function, or the path of its file, and so do the packages at
synthesis. An `undefined` trigger is accepted by TypeScript but fails at synthesis.

## Example

```ts bad
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true },
  triggers: { preSignUp: './pre-sign-up/handler.ts' },
});
```

Use instead:

```ts good
import { defineAuth, defineFunction } from '@aws-amplify/backend';

const preSignUp = defineFunction({ name: 'pre-sign-up', entry: './pre-sign-up/handler.ts' });

export const auth = defineAuth({
  loginWith: { email: true },
  triggers: { preSignUp },
});
```

## Fix safety

The fix removes a trigger that is `undefined`. It is unsafe because a function may be intended. There is no fix for other
values.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.fit.problems import WrongType
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.options.auth_faults import auth_finding, claimed
from amplify_ls.rules.options.conditions import expects
from amplify_ls.rules.options.option_words import mismatch_message, package_type, place_of, value_words
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.undefined_triggers import trigger_removal, undefined_triggers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.auth import Auth

CODE = "auth/not-a-function-resource"
CLAIMS = (Claim(WrongType, "**", expects("resource:function")),)
REJECTED = (
    Match(WrongType, "access.**"),
    Match(WrongType, "triggers.*"),
    Match(WrongType, "senders.*.handler"),
)


def check(auth: Auth) -> Iterator[Finding]:
    for problem in claimed(auth, CODE, CLAIMS):
        is_access = problem.path[0] == "access"
        place = "`allow.resource`" if is_access else place_of(problem.path, auth.call.name)
        yield auth_finding(
            auth,
            problem,
            mismatch_message(place, "the result of `defineFunction`", value_words(problem.value)),
            package_message=(
                f"Type '{package_type(problem.value)}' is not assignable to type "
                "'ConstructFactory<ResourceProvider<FunctionResources>>'."
            ),
        )
    yield from undefined_triggers(auth.options)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.AUTH,
    summary="A trigger, sender or access rule of auth refers to a value that is not a backend function.",
    covers=("AU98",),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
    fix=trigger_removal,
    fixable="sometimes",
)
