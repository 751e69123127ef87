"""Something else stands where a function of the backend belongs.

Triggers and the functions that get access are results of `defineFunction`, imported from the file that defines them. A
function of TypeScript, its name as a text or the path of its file is refused.

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.model.problems import Fault
from amplify_ls.rules.option_words import mismatch_message, value_words
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.storage_faults import faults, storage_finding
from amplify_ls.rules.undefined_triggers import trigger_removal, undefined_triggers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.problems import Problem
    from amplify_ls.model.storage import Storage

CODE = "storage/not-a-function-resource"


def check(storage: Storage) -> Iterator[Finding]:
    for problem in faults(storage, CODE):
        yield storage_finding(storage, problem, _message(problem), package_message=_refusal(problem))
    yield from undefined_triggers(storage.options)


def _message(problem: Problem) -> str:
    if problem.fault is Fault.MISSING_KEY:
        return "`allow.resource` names no function."
    place = "`allow.resource`" if problem.path[0] == "access" else f"`{problem.path[-1]}`"
    return mismatch_message(place, "the result of `defineFunction`", value_words(problem.value))


def _refusal(problem: Problem) -> str:
    owner = "other" if problem.path[0] == "access" else "handlerFactory"
    return f"{owner}.getInstance is not a function"


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.STORAGE,
    summary="Something else stands where a function of the backend belongs.",
    covers=("ST33",),
    check=check,
    fix=trigger_removal,
    fixable="sometimes",
)
