"""The argument of `allow.entity` is not `'identity'`.

## What it does

Reports `allow.entity` without an argument, or with another argument than `'identity'`.

## Why is this bad?

The identity of a signed-in user is the only kind of owner in storage. The packages do not read the argument, but TypeScript
rejects anything other than `'identity'`.

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

## Fix safety

The fix is safe because `'identity'` is the only valid argument.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace, Safety
from amplify_ls.fit.problems import MissingArgument, WrongType, WrongValue, value_of
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.options.option_words import literal_words, mismatch_message, value_words
from amplify_ls.rules.options.storage_faults import RULE_OF_PATH, claimed, storage_finding
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.fit.problems import BadArgument
    from amplify_ls.model.resources.storage import Storage

CODE = "storage/wrong-entity"
CLAIMS: tuple[Claim[BadArgument], ...] = (Claim((MissingArgument, WrongType, WrongValue), f"{RULE_OF_PATH}.entity"),)


def check(storage: Storage) -> Iterator[Finding[tuple[Storage, BadArgument]]]:
    for problem in claimed(storage, CODE, CLAIMS):
        value = value_of(problem)
        shown = f'"{value.value}"' if isinstance(value, Text) else value_words(value)
        is_missing = isinstance(problem, MissingArgument)
        yield storage_finding(
            storage,
            problem,
            "`allow.entity` is called without an argument."
            if is_missing
            else mismatch_message("`allow.entity`", "`'identity'`", literal_words(value)),
            package_message=(
                "Expected 1 arguments, but got 0."
                if is_missing
                else f"Argument of type '{shown.replace('`', chr(34))}' is not assignable to parameter of type '\"identity\"'."
            ),
        )


def fix(finding: Finding[tuple[Storage, BadArgument]]) -> Iterator[Fix]:
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
    summary="The argument of `allow.entity` is not `'identity'`.",
    covers=("ST26",),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="sometimes",
)
