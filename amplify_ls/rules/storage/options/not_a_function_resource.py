"""A trigger or access rule of storage refers to a value that is not a backend function.

## What it does

Reports a trigger or an argument of `allow.resource` that is not the result of `defineFunction`, and a trigger that is
`undefined`.

## Why is this bad?

TypeScript rejects a TypeScript function, the name of a function, or the path of its file, and so do the packages at
synthesis. An `undefined` trigger is accepted by TypeScript but fails at synthesis.

## Example

```ts bad
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({ name: 'drive', triggers: { onUpload: './on-upload/handler.ts' } });
```

Use instead:

```ts good
import { defineFunction, defineStorage } from '@aws-amplify/backend';

const onUpload = defineFunction({ name: 'on-upload' });

export const storage = defineStorage({ name: 'drive', triggers: { onUpload } });
```

## Fix safety

The fix removes a trigger that is `undefined`. It is unsafe because a function may be intended. There is no fix for other
values.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.fit.problems import MissingArgument, WrongType
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.options.conditions import expects
from amplify_ls.rules.options.option_words import mismatch_message, value_words
from amplify_ls.rules.options.storage_faults import RULE_OF_PATH, claimed, storage_finding
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.undefined_triggers import trigger_removal, undefined_triggers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.storage import Storage

CODE = "storage/not-a-function-resource"
CLAIMS: tuple[Claim[WrongType | MissingArgument], ...] = (
    Claim(WrongType, "**", expects("resource:function")),
    Claim(MissingArgument, f"{RULE_OF_PATH}.resource"),
)
REJECTED = (
    Match((WrongType, MissingArgument), f"{RULE_OF_PATH}.resource"),
    Match(WrongType, "triggers.*"),
)


def check(storage: Storage) -> Iterator[Finding]:
    for problem in claimed(storage, CODE, CLAIMS):
        yield storage_finding(storage, problem, _message(problem), package_message=_refusal(problem))
    yield from undefined_triggers(storage.options)


def _message(problem: WrongType | MissingArgument) -> str:
    if isinstance(problem, MissingArgument):
        return "`allow.resource` is called without a function."
    place = "`allow.resource`" if problem.path[0] == "access" else f"`{problem.path[-1]}`"
    return mismatch_message(place, "the result of `defineFunction`", value_words(problem.value))


def _refusal(problem: WrongType | MissingArgument) -> str:
    owner = "other" if problem.path[0] == "access" else "handlerFactory"
    return f"{owner}.getInstance is not a function"


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.STORAGE,
    summary="A trigger or access rule of storage refers to a value that is not a backend function.",
    covers=("ST33",),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
    fix=trigger_removal,
    fixable="sometimes",
)
