"""Something of the CDK has no member of that name.

Classes, enumerations, modules and objects of the CDK have the members that their types list. What else is read of them is
`undefined`, and calling it stops the synth. Often it is misspelt, or it is a member of the class and not of its interface: what
Amplify gives as `resources.lambda` is an `IFunction`, which takes no environment variables.

Only what is surely missing is reported. A name that a later version of the CDK may have is reported when it is nearly one that
there is, or when the project pins a version that is known not to have it.

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.model.files.cdk_versions import is_described, is_newer, misspelt
from amplify_ls.model.fit.code_fault import FaultKind
from amplify_ls.rules.backend.cdk.member_places import is_taken_out
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import renamings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.fit.code_fault import CodeFault
    from amplify_ls.model.project_file import ProjectFile


def check(file: ProjectFile) -> Iterator[Finding]:
    faults = [fault for fault in file.project.code_faults(file.path) if fault.kind is FaultKind.MEMBER and fault.is_of_cdk]
    if not faults or is_newer(file):
        return
    for fault in faults:
        meant = misspelt(fault.name, fault.names)
        if meant or fault.is_of_class or (not fault.is_low_level and is_described(file)):
            yield Finding(
                fault.span,
                f"`{fault.owner}` has no member `{fault.name}`.",
                package_message=f"Property '{fault.name}' does not exist on type '{fault.owner}'.",
                data=(file, fault, meant),
            )


def fix(finding: Finding) -> Iterator[Fix]:
    file, fault, meant = finding.data
    yield from _outer(fault)
    if is_taken_out(file, fault.span):
        meant = tuple(f"{name}: {fault.name}" for name in meant)
    yield from renamings(fault.span, fault.name, meant)


def _outer(fault: CodeFault) -> Iterator[Fix]:
    """Take the member of the resource that has it: `backend.fn.addEnvironment`."""
    if fault.whole is not None:
        yield Fix("Take it from the resource of Amplify", (Replace(fault.whole, ""),), is_preferred=True)


RULE = Rule(
    code="backend/unknown-cdk-member",
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.LOADED,
    summary="Something of the CDK has no member of that name.",
    covers=("BE33",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
