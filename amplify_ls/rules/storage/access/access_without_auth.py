"""A storage rule grants access to users, but the backend has no auth.

## What it does

Reports a backend without auth if a storage rule of a deployed bucket grants access to guests, signed-in users, owners or
groups.

## Why is this bad?

Users access a bucket with roles that auth creates. Without `defineAuth` or `referenceAuth` in `defineBackend` there are no
such roles, and the packages reject the rules at synthesis.

## Example

```ts bad
// amplify/storage/resource.ts
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'photos/*': [allow.guest.to(['read'])],
  }),
});

// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { storage } from './storage/resource';

defineBackend({ storage });
```

Use instead:

```ts good
// amplify/auth/resource.ts
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({ loginWith: { email: true } });

// amplify/storage/resource.ts
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'photos/*': [allow.guest.to(['read'])],
  }),
});

// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';
import { storage } from './storage/resource';

defineBackend({ auth, storage });
```

## Fix safety

The fix adds an auth definition of the project to the backend, if there is one. It is unsafe because it deploys the resource.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from amplify_ls.edits.operations import AddImport, Fix, InsertProperty
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.rules.storage.backends import deployed_storages
from amplify_ls.rules.storage.words import enumerated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.backend import Backend
    from amplify_ls.model.resources.storage import StorageRule

_AUTH = ("defineAuth", "referenceAuth")
_PEOPLE = {"authenticated": "signed-in users", "guest": "guests", "groups": "groups", "entity": "owners"}


def check(backend: Backend) -> Iterator[Finding[Backend]]:
    project = backend.project
    if project.backend is not backend or not backend.sees_all_resources or backend.options is None:
        return
    if any(call.name in _AUTH for call in backend.resources.values()):
        return
    rules = [rule for storage in deployed_storages(project) for path in storage.paths for rule in path.rules]
    users = [rule for rule in rules if rule.strategy.name in ("authenticated", "guest", "groups", "entity")]
    if not users:
        return
    people = {name: next(users_of) for name, users_of in _by_strategy(users)}
    yield Finding(
        backend.name_span,
        f"The backend has no auth, which the storage rules for {enumerated(list(people))} require.",
        related=tuple(Related(rule.strategy.name_span, f"Access for {name} is granted here") for name, rule in people.items()),
        package_message=f"Cannot specify auth access for {_role(users[0])} users without defining auth.",
        data=backend,
    )


def _by_strategy(rules: list[StorageRule]) -> Iterator[tuple[str, Iterator[StorageRule]]]:
    for name in dict.fromkeys(rule.strategy.name for rule in rules):
        yield _PEOPLE[name], (rule for rule in rules if rule.strategy.name == name)


def _role(rule: StorageRule) -> str:
    if rule.strategy.name == "groups":
        return next((grantee.name for grantee in rule.grantees()), "group")
    return "unauthenticatedUserIamRole" if rule.strategy.name == "guest" else "authenticatedUserIamRole"


def fix(finding: Finding[Backend]) -> Iterator[Fix]:
    backend = finding.data
    item = next((item for name in _AUTH for item in backend.project.definitions.named(name) if item.name.isidentifier()), None)
    if item is None or backend.options is None or item.name in (*backend.options.properties, "default"):
        return
    module = posixpath.relpath(posixpath.splitext(item.path)[0], posixpath.dirname(backend.path))
    first = next(iter(backend.options), None)
    operations = (
        AddImport(backend.name_span, module if module.startswith(".") else f"./{module}", item.name),
        InsertProperty(backend.options, item.name, item.name, before=first),
    )
    yield Fix(f"Add `{item.name}` to the backend", operations, is_preferred=True)


RULE = Rule(
    code="storage/access-without-auth",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.BACKEND,
    summary="A storage rule grants access to users, but the backend has no auth.",
    covers=("ST30",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
