"""A CDK class, module or object has no such member.

## What it does

Reports an unknown member of a class, enumeration, module or object of the CDK. A name that a newer version of the CDK may have
is only reported if it is similar to a known one, or if the project pins a version that is known not to have it.

## Why is this bad?

TypeScript rejects the member. It is `undefined`, and calling it stops the synthesis. Often it is misspelled, or it is a member
of the class and not of its interface: `resources.lambda` of Amplify is an `IFunction`, to which no environment variables can be
added.

## Example

```ts bad
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { Duration } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { auth } from './auth/resource';

const backend = defineBackend({ auth });
const stack = backend.createStack('jobs');

new Queue(stack, 'Jobs', { visibilityTimeout: Duration.second(30) });
// amplify/auth/resource.ts
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({ loginWith: { email: true } });
```

Use instead:

```ts good
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { Duration } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { auth } from './auth/resource';

const backend = defineBackend({ auth });
const stack = backend.createStack('jobs');

new Queue(stack, 'Jobs', { visibilityTimeout: Duration.seconds(30) });
// amplify/auth/resource.ts
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({ loginWith: { email: true } });
```

## Fix safety

Changing a name to the only similar one is safe and is applied by `--fix` if they differ only in case. All other fixes are
unsafe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.fit.code_fault import FaultKind
from amplify_ls.fit.faults import code_faults_of
from amplify_ls.model.files.cdk_versions import cannot_be_added, is_described, is_newer, misspelt
from amplify_ls.rules.backend.cdk.member_places import is_taken_out
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import renamings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.fit.code_fault import CodeFault
    from amplify_ls.model.project_file import ProjectFile


def check(file: ProjectFile) -> Iterator[Finding[tuple[ProjectFile, CodeFault, tuple[str, ...]]]]:
    faults = [fault for fault in code_faults_of(file.project, file.path) if fault.kind is FaultKind.MEMBER and fault.is_of_cdk]
    if not faults or is_newer(file):
        return
    for fault in faults:
        meant = misspelt(fault.name, fault.names)
        is_certain = fault.is_of_class or cannot_be_added(fault.name, fault.names)
        if meant or is_certain or (not fault.is_low_level and is_described(file)):
            yield Finding(
                fault.span,
                f"`{fault.owner}` has no member `{fault.name}`.",
                package_message=f"Property '{fault.name}' does not exist on type '{fault.owner}'.",
                data=(file, fault, meant),
            )


def fix(finding: Finding[tuple[ProjectFile, CodeFault, tuple[str, ...]]]) -> Iterator[Fix]:
    file, fault, meant = finding.data
    yield from _outer(fault)
    if is_taken_out(file, fault.span):
        meant = tuple(f"{name}: {fault.name}" for name in meant)
    yield from renamings(fault.span, fault.name, meant)


def _outer(fault: CodeFault) -> Iterator[Fix]:
    """The fix that uses the member of the Amplify resource instead: `backend.fn.addEnvironment`."""
    if fault.whole is not None:
        yield Fix(f"Use `{fault.name}` of the Amplify resource", (Replace(fault.whole, ""),), is_preferred=True)


RULE = Rule(
    code="backend/unknown-cdk-member",
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.LOADED,
    summary="A CDK class, module or object has no such member.",
    covers=("BE33",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
