"""The CDK rejects a value at synthesis.

## What it does

Reports strings whose form the CDK checks itself, such as actions of policies, paths of routes and names of buckets. It also
reports options that exclude each other, and statements of policies without actions or resources.

## Why is this bad?

TypeScript accepts such values, but the CDK throws an error when the backend is synthesized.

## Example

```ts bad
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { mailer } from './functions/mailer/resource';

const backend = defineBackend({ mailer });

backend.mailer.resources.lambda.addToRolePolicy(new PolicyStatement({ actions: ['SendEmail'], resources: ['*'] }));
// amplify/functions/mailer/resource.ts
import { defineFunction } from '@aws-amplify/backend';

export const mailer = defineFunction({ name: 'mailer' });
// amplify/functions/mailer/handler.ts
export const handler = async () => {};
```

Use instead:

```ts good
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { mailer } from './functions/mailer/resource';

const backend = defineBackend({ mailer });

backend.mailer.resources.lambda.addToRolePolicy(new PolicyStatement({ actions: ['ses:SendEmail'], resources: ['*'] }));
// amplify/functions/mailer/resource.ts
import { defineFunction } from '@aws-amplify/backend';

export const mailer = defineFunction({ name: 'mailer' });
// amplify/functions/mailer/handler.ts
export const handler = async () => {};
```

## Fix safety

The fix removes the second of two options that exclude each other. It is unsafe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Remove
from amplify_ls.fit.code_fault import FaultKind
from amplify_ls.fit.faults import code_faults_of
from amplify_ls.model.files.cdk_versions import is_newer, misspelt
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.fit.code_fault import CodeFault
    from amplify_ls.model.project_file import ProjectFile

_KINDS = (FaultKind.TEXT, FaultKind.ONE_OF, FaultKind.NOT_BOTH)


def check(file: ProjectFile) -> Iterator[Finding[CodeFault]]:
    found = list(code_faults_of(file.project, file.path))
    faults = [fault for fault in found if fault.kind in _KINDS]
    if not faults or is_newer(file):
        return
    unknown = [fault for fault in found if fault.kind is FaultKind.OPTION]
    for fault in faults:
        # What is missing may be there under a misspelled name.
        within = (each for each in unknown if fault.kind is FaultKind.ONE_OF and fault.span.covers(each.span))
        if not any(misspelt(each.name, fault.names) for each in within):
            yield Finding(fault.span, _words(fault), data=fault)


def _words(fault: CodeFault) -> str:
    if fault.kind is FaultKind.TEXT:
        return f"Expected {fault.owner} for `{fault.name}`, found `{fault.found}`."
    if fault.kind is FaultKind.NOT_BOTH:
        return f"`{fault.owner}` cannot have both {listed(fault.names)}."
    return f"The value of type `{fault.owner}` needs {listed(fault.names, 'or')}."


def fix(finding: Finding[CodeFault]) -> Iterator[Fix]:
    fault: CodeFault = finding.data
    if fault.kind is FaultKind.NOT_BOTH and fault.whole is not None:
        yield Fix(f"Remove `{fault.name}`", (Remove(fault.whole),), is_preferred=True)


RULE = Rule(
    code="backend/rejected-cdk-value",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.LOADED,
    summary="The CDK rejects a value at synthesis.",
    covers=("BE38",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
