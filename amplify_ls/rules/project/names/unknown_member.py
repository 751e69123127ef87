"""A member of an array, a string or a value of the packages does not exist or is not a function.

## What it does

Reports an unknown member of an array, of a string, of a function of the packages or of its result, and a call of a value that
is not a function.

## Why is this bad?

TypeScript rejects the code. `defineAuth` and similar functions return a description of a resource, which is passed to
`defineBackend` and to the options of other resources. The constructs that are created from it are members of the result of
`defineBackend`: `backend.auth`. The functions themselves have no members.

## Example

```ts bad
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';

const backend = defineBackend({ auth });

export const pool = auth.resources.userPool;
// amplify/auth/resource.ts
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({ loginWith: { email: true } });
```

Use instead:

```ts good
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';

const backend = defineBackend({ auth });

export const pool = backend.auth.resources.userPool;
// amplify/auth/resource.ts
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({ loginWith: { email: true } });
```

## Fix safety

Changing a name to the only similar one is safe and is applied by `--fix` if they differ only in case; otherwise it is unsafe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.fit.code_fault import FaultKind
from amplify_ls.fit.faults import code_faults_of
from amplify_ls.model.files.cdk_versions import misspelt
from amplify_ls.rules.backend.cdk.member_places import is_taken_out
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import article, renamings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.fit.code_fault import CodeFault
    from amplify_ls.model.project_file import ProjectFile

_KINDS = (FaultKind.MEMBER, FaultKind.NOT_CALLABLE)
_LANGUAGE = {"array": "Array", "string": "String"}
"""Types for which a project can declare more members."""
_FACTORY = "factory."
_ITEM = ".*"


def check(file: ProjectFile) -> Iterator[Finding[tuple[ProjectFile, CodeFault]]]:
    for fault in code_faults_of(file.project, file.path):
        if fault.kind not in _KINDS or fault.is_of_cdk:
            continue
        if _LANGUAGE.get(fault.owner) in file.project.ambient.get().names:
            continue
        if fault.kind is FaultKind.NOT_CALLABLE:
            message, said = f"`{fault.name}` is not a function.", "This expression is not callable."
        else:
            message = f"{_owner(fault)} has no member `{fault.name}`."
            said = f"Property '{fault.name}' does not exist on type ..."
        yield Finding(fault.span, message, package_message=said, data=(file, fault))


def _owner(fault: CodeFault) -> str:
    if fault.owner in _LANGUAGE:
        return article(fault.owner).capitalize()
    if fault.owner.startswith(_FACTORY):
        return f"The result of `define{fault.owner.removeprefix(_FACTORY).capitalize()}`"
    if fault.owner.endswith(_ITEM):
        return f"An item of `{fault.owner.removesuffix(_ITEM).rpartition('.')[2]}`"
    return f"`{fault.owner}`"


def fix(finding: Finding[tuple[ProjectFile, CodeFault]]) -> Iterator[Fix]:
    file, fault = finding.data
    if fault.kind is FaultKind.MEMBER and not is_taken_out(file, fault.span):
        yield from renamings(fault.span, fault.name, misspelt(fault.name, fault.names))


RULE = Rule(
    code="project/unknown-member",
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.LOADED,
    summary="A member of an array, a string or a value of the packages does not exist or is not a function.",
    covers=("BE37",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
