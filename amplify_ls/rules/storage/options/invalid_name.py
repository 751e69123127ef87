"""The name of a storage resource contains invalid characters.

## What it does

Reports a `name` of `defineStorage` that is empty or contains invalid characters.

## Why is this bad?

A name starts with a letter, which may be followed by letters, digits, hyphens, underscores and spaces. The packages reject
any other name at synthesis. The names of the bucket and of the environment variable `NAME_BUCKET_NAME` of functions are
derived from it.

## Example

```ts bad
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({ name: 'team.drive' });
```

Use instead:

```ts good
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({ name: 'teamDrive' });
```

## Fix safety

The fix removes the invalid characters. It is unsafe because another name may be intended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.fit.problems import WrongValue
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.options.storage_faults import claimed, storage_finding
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.storage.backends import name_for, resource_name
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.storage import Storage

CODE = "storage/invalid-name"
CLAIMS = (Claim(WrongValue, "name"),)
REJECTED = (Match(WrongValue, "name"),)


def check(storage: Storage) -> Iterator[Finding[tuple[Storage, WrongValue]]]:
    for problem in claimed(storage, CODE, CLAIMS):
        name = problem.value.value if isinstance(problem.value, Text) else ""
        message = f"The storage name `{name}` contains invalid characters." if name else "The storage name is empty."
        package = f"Resource name contains invalid characters, found {name}"
        yield storage_finding(storage, problem, message, package_message=package)


def fix(finding: Finding[tuple[Storage, WrongValue]]) -> Iterator[Fix]:
    storage, problem = finding.data
    if isinstance(problem.value, Text):
        better = resource_name(problem.value.value) or name_for(storage)
        yield Fix(f"Change to `{better}`", (Replace(problem.value.span, f"'{better}'"),), is_preferred=True)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.STORAGE,
    summary="The name of a storage resource contains invalid characters.",
    covers=("ST03",),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
    fix=fix,
    fixable="sometimes",
)
