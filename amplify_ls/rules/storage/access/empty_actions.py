"""A storage rule grants no action.

## What it does

Reports `.to([])` in a storage rule. It is an error if the same users have no access to any other path, and a warning
otherwise.

## Why is this bad?

The rule has no effect. If it is the only rule for these users, the packages fail at synthesis with an error that names
neither the rule nor the path.

## Example

```ts bad
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'photos/*': [allow.guest.to([]), allow.authenticated.to(['read'])],
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

Removing the rule is safe if the path has other rules. Granting `read` is unsafe because it grants access.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, RemoveItem, Replace, Safety
from amplify_ls.model.resources.storage_rights import grants
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.storage.words import place_in, who

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.storage import AccessPath, Storage, StorageRule
    from amplify_ls.values.values import Array


def check(storage: Storage) -> Iterator[Finding[tuple[AccessPath, StorageRule, Array]]]:
    access = storage.access
    if access is None:
        return
    is_seen = not access.is_open and all(path.is_seen for path in access.paths)
    holders = {grant.grantee.holder for grant in grants(access)}
    for path in access.paths:
        for rule in path.rules:
            if rule.actions is None or rule.actions.is_open or rule.actions.items:
                continue
            grantees = list(rule.grantees())
            is_refused = is_seen and any(grantee.holder not in holders for grantee in grantees)
            people = f" to {who(grantees[0])}" if len(grantees) == 1 else ""
            yield Finding(
                place_in(rule, rule.actions.span),
                f"The storage rule for `{path.path}` grants no action{people}.",
                stage=None if is_refused else Stage.RUNTIME,
                severity=None if is_refused else Severity.WARNING,
                package_message="At least one permission must be specified",
                data=(path, rule, rule.actions),
            )


def fix(finding: Finding[tuple[AccessPath, StorageRule, Array]]) -> Iterator[Fix]:
    path, rule, actions = finding.data
    if len(path.rules) > 1:
        yield Fix("Remove the rule", (RemoveItem(rule.chain.span),), Safety.SAFE, is_preferred=True)
    if rule.chain.span.covers(actions.span):
        yield Fix("Add the action `read`", (Replace(actions.span, "['read']"),), is_preferred=len(path.rules) == 1)


RULE = Rule(
    code="storage/empty-actions",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.STORAGE,
    summary="A storage rule grants no action.",
    covers=("ST17",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
