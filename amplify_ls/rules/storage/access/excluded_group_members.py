"""A storage rule for signed-in users excludes members of groups.

## What it does

Reports `allow.authenticated` and `allow.entity('identity')` of a storage path if `defineAuth` declares groups whose members
are not granted the same actions on the path.

## Why is this bad?

In the identity pool, a member of a group has the role of the group instead of the role for signed-in users, and only the
latter is granted the actions. As soon as a user joins a group, access to the files is denied, even to the user's own folder.

## Example

```ts bad
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';
import { storage } from './storage/resource';

defineBackend({ auth, storage });
// amplify/auth/resource.ts
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({ loginWith: { email: true }, groups: ['editors'] });
// amplify/storage/resource.ts
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'pictures/*': [allow.authenticated.to(['read'])],
  }),
});
```

Use instead:

```ts good
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';
import { storage } from './storage/resource';

defineBackend({ auth, storage });
// amplify/auth/resource.ts
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({ loginWith: { email: true }, groups: ['editors'] });
// amplify/storage/resource.ts
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'pictures/*': [allow.authenticated.to(['read']), allow.groups(['editors']).to(['read'])],
  }),
});
```

## Fix safety

For `allow.authenticated`, the fix grants the groups the same actions. It is unsafe because it changes who has access. There
is no fix for `allow.entity('identity')`: a rule for groups would open the folders of all users.

## Known limitations

Nothing is reported if the backend file refers to the roles of the groups, because it can grant them access.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.access.group_members import lost_actions
from amplify_ls.edits.operations import Fix, InsertItem
from amplify_ls.model.resources.storage_rights import folded
from amplify_ls.rules.data.access_rules import word_list
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.storage.words import place_in, rights_of
from amplify_ls.rules.wording import listed
from amplify_ls.values.values import Array

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.access.group_members import LostActions
    from amplify_ls.model.resources.storage import Storage


def check(storage: Storage) -> Iterator[Finding[tuple[Storage, LostActions]]]:
    for lost in lost_actions(storage):
        groups = list(lost.actions)
        actions = dict.fromkeys(action for each in lost.actions.values() for action in each)
        strategy = "allow.entity('identity')" if lost.rule.strategy.name == "entity" else "allow.authenticated"
        members = f"members of the {'group' if len(groups) == 1 else 'groups'} {listed(groups)}"
        yield Finding(
            place_in(lost.rule, lost.rule.strategy.name_span),
            f"`{strategy}` on `{lost.path.path}` does not grant {members} {rights_of(actions)}, because they have the role of"
            " their group.",
            data=(storage, lost),
        )


def fix(finding: Finding[tuple[Storage, LostActions]]) -> Iterator[Fix]:
    storage, lost = finding.data
    rules = lost.path.key.value
    if lost.rule.strategy.name != "authenticated" or storage.allow_name is None:
        return
    if not isinstance(rules, Array) or not lost.path.key.span.covers(rules.span):
        return
    named = {grantee.name for rule in lost.path.rules for grantee in rule.grantees() if grantee.kind == "group"}
    free = {group: actions for group, actions in lost.actions.items() if group not in named}
    if len(free) < len(lost.actions) or len(set(free.values())) > 1:
        return
    actions = next(iter(free.values()))
    text = f"{storage.allow_name}.groups({word_list(free)}).to({word_list(folded(actions))})"
    title = f"Grant the {'group' if len(free) == 1 else 'groups'} {listed(free)} the same actions"
    yield Fix(title, (InsertItem(rules.span, len(rules.items), text),))


RULE = Rule(
    code="storage/excluded-group-members",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.STORAGE,
    summary="A storage rule for signed-in users excludes members of groups.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
)
