"""A storage path denies access that its parent path grants.

## What it does

Reports a path below another one if users, groups or functions that are granted an action on the outer path are not granted it
on the inner one.

## Why is this bad?

Access to the outer path does not apply to a path below it: whoever is granted an action on the outer path is denied it on the
inner one unless it is granted there too. This may be intentional; otherwise the inner path repeats the actions.

## Example

```ts bad
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'photos/*': [allow.guest.to(['read']), allow.authenticated.to(['read', 'write'])],
    'photos/private/*': [allow.authenticated.to(['read', 'write'])],
  }),
});
```

Use instead:

```ts good
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'photos/*': [allow.guest.to(['read']), allow.authenticated.to(['read', 'write'])],
    'photos/drafts/*': [allow.guest.to(['read']), allow.authenticated.to(['read', 'write', 'delete'])],
  }),
});
```

## Fix safety

The fix grants the same actions on the inner path. It is unsafe because the difference may be intentional.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, InsertItem, Replace
from amplify_ls.model.resources.storage_paths import is_well_formed
from amplify_ls.model.resources.storage_rights import folded, losses
from amplify_ls.rules.data.access_rules import word_list
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.rules.storage.words import enumerated, place_in, rights_of, who, whole_text
from amplify_ls.values.values import Array

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.storage import AccessPath, Holder, Storage
    from amplify_ls.model.resources.storage_rights import Grant

_STRATEGIES = {"guest": "guest", "authenticated": "authenticated", "group": "groups"}


def check(storage: Storage) -> Iterator[Finding[tuple[Storage, AccessPath, list[list[Grant]]]]]:
    found = () if storage.access is None else losses(storage.access)
    for path in dict.fromkeys(loss.inner for loss in found):
        lost = [loss.grant for loss in found if loss.inner is path and is_well_formed(loss.grant.path.path)]
        if not lost or not is_well_formed(path.path):
            continue
        rights: dict[Holder, list[Grant]] = {}
        for grant in lost:
            rights.setdefault(grant.grantee.holder, []).append(grant)
        words = [f"{who(grants[0].grantee)} {rights_of(each.right for each in grants)}" for grants in rights.values()]
        outer = lost[0].path
        yield Finding(
            whole_text(path),
            f"The storage path `{path.path}` denies {enumerated(words)}, which `{outer.path}` grants.",
            related=tuple(
                Related(
                    place_in(grants[0].rule, grants[0].grantee.span),
                    f"`{outer.path}` grants {rights_of(each.right for each in grants)} here",
                )
                for grants in rights.values()
            ),
            data=(storage, path, list(rights.values())),
        )


def fix(finding: Finding[tuple[Storage, AccessPath, list[list[Grant]]]]) -> Iterator[Fix]:
    storage, path, lost = finding.data
    changes = [_change(storage, path, grants) for grants in lost]
    rules, items = path.key.value, [change for change in changes if isinstance(change, str)]
    edits = [change for change in changes if isinstance(change, Replace)]
    if len(items) + len(edits) < len(changes) or not isinstance(rules, Array) or not path.key.span.covers(rules.span):
        return
    added = (InsertItem(rules.span, len(rules.items), ", ".join(items)),) if items else ()
    yield Fix(f"Grant the same actions on `{path.path}`", (*edits, *added))


def _change(storage: Storage, path: AccessPath, lost: list[Grant]) -> Replace | str | None:
    """What grants the actions on the path too: more actions in an existing rule, or a new rule; None for neither."""
    holder, rights = lost[0].grantee.holder, [grant.right for grant in lost]
    for rule in path.rules:
        holders = [grantee.holder for grantee in rule.grantees()]
        if holder in holders:
            is_own = len(holders) == 1 and rule.actions is not None and rule.chain.span.covers(rule.actions.span)
            return Replace(rule.actions.span, word_list(folded((*rule.rights, *rights)))) if is_own and rule.actions else None
    strategy = _STRATEGIES.get(lost[0].grantee.kind)
    if strategy is None or storage.allow_name is None:
        return None
    groups = f"({word_list([lost[0].grantee.name])})" if strategy == "groups" else ""
    return f"{storage.allow_name}.{strategy}{groups}.to({word_list(folded(rights))})"


RULE = Rule(
    code="storage/rights-taken-away",
    severity=Severity.INFORMATION,
    stages=(Stage.RUNTIME,),
    subject=Subject.STORAGE,
    summary="A storage path denies access that its parent path grants.",
    covers=("ST36",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
