"""A storage rule grants `read` together with `get` or `list`.

## What it does

Reports `get` or `list` in a rule that also grants `read`.

## Why is this bad?

`read` includes both: `get` downloads files, and `list` lists their names. The type accepts either `read` or its parts, so
TypeScript rejects the combination.

## Example

```ts bad
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'photos/*': [allow.guest.to(['read', 'get'])],
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

Removing the parts is safe because `read` includes them. Removing `read` is unsafe because it may take access away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.resources.storage import READ_INCLUDES
from amplify_ls.edits.operations import Fix, RemoveItem, Safety
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.rules.storage.words import place_in
from amplify_ls.rules.wording import listed
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.storage import Storage, StorageRule

_READ = "read"


def check(storage: Storage) -> Iterator[Finding[tuple[StorageRule, Text, list[Text]]]]:
    for path in storage.paths:
        for rule in path.rules:
            items = () if rule.actions is None else rule.actions.items
            words = [item for item in items if isinstance(item, Text)]
            read = next((word for word in words if word.value == _READ), None)
            parts = [word for word in words if word.value in READ_INCLUDES]
            # A constant may have been cast before it is used here.
            if read is None or not parts or not rule.chain.span.covers(parts[0].span):
                continue
            yield Finding(
                place_in(rule, parts[0].span),
                f"The action `{parts[0].value}` is already included in `{_READ}`.",
                related=(Related(place_in(rule, read.span), f"`{_READ}` is granted here"),),
                package_message=f'Type \'"{parts[0].value}"\' is not assignable to type \'"read" | "write" | "delete"\'.',
                data=(rule, read, parts),
            )


def fix(finding: Finding[tuple[StorageRule, Text, list[Text]]]) -> Iterator[Fix]:
    rule, read, parts = finding.data
    if not all(rule.chain.span.covers(word.span) for word in (read, *parts)):
        return
    names = listed(dict.fromkeys(word.value for word in parts))
    removals = tuple(RemoveItem(word.span) for word in parts)
    yield Fix(f"Remove {names}", removals, Safety.SAFE, is_preferred=True)
    yield Fix(f"Remove `{_READ}`", (RemoveItem(read.span),))


RULE = Rule(
    code="storage/overlapping-actions",
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.STORAGE,
    summary="A storage rule grants `read` together with `get` or `list`.",
    covers=("ST18",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
