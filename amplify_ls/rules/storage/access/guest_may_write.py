"""Guests can upload, replace or delete files.

## What it does

Reports a storage rule that grants guests `write` or `delete`.

## Why is this bad?

Anyone on the internet is a guest: the credentials of guests require no authentication, and the bucket limits
neither the size nor the number of files. `write` also allows replacing existing files. To let visitors upload something, a
function that signs one upload at a time keeps the folder closed.

## Example

```ts bad
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'photos/*': [allow.guest.to(['read', 'write'])],
  }),
});
```

Use instead:

```ts good
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'photos/*': [allow.guest.to(['read'])],
  }),
});
```

## Fix safety

All fixes are unsafe because they take access away from guests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from amplify_ls.catalog.types import TEXT, ListOf, Option
from amplify_ls.edits.operations import Fix, RemoveItem, Replace
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.storage.words import changing_words, place_in
from amplify_ls.rules.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from amplify_ls.model.resources.storage import AccessPath, Storage, StorageRule
    from amplify_ls.values.values import Text


Written: TypeAlias = "tuple[AccessPath, StorageRule, list[Text]]"
"""The path, the rule of guests, and its actions that change files."""


def check(storage: Storage) -> Iterator[Finding[Written]]:
    for path in storage.paths:
        for rule in path.rules:
            words = changing_words(rule) if rule.strategy.name == "guest" else []
            if words:
                what = listed(dict.fromkeys(word.value for word in words))
                yield Finding(
                    place_in(rule, words[0].span),
                    f"Guests are granted {what} on `{path.path}`, so anyone on the internet can change its files.",
                    data=(path, rule, words),
                )


def fix(finding: Finding[Written]) -> Iterator[Fix]:
    path, rule, words = finding.data
    names = listed(dict.fromkeys(word.value for word in words))
    if len(rule.words) > len(words) and all(rule.chain.span.covers(word.span) for word in words):
        yield Fix(f"Remove {names}", tuple(RemoveItem(word.span) for word in words), is_preferred=True)
    if rule.is_seen and not any(each.strategy.name == "authenticated" for each in path.rules):
        title = "Change to `allow.authenticated`"
        yield Fix(title, (Replace(rule.strategy.name_span, "authenticated"),))


def applies(finding: Finding[Written], options: Mapping[str, Any]) -> bool:
    allowed = options.get("paths")
    return not isinstance(allowed, list) or finding.data[0].path not in allowed


RULE = Rule(
    code="storage/guest-may-write",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.STORAGE,
    summary="Guests can upload, replace or delete files.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
    options=(Option("paths", ListOf(TEXT), "Paths on which guests may write."),),
    applies=applies,
)
