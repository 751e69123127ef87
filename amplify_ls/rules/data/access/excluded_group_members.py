"""A rule for signed-in users of the identity pool excludes members of groups.

## What it does

Reports `allow.authenticated('identityPool')` if `defineAuth` declares groups whose members the other rules do not allow the
same operations.

## Why is this bad?

In the identity pool, a member of a group has the role of the group instead of the role for signed-in users, and only the
latter is granted access to the API. As soon as a user joins a group, the request fails as unauthorized.

## Example

```ts bad
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';
import { data } from './data/resource';

defineBackend({ auth, data });
// amplify/auth/resource.ts
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({ loginWith: { email: true }, groups: ['editors'] });
// amplify/data/resource.ts
import { a, defineData } from '@aws-amplify/backend';

const schema = a.schema({
  Note: a.model({ text: a.string() }).authorization((allow) => [allow.authenticated('identityPool')]),
});

export const data = defineData({ schema, authorizationModes: { defaultAuthorizationMode: 'identityPool' } });
```

Use instead:

```ts good
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';
import { data } from './data/resource';

defineBackend({ auth, data });
// amplify/auth/resource.ts
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({ loginWith: { email: true }, groups: ['editors'] });
// amplify/data/resource.ts
import { a, defineData } from '@aws-amplify/backend';

const schema = a.schema({
  Note: a
    .model({ text: a.string() })
    .authorization((allow) => [allow.authenticated('identityPool'), allow.group('editors')]),
});

export const data = defineData({ schema, authorizationModes: { defaultAuthorizationMode: 'identityPool' } });
```

## Fix safety

The fix adds a rule for the groups with the same operations. It is unsafe because it changes who has access, and because
requests of members must be sent with the authorization mode `userPool`.

## Known limitations

Nothing is reported if the backend file refers to the roles of the groups, because it can grant them access.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.access.grants import grants_of, is_sql
from amplify_ls.access.group_members import SIGNED_IN_ROLE, excluded_groups, groups_with_roles
from amplify_ls.access.roles import roles_of
from amplify_ls.edits.operations import Fix, InsertItem
from amplify_ls.model.data.entries import OPERATION_KINDS, EntryKind
from amplify_ls.rules.data.access_rules import word_list
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import listed
from amplify_ls.syntax.expressions import ParameterName
from amplify_ls.values.values import Array, Function

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.authorization import AccessRule
    from amplify_ls.model.data.parts import Granting, Parts

_ENTRIES = frozenset({EntryKind.MODEL, *OPERATION_KINDS})


def check(parts: Parts) -> Iterator[Finding[tuple[Granting, AccessRule, tuple[str, ...]]]]:
    groups: tuple[str, ...] | None = None
    for granting in parts.grantings:
        rule = _rule_for_pool(granting)
        if rule is None or not _applies(granting, parts):
            continue
        groups = groups_with_roles(parts.data.project) if groups is None else groups
        grants = grants_of(granting.authorization, is_sql=parts.entry is not None and is_sql(parts.entry))
        excluded = excluded_groups(grants, groups)
        if excluded:
            owner = "the schema" if parts.entry is None else f"`{parts.entry.name}`"
            members = f"members of the {'group' if len(excluded) == 1 else 'groups'} {listed(excluded)}"
            yield Finding(
                rule.strategy.name_span,
                f"`allow.authenticated('identityPool')` of {owner} does not apply to {members}, who have the role of their"
                " group.",
                data=(granting, rule, excluded),
            )


def fix(finding: Finding[tuple[Granting, AccessRule, tuple[str, ...]]]) -> Iterator[Fix]:
    granting, rule, groups = finding.data
    result = granting.authorization.result
    given = None if granting.step.link.arguments is None else granting.step.link.arguments[0]
    parameters = given.expression.parameters if isinstance(given, Function) else ()
    if not isinstance(result, Array) or not parameters or not isinstance(parameters[0], ParameterName):
        return
    if not granting.step.link.span.covers(result.span):
        return
    strategy = f"group('{groups[0]}')" if len(groups) == 1 else f"groups({word_list(groups)})"
    words = rule.operations
    operations = "" if rule.operations_link is None else f".to({word_list(word.value for word in words or ())})"
    text = f"{parameters[0].name}.{strategy}{operations}"
    title = f"Add a rule for the {'group' if len(groups) == 1 else 'groups'} {listed(groups)}"
    yield Fix(title, (InsertItem(result.span, len(result.items), text),))


def _rule_for_pool(granting: Granting) -> AccessRule | None:
    """The rule for signed-in users of the identity pool, of a model, an operation or the schema."""
    if granting.allow not in ("allow:model", "allow:schema", "allow:operation"):
        return None
    return next((rule for rule in granting.authorization.rules if SIGNED_IN_ROLE in (roles_of(rule) or ())), None)


def _applies(granting: Granting, parts: Parts) -> bool:
    """Whether the rules apply to something: those of a schema only to entries without rules of their own."""
    if granting.allow != "allow:schema":
        return True
    return any(entry.kind in _ENTRIES and entry.lacks_authorization for entry in parts.data.entries())


RULE = Rule(
    code="data/excluded-group-members",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.PARTS,
    summary="A rule for signed-in users of the identity pool excludes members of groups.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
)
