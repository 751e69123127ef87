"""Every signed-in user can change the files of all owners.

## What it does

Reports a rule that grants signed-in users `write` or `delete` on a path with `{entity_id}`. A path without the token, which
all signed-in users share, is not reported.

## Why is this bad?

`{entity_id}` matches the user's own folder only in rules for `allow.entity('identity')`. In a rule for signed-in users it
matches every folder: `allow.authenticated.to(['write'])` on `photos/{entity_id}/*` allows each of them to replace the files
of all others.

## Example

```ts bad
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'photos/{entity_id}/*': [allow.authenticated.to(['read', 'write', 'delete'])],
  }),
});
```

Use instead:

```ts good
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'photos/{entity_id}/*': [allow.entity('identity').to(['read', 'write', 'delete'])],
  }),
});
```

## Fix safety

All fixes are unsafe because they take access away from signed-in users.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.resources.storage import ENTITY_TOKEN
from amplify_ls.edits.operations import Fix, RemoveItem, Replace
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.storage.words import changing_words, place_in
from amplify_ls.rules.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.storage import AccessPath, Storage, StorageRule
    from amplify_ls.values.values import Text


def check(storage: Storage) -> Iterator[Finding[tuple[AccessPath, StorageRule, list[Text]]]]:
    for path in storage.paths:
        if ENTITY_TOKEN not in path.path:
            continue
        for rule in path.rules:
            words = changing_words(rule) if rule.strategy.name == "authenticated" else []
            if words:
                what = listed(dict.fromkeys(word.value for word in words))
                yield Finding(
                    place_in(rule, rule.strategy.name_span),
                    f"Every signed-in user is granted {what} on the files of all owners in `{path.path}`.",
                    data=(path, rule, words),
                )


def fix(finding: Finding[tuple[AccessPath, StorageRule, list[Text]]]) -> Iterator[Fix]:
    path, rule, words = finding.data
    if not any(each.strategy.name == "entity" for each in path.rules):
        yield Fix(
            "Change to `allow.entity('identity')`", (Replace(rule.strategy.name_span, "entity('identity')"),), is_preferred=True
        )
    elif len(rule.words) > len(words) and all(rule.chain.span.covers(word.span) for word in words):
        names = listed(dict.fromkeys(word.value for word in words))
        yield Fix(f"Remove {names}", tuple(RemoveItem(word.span) for word in words), is_preferred=True)
    elif len(path.rules) > 1:
        yield Fix("Remove the rule", (RemoveItem(rule.chain.span),), is_preferred=True)


RULE = Rule(
    code="storage/owner-path-open-to-all",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.STORAGE,
    summary="Every signed-in user can change the files of all owners.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
)
