"""A constant array is not assignable to the type of an option.

## What it does

Reports a constant array that is used as the value of an option if TypeScript rejects its type: an `as const` array, which is
read-only, or an array without `as const`, whose type is `string[]`, for an option that only accepts certain strings.

## Why is this bad?

TypeScript rejects the array before a deployment, although its items are correct. The options of the packages have mutable array
types, to which a read-only array is not assignable. Spread into a new array, `[...NAMES]`, it is.

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

## Fix safety

The fix spreads the array, and adds `as const` to the declaration if needed. It is safe and is applied by `--fix`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.lookup import function, method
from amplify_ls.edits.operations import Fix, InsertAfter, Replace, Safety
from amplify_ls.model.data.list_types import ListType, argument_use, list_type, list_uses
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.catalog.kinds import Receiver
    from amplify_ls.edits.operations import Operation
    from amplify_ls.model.data.list_types import ListUse
    from amplify_ls.model.project_file import ProjectFile

_ALLOW: Receiver = "allow:storage"
_RULE: Receiver = "rule:storage"
_RESOURCES = ("defineAuth", "defineFunction")
"""Those with arrays in their options; the arrays of storage are in its rules."""


def check(file: ProjectFile) -> Iterator[Finding[tuple[ListUse, ListType]]]:
    seen = set()
    for use in _uses(file):
        kind = None if use.span in seen else list_type(file.project.sources, use)
        seen.add(use.span)
        if kind is ListType.READ_ONLY:
            message = f"The array `{use.name}` is read-only, so it is not assignable to the mutable array type of the option."
            said = "The type 'readonly [...]' is 'readonly' and cannot be assigned to the mutable type ..."
        elif kind is ListType.ANY_TEXTS:
            message = f"The array `{use.name}` has the type `string[]`, but the option only accepts certain strings."
            said = "Type 'string[]' is not assignable to type ..."
        else:
            continue
        related = (Related(use.value.span, f"`{use.name}` is declared here"),)
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


def fix(finding: Finding[tuple[ListUse, ListType]]) -> Iterator[Fix]:
    use, kind = finding.data
    text = f"[...{use.name}]"
    again = Replace(use.span, f"{use.name}: {text}" if use.is_shorthand else text)
    operations: tuple[Operation, ...] = (again,)
    title = f"Change to `{text}`"
    if kind is ListType.ANY_TEXTS:
        operations += (InsertAfter(use.value.span, " as const"),)
        title += f", and add `as const` to `{use.name}`"
    yield Fix(title, operations, Safety.SAFE, is_preferred=True)


RULE = Rule(
    code="project/unassignable-list",
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.FILE,
    summary="A constant array is not assignable to the type of an option.",
    covers=(),
    check=check,
    fix=fix,
    fixable="always",
    is_about_types=True,
)
