"""The argument of `allow.groups` is not an array of group names.

## What it does

Reports `allow.groups` without an argument, with an empty array, or with another value than an array of strings.

## Why is this bad?

`allow.groups([...])` expects an array, even for a single group. TypeScript rejects anything else, and the packages fail at
synthesis. An empty array is accepted but grants nobody access.

## Example

```ts bad
// amplify/auth/resource.ts
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({ loginWith: { email: true }, groups: ['ADMINS'] });

// amplify/storage/resource.ts
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'photos/*': [allow.groups('ADMINS').to(['read'])],
  }),
});

// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';
import { storage } from './storage/resource';

defineBackend({ auth, storage });
```

Use instead:

```ts good
// amplify/auth/resource.ts
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({ loginWith: { email: true }, groups: ['ADMINS'] });

// amplify/storage/resource.ts
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'photos/*': [allow.groups(['ADMINS']).to(['read'])],
  }),
});

// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';
import { storage } from './storage/resource';

defineBackend({ auth, storage });
```

## Fix safety

Changing the arguments to an array is safe. Adding a group to an empty array is unsafe because it grants access.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace, Safety
from amplify_ls.fit.problems import MissingArgument, WrongType, WrongValue
from amplify_ls.model.types.mismatch import Misfit
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.data.access_rules import word_list
from amplify_ls.rules.options.option_words import mismatch_message, value_words
from amplify_ls.rules.options.storage_faults import RULE_OF_PATH, claimed, storage_finding
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.storage.backends import deployed_auth
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.fit.problems import BadArgument
    from amplify_ls.model.resources.storage import Storage

CODE = "storage/wrong-group-argument"
_MOST_GROUPS = 3
CLAIMS: tuple[Claim[BadArgument], ...] = (Claim((MissingArgument, WrongType, WrongValue), f"{RULE_OF_PATH}.groups.**"),)
REJECTED = (Match((MissingArgument, WrongType), f"{RULE_OF_PATH}.groups"),)


def check(storage: Storage) -> Iterator[Finding[tuple[Storage, BadArgument]]]:
    for problem in claimed(storage, CODE, CLAIMS):
        yield storage_finding(storage, problem, _message(problem), package_message=_refusal(problem))


def _message(problem: BadArgument) -> str:
    if isinstance(problem, MissingArgument) or problem.misfit is Misfit.TOO_FEW:
        return "`allow.groups` is called without a group."
    if problem.path[-1] == "groups":
        return mismatch_message("`allow.groups`", "`string[]`", value_words(problem.value))
    return mismatch_message("a group of `allow.groups`", "`string`", value_words(problem.value))


def _refusal(problem: BadArgument) -> str:
    if isinstance(problem, MissingArgument):
        return "Cannot read properties of undefined (reading 'map')"
    return "" if problem.misfit is Misfit.TOO_FEW else "groupNames.map is not a function"


def fix(finding: Finding[tuple[Storage, BadArgument]]) -> Iterator[Fix]:
    storage, problem = finding.data
    if isinstance(problem, MissingArgument):
        return
    if problem.misfit is Misfit.TOO_FEW and problem.value.span == problem.span:
        auth = deployed_auth(storage.project)
        groups = (auth.groups if auth is not None else None) or ()
        for index, group in enumerate(groups[:_MOST_GROUPS]):
            text = word_list([group.value])
            yield Fix(f"Add the group `{group.value}`", (Replace(problem.span, text),), is_preferred=index == 0)
    if problem.path[-1] != "groups" or not isinstance(problem.value, Text):
        return
    for path in storage.paths:
        for rule in path.rules:
            given = rule.strategy.arguments
            if given is None or given[0] is None or given[0].span != problem.span:
                continue
            names = [value.value for value in given.values if isinstance(value, Text)]
            if len(names) == given.count:
                text = f"({word_list(names)})"
                yield Fix(f"Change to `allow.groups{text}`", (Replace(given.span, text),), Safety.SAFE, is_preferred=True)
            return


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.STORAGE,
    summary="The argument of `allow.groups` is not an array of group names.",
    covers=("ST21",),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
    fix=fix,
    fixable="sometimes",
)
