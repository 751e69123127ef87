"""A storage rule for signed-in users excludes members of groups.

## What it does

Reports `allow.authenticated` and `allow.entity('identity')` of storage paths if `defineAuth` declares groups whose members
are not granted the same actions on these paths. It is reported once per `defineStorage`, at the first of these rules.

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

For `allow.authenticated`, the fix grants the groups the same actions on each of the paths. It is unsafe because it changes who
has access. There is no fix for `allow.entity('identity')`: a rule for groups would open the folders of all users.

## Known limitations

Nothing is reported if the backend file refers to the roles of the groups, because it can grant them access.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from amplify_ls.access.group_members import lost_actions
from amplify_ls.edits.operations import Fix, InsertItem
from amplify_ls.model.resources.storage_rights import folded
from amplify_ls.rules.data.access_rules import word_list
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.rules.storage.words import place_in, rights_of
from amplify_ls.rules.wording import first_of, listed
from amplify_ls.values.values import Array

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from amplify_ls.access.group_members import LostActions
    from amplify_ls.model.resources.storage import AccessPath, Storage
    from amplify_ls.syntax.outline import Span

_STRATEGIES = {"authenticated": "allow.authenticated", "entity": "allow.entity('identity')"}
_MOST_PATHS = 3
"""Paths that a message lists."""


def check(storage: Storage) -> Iterator[Finding[tuple[Storage, tuple[LostActions, ...]]]]:
    lost = tuple(lost_actions(storage))
    if not lost:
        return
    related = tuple(Related(_place(each), f"{_subject(each)} excludes them too") for each in lost[1:])
    yield Finding(_place(lost[0]), _message(lost), related, data=(storage, lost))


def fix(finding: Finding[tuple[Storage, tuple[LostActions, ...]]]) -> Iterator[Fix]:
    storage, lost = finding.data
    if storage.allow_name is None:
        return
    granted: dict[str, None] = {}
    operations: list[InsertItem] = []
    for _, group in groupby(lost, key=lambda each: each.path.span):
        of_path = list(group)
        path = of_path[0].path
        actions = _actions_to_grant(path, of_path)
        rules = path.key.value
        if actions and isinstance(rules, Array) and path.key.span.covers(rules.span):
            granted.update(dict.fromkeys(actions))
            right = next(iter(actions.values()))
            text = f"{storage.allow_name}.groups({word_list(actions)}).to({word_list(folded(right))})"
            operations.append(InsertItem(rules.span, len(rules.items), text))
    if operations:
        title = f"Grant the {'group' if len(granted) == 1 else 'groups'} {listed(granted)} the same actions"
        yield Fix(title, tuple(operations))


def _actions_to_grant(path: AccessPath, lost: Iterable[LostActions]) -> dict[str, tuple[str, ...]]:
    """The actions by group that one rule can grant; empty if groups of the path have rules of their own or differ."""
    actions: dict[str, tuple[str, ...]] = {}
    for each in lost:
        if each.rule.strategy.name == "authenticated":
            for group, missing in each.actions.items():
                actions[group] = tuple(dict.fromkeys((*actions.get(group, ()), *missing)))
    named = {grantee.name for rule in path.rules for grantee in rule.grantees() if grantee.kind == "group"}
    return {} if named & actions.keys() or len(set(actions.values())) > 1 else actions


def _message(lost: Sequence[LostActions]) -> str:
    groups = list(dict.fromkeys(group for each in lost for group in each.actions))
    members = f"members of the {'group' if len(groups) == 1 else 'groups'} {listed(groups)}"
    if len(lost) == 1:
        actions = dict.fromkeys(action for missing in lost[0].actions.values() for action in missing)
        return f"{_subject(lost[0])} does not grant {members} {rights_of(actions)}, because they have the role of their group."
    paths = list(dict.fromkeys(each.path.path for each in lost))
    rules = f"The rules for signed-in users on {first_of(paths, _MOST_PATHS, 'path')}"
    return f"{rules} do not apply to {members}, because they have the role of their group."


def _subject(lost: LostActions) -> str:
    return f"`{_STRATEGIES[lost.rule.strategy.name]}` on `{lost.path.path}`"


def _place(lost: LostActions) -> Span:
    return place_in(lost.rule, lost.rule.strategy.name_span)


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
