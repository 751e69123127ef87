"""The actions of a storage rule are not an array.

## What it does

Reports `.to()` without an argument, or with another argument than a single array of actions.

## Why is this bad?

`.to([...])` expects an array, even for a single action. TypeScript rejects anything else, and the packages fail at synthesis.

## Example

```ts bad
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'photos/*': [allow.authenticated.to('read')],
  }),
});
```

Use instead:

```ts good
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'photos/*': [allow.authenticated.to(['read'])],
  }),
});
```

## Fix safety

Changing the arguments to an array is safe if all of them are storage actions. Otherwise the fix is unsafe because it changes
them to the actions that may be intended, and so is the fix that grants `read`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.resources.storage import STORAGE_ACTIONS
from amplify_ls.edits.operations import Fix, Replace, Safety
from amplify_ls.fit.problems import MissingArgument, WrongType
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.data.access_rules import mended_words, word_list
from amplify_ls.rules.options.option_words import mismatch_message, value_words
from amplify_ls.rules.options.storage_faults import RULE_OF_PATH, claimed, storage_finding
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.storage import Storage

CODE = "storage/actions-not-in-list"
CLAIMS: tuple[Claim[MissingArgument | WrongType], ...] = (Claim((MissingArgument, WrongType), f"{RULE_OF_PATH}.to"),)
REJECTED = (Match((MissingArgument, WrongType), "**"),)


def check(storage: Storage) -> Iterator[Finding[tuple[Storage, MissingArgument | WrongType]]]:
    for problem in claimed(storage, CODE, CLAIMS):
        is_missing = isinstance(problem, MissingArgument)
        yield storage_finding(
            storage,
            problem,
            "A storage rule calls `.to()` without actions."
            if isinstance(problem, MissingArgument)
            else mismatch_message("`.to` of a storage rule", "an array of actions", value_words(problem.value)),
            package_message=(
                "Cannot read properties of undefined (reading 'flatMap')"
                if is_missing
                else "permission.actions.flatMap is not a function"
            ),
        )


def fix(finding: Finding[tuple[Storage, MissingArgument | WrongType]]) -> Iterator[Fix]:
    storage, problem = finding.data
    for path in storage.paths:
        for rule in path.rules:
            link = rule.actions_link
            if link is None or link.arguments is None:
                continue
            if isinstance(problem, MissingArgument) and link.name_span == problem.span:
                yield Fix("Add the action `read`", (Replace(link.arguments.span, "(['read'])"),), is_preferred=True)
                return
            given = link.arguments.values
            words = [value.value for value in given if isinstance(value, Text)]
            if given and given[0].span == problem.span and len(words) == len(given):
                text = f"({word_list(mended_words(words, STORAGE_ACTIONS))})"
                safety = Safety.SAFE if text == f"({word_list(words)})" else Safety.UNSAFE
                yield Fix(f"Change to `.to{text}`", (Replace(link.arguments.span, text),), safety, is_preferred=True)
                return


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.STORAGE,
    summary="The actions of a storage rule are not an array.",
    covers=("ST20",),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
    fix=fix,
    fixable="sometimes",
)
