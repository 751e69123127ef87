"""A storage rule grants an action that does not exist.

## What it does

Reports an action in a storage rule other than `read`, `get`, `list`, `write` and `delete`.

## Why is this bad?

`write` covers both creating and replacing files: unlike in authorization rules for data, there is no `create` and no
`update`. TypeScript rejects any other action, and so do the packages at synthesis.

## Example

```ts bad
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'photos/*': [allow.authenticated.to(['read', 'create'])],
  }),
});
```

Use instead:

```ts good
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'photos/*': [allow.authenticated.to(['read', 'write'])],
  }),
});
```

## Fix safety

Changing an action that differs only in case is safe. Other fixes are unsafe because another action may be intended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, RemoveItem, Replace, Safety
from amplify_ls.fit.problems import ValueProblem, WrongValue
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.options.option_words import sentence, value_words
from amplify_ls.rules.options.storage_faults import RULE_OF_PATH, claimed, storage_finding
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import listed
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.storage import Storage, StorageRule

CODE = "storage/unknown-action"
CLAIMS = (Claim(ValueProblem, f"{RULE_OF_PATH}.to.[]"),)
REJECTED = (Match(ValueProblem, "**"),)


def check(storage: Storage) -> Iterator[Finding[tuple[Storage, ValueProblem]]]:
    for problem in claimed(storage, CODE, CLAIMS):
        value = problem.value
        is_word = isinstance(value, Text)
        shown = f"`{value.value}`" if isinstance(value, Text) else value_words(value)
        yield storage_finding(
            storage,
            problem,
            sentence(f"{shown} is not a storage action"),
            package_message=(
                f"Type '{shown.replace('`', chr(34)) if is_word else '...'}' is not assignable to type "
                '\'"read" | "get" | "list" | "write" | "delete"\'.'
            ),
        )


def fix(finding: Finding[tuple[Storage, ValueProblem]]) -> Iterator[Fix]:
    storage, problem = finding.data
    value = problem.value
    rule = _rule_with(storage, problem)
    if not isinstance(value, Text) or rule is None or not rule.chain.span.covers(value.span):
        return
    names = problem.names if isinstance(problem, WrongValue) else ()
    missing = [name for name in names if name not in rule.words]
    if missing:
        text = ", ".join(f"'{name}'" for name in missing)
        is_case = names == (value.value.lower(),)
        safety = Safety.SAFE if is_case else Safety.UNSAFE
        yield Fix(f"Change to {listed(missing)}", (Replace(value.span, text),), safety, is_preferred=True)
    elif len(rule.words) > 1:
        yield Fix(f"Remove `{value.value}`", (RemoveItem(value.span),), is_preferred=bool(names))


def _rule_with(storage: Storage, problem: ValueProblem) -> StorageRule | None:
    """The rule that contains the action."""
    for path in storage.paths:
        for rule in path.rules:
            if rule.actions is not None and any(item.span == problem.span for item in rule.actions.items):
                return rule
    return None


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.STORAGE,
    summary="A storage rule grants an action that does not exist.",
    names="a storage action",
    covers=("ST19",),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
    fix=fix,
    fixable="sometimes",
)
