"""There are more blanks in a schedule than between its parts.

The packages part a text at every single blank: a second one makes an empty field, which counts as 0, and all others move on.

## Example

```ts bad
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  schedule: '0  9 1 * ?',
});
```

Use instead:

```ts good
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  schedule: '0 9 1 * ?',
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Safety
from amplify_ls.model.cron_faults import CronFault
from amplify_ls.model.schedule_faults import RateFault
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.schedule_faults import faulty_schedules, mendings, schedule_finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.functions import BackendFunction

CODE = "function/extra-blank"


def check(function: BackendFunction) -> Iterator[Finding]:
    for found in faulty_schedules(function, CronFault.BLANKS, RateFault.BLANKS):
        is_edge = found.problem.start == 0 or found.problem.end == len(found.text)
        message = "There is a blank around the schedule." if is_edge else "There is more than one blank between two fields."
        beside = found.text[: found.problem.start][-1:] + found.text[found.problem.end :][:1]
        if "," in beside:
            message = "There is a blank in a list."
        if found.problem.fault is RateFault.BLANKS and not is_edge:
            message = "There is more than one blank in the interval."
        yield schedule_finding(found, message, unseen=Stage.DEPLOY)


def fix(finding: Finding) -> Iterator[Fix]:
    yield from mendings(finding, Safety.SAFE)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.FUNCTION,
    summary="There are more blanks in a schedule than between its parts.",
    covers=("SC18",),
    check=check,
    fix=fix,
    fixable="always",
)
