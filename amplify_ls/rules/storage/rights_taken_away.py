"""A path takes away rights that the path around it gives.

A path below another one is closed by default: whoever has a right on the outer path and is not given the same one on the
inner path is denied it there, functions and groups included. That may be meant; where it is not, the inner path repeats the
right.

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.model.storage_paths import is_well_formed
from amplify_ls.model.storage_rights import losses
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.rules.storage_words import enumerated, place_in, rights_of, who, whole_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.storage import Holder, Storage
    from amplify_ls.model.storage_rights import Grant


def check(storage: Storage) -> Iterator[Finding]:
    found = () if storage.access is None else losses(storage.access)
    for path in dict.fromkeys(loss.inner for loss in found):
        lost = [loss.grant for loss in found if loss.inner is path and is_well_formed(loss.grant.path.path)]
        if not lost or not is_well_formed(path.path):
            continue
        rights: dict[Holder, list[Grant]] = {}
        for grant in lost:
            rights.setdefault(grant.grantee.holder, []).append(grant)
        words = [f"{who(grants[0].grantee)} {rights_of((each.right for each in grants), 'or')}" for grants in rights.values()]
        outer = lost[0].path
        yield Finding(
            whole_text(path),
            f"`{path.path}` does not let {enumerated(words)}, as `{outer.path}` does.",
            related=tuple(
                Related(
                    place_in(grants[0].rule, grants[0].grantee.span),
                    f"`{outer.path}` allows {rights_of(each.right for each in grants)} here",
                )
                for grants in rights.values()
            ),
        )


RULE = Rule(
    code="storage/rights-taken-away",
    severity=Severity.INFORMATION,
    stages=(Stage.RUNTIME,),
    subject=Subject.STORAGE,
    summary="A path takes away rights that the path around it gives.",
    covers=("ST36",),
    check=check,
)
