"""A storage rule refers to a group that auth does not define.

## What it does

Reports a group in `allow.groups([...])` that is not listed in `groups` of the deployed auth. Names that differ in case are
different groups.

## Why is this bad?

The packages look up the role that auth creates for each group in `groups`, and fail at synthesis if there is none. Groups
that are created manually in Cognito have no such role.

## Example

```ts bad
// amplify/auth/resource.ts
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({ loginWith: { email: true }, groups: ['ADMINS', 'EDITORS'] });

// amplify/storage/resource.ts
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'photos/*': [allow.groups(['EDITOR']).to(['read', 'write'])],
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

export const auth = defineAuth({ loginWith: { email: true }, groups: ['ADMINS', 'EDITORS'] });

// amplify/storage/resource.ts
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'photos/*': [allow.groups(['EDITORS']).to(['read', 'write'])],
  }),
});

// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';
import { storage } from './storage/resource';

defineBackend({ auth, storage });
```

## Fix safety

Changing a group to one that differs only in case is safe. Any other change is unsafe because another group may be intended,
and adding the group to auth is unsafe because it creates a group.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.nearest import suggestion
from amplify_ls.edits.operations import Fix, InsertItem, InsertProperty, RemoveItem, Replace, Safety
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.rules.storage.backends import deployed_auth
from amplify_ls.rules.storage.words import place_in
from amplify_ls.values.values import Array

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.auth import Auth
    from amplify_ls.model.resources.storage import Grantee, Storage, StorageRule


def check(storage: Storage) -> Iterator[Finding[tuple[Auth, StorageRule, Grantee, list[str]]]]:
    auth = deployed_auth(storage.project)
    known = None if auth is None else auth.groups
    if auth is None or known is None:
        return
    names = [group.value for group in known]
    listing = None if auth.options is None else auth.options.properties.get("groups")
    place = auth.name_span if listing is None else listing.name_span
    for path in storage.paths:
        for rule in path.rules:
            for grantee in rule.grantees():
                if grantee.kind == "group" and grantee.name not in names:
                    yield Finding(
                        place_in(rule, grantee.span),
                        f"The group `{grantee.name}` is not listed in the `groups` of `{auth.call.name}`.",
                        related=(Related(place, "The groups are listed here" if names else "No groups are listed here"),),
                        package_message=f'No auth IAM role found for "{grantee.name}".',
                        data=(auth, rule, grantee, names),
                    )


def fix(finding: Finding[tuple[Auth, StorageRule, Grantee, list[str]]]) -> Iterator[Fix]:
    auth, rule, grantee, names = finding.data
    meant = suggestion(grantee.name, names).names if rule.chain.span.covers(grantee.span) else ()
    others = [each.name for each in rule.grantees()]
    for index, name in enumerate(meant):
        if name in others:
            title = f"Remove `{grantee.name}`, because `{name}` is already included"
            yield Fix(title, (RemoveItem(grantee.span),), is_preferred=index == 0)
            continue
        is_case = len(meant) == 1 and name.lower() == grantee.name.lower()
        safety = Safety.SAFE if is_case else Safety.UNSAFE
        yield Fix(f"Change to `{name}`", (Replace(grantee.span, f"'{name}'"),), safety, is_preferred=index == 0)
    yield from _addition(auth, grantee.name, is_preferred=not meant)


def _addition(auth: Auth, name: str, *, is_preferred: bool) -> Iterator[Fix]:
    title, text = f"Add the group `{name}` to auth", f"'{name}'"
    listing = auth.option("groups")
    if not auth.is_defined_here or auth.options is None or "'" in name:
        return
    if listing is None:
        yield Fix(title, (InsertProperty(auth.options, "groups", f"[{text}]"),), is_preferred=is_preferred)
    elif isinstance(listing, Array):
        yield Fix(title, (InsertItem(listing.span, len(listing.items), text),), is_preferred=is_preferred)


RULE = Rule(
    code="storage/unknown-group",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.STORAGE,
    summary="A storage rule refers to a group that auth does not define.",
    covers=("ST31",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
