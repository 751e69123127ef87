"""`allow.entity` is not given `'identity'`.

The identity of a signed-in user is the one kind of owner that storage knows. The packages do not read the argument; the type
check takes `'identity'` and nothing else.

## Example

```ts bad
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'photos/{entity_id}/*': [allow.entity('user').to(['read', 'write'])],
  }),
});
```

Use instead:

```ts good
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'photos/{entity_id}/*': [allow.entity('identity').to(['read', 'write'])],
  }),
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace, Safety
from amplify_ls.model.problems import Fault
from amplify_ls.rules.option_words import value_words
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.storage_faults import faults, storage_finding
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.storage import Storage

CODE = "storage/wrong-entity"


def check(storage: Storage) -> Iterator[Finding]:
    for problem in faults(storage, CODE):
        value = problem.value
        shown = f"`{value.value}`" if isinstance(value, Text) else value_words(value)
        is_missing = problem.fault is Fault.MISSING_KEY
        yield storage_finding(
            storage,
            problem,
            "`allow.entity` does not say whose identity counts." if is_missing else f"`allow.entity` does not know {shown}.",
            package_message=(
                "Expected 1 arguments, but got 0."
                if is_missing
                else f"Argument of type '{shown.replace('`', chr(34))}' is not assignable to parameter of type '\"identity\"'."
            ),
        )


def fix(finding: Finding) -> Iterator[Fix]:
    storage, problem = finding.data
    title = "Change to `allow.entity('identity')`"
    for path in storage.paths:
        for rule in path.rules:
            given = rule.strategy.arguments
            if rule.strategy.name != "entity" or given is None:
                continue
            if rule.strategy.name_span == problem.span or (given[0] is not None and given[0].span == problem.span):
                yield Fix(title, (Replace(given.span, "('identity')"),), Safety.SAFE, is_preferred=True)
                return


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.STORAGE,
    summary="`allow.entity` is not given `'identity'`.",
    covers=("ST26",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
