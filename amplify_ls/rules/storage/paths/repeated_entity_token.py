"""A storage path contains `{entity_id}` twice.

## What it does

Reports a storage path that contains `{entity_id}` more than once.

## Why is this bad?

The token is replaced with the identity of a single user. The packages reject a second token at synthesis.

## Example

```ts bad
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'photos/{entity_id}/{entity_id}/*': [allow.entity('identity').to(['read'])],
  }),
});
```

Use instead:

```ts good
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'photos/{entity_id}/*': [allow.entity('identity').to(['read'])],
  }),
});
```

## Fix safety

The fix keeps a single token at the end of the path. It is unsafe because it changes which files the rules apply to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.resources.storage import ENTITY_TOKEN
from amplify_ls.model.resources.storage_paths import WILDCARD, parts_of
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.storage.fixes import Rewriting, path_finding, path_fixes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.resources.storage import Storage


def check(storage: Storage) -> Iterator[Finding[Rewriting]]:
    for path in storage.paths:
        before, *behind = path.path.split(ENTITY_TOKEN)
        if len(behind) < 2:
            continue
        second = len(before) + len(ENTITY_TOKEN) + len(behind[0])
        kept = [part.text for part in parts_of(path.path) if part.text not in (ENTITY_TOKEN, WILDCARD)]
        better = "/".join([*kept, ENTITY_TOKEN, WILDCARD])
        yield path_finding(
            path,
            (second, second + len(ENTITY_TOKEN)),
            f"The storage path `{path.path}` contains `{ENTITY_TOKEN}` twice.",
            f"The {ENTITY_TOKEN} token can only appear once in a path.",
            Rewriting(path, (better,) if kept and ENTITY_TOKEN not in "".join(kept) else ()),
        )


def fix(finding: Finding[Rewriting]) -> Iterator[Fix]:
    yield from path_fixes(finding.data)


RULE = Rule(
    code="storage/repeated-entity-token",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.STORAGE,
    summary="A storage path contains `{entity_id}` twice.",
    covers=("ST10",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
