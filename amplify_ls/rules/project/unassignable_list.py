"""A constant list stands where the type check takes another kind of list.

The packages take lists that they could change, and `as const` makes one that nobody can. Without `as const` a list of words is
to the type check one of any texts, and does not fit where only some words do. Written out again, `[...NAMES]`, it fits. What is
in the list is right all the same: it is the type check before a deployment that refuses it.

## Example

```ts bad
// amplify/auth/resource.ts
import { defineAuth } from '@aws-amplify/backend';

const GROUPS = ['ADMINS', 'EDITORS'] as const;

export const auth = defineAuth({ loginWith: { email: true }, groups: GROUPS });
```

Use instead:

```ts good
// amplify/auth/resource.ts
import { defineAuth } from '@aws-amplify/backend';

const GROUPS = ['ADMINS', 'EDITORS'] as const;

export const auth = defineAuth({ loginWith: { email: true }, groups: [...GROUPS] });
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.lookup import function, method
from amplify_ls.edits.operations import Fix, InsertAfter, Replace, Safety
from amplify_ls.model.list_types import ListType, argument_use, list_type, list_uses
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.catalog.kinds import Receiver
    from amplify_ls.edits.operations import Operation
    from amplify_ls.model.list_types import ListUse
    from amplify_ls.model.project_file import ProjectFile

_ALLOW: Receiver = "allow:storage"
_RULE: Receiver = "rule:storage"
_RESOURCES = ("defineAuth", "defineFunction")
"""Those with lists among their options; the lists of storage stand in its rules."""


def check(file: ProjectFile) -> Iterator[Finding]:
    seen = set()
    for use in _uses(file):
        kind = None if use.span in seen else list_type(file.project.sources, use)
        seen.add(use.span)
        if kind is ListType.READ_ONLY:
            message = f"`{use.name}` is read-only to the type check, which takes a list that can be changed."
            said = "The type 'readonly [...]' is 'readonly' and cannot be assigned to the mutable type ..."
        elif kind is ListType.ANY_TEXTS:
            message = f"`{use.name}` is a list of any texts to the type check, which takes some words alone."
            said = "Type 'string[]' is not assignable to type ..."
        else:
            continue
        related = (Related(use.value.span, f"`{use.name}`"),)
        yield Finding(use.span, message, related=related, package_message=said, data=(use, kind))


def _uses(file: ProjectFile) -> Iterator[ListUse]:
    sources = file.project.sources
    for item in file.definitions:
        known = None if item.call is None or item.call.name not in _RESOURCES else function(item.call.name)
        if item.call is not None and known is not None:
            yield from list_uses(sources, item.call, known)
    for storage in file.storages:
        for rule in (rule for path in storage.paths for rule in path.rules):
            for receiver, link in ((_ALLOW, rule.strategy), (_RULE, rule.actions_link)):
                known = None if link is None else method(receiver, link.name)
                if link is not None and known is not None and known.parameters:
                    use = argument_use(sources, storage.call, link, known.parameters[0].type)
                    if use is not None:
                        yield use


def fix(finding: Finding) -> Iterator[Fix]:
    use, kind = finding.data
    text = f"[...{use.name}]"
    again = Replace(use.span, f"{use.name}: {text}" if use.is_shorthand else text)
    operations: tuple[Operation, ...] = (again,)
    if kind is ListType.ANY_TEXTS:
        operations += (InsertAfter(use.value.span, " as const"),)
    yield Fix("Write the list out again", operations, Safety.SAFE, is_preferred=True)


RULE = Rule(
    code="project/unassignable-list",
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.FILE,
    summary="A constant list stands where the type check takes another kind of list.",
    covers=(),
    check=check,
    fix=fix,
    fixable="always",
    is_about_types=True,
)
