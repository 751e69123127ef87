"""CDK options have no such property.

## What it does

Reports an unknown property in an object with options of the CDK. A name that a newer version of the CDK may have is only
reported if it is similar to a known one, or if the project pins a version that is known not to have it.

## Why is this bad?

TypeScript rejects the property, and the CDK ignores it, so what it should set keeps its default.

## Example

```ts bad
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { report } from './functions/report/resource';

const backend = defineBackend({ report });

backend.report.resources.lambda.addToRolePolicy(
  new PolicyStatement({ action: ['ses:SendEmail'], resources: ['*'] }),
);
// amplify/functions/report/resource.ts
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({ name: 'report' });
// amplify/functions/report/handler.ts
export const handler = async () => {};
```

Use instead:

```ts good
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { report } from './functions/report/resource';

const backend = defineBackend({ report });

backend.report.resources.lambda.addToRolePolicy(
  new PolicyStatement({ actions: ['ses:SendEmail'], resources: ['*'] }),
);
// amplify/functions/report/resource.ts
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({ name: 'report' });
// amplify/functions/report/handler.ts
export const handler = async () => {};
```

## Fix safety

Changing a name to the only similar one is safe and is applied by `--fix` if they differ only in case. All other changes are
unsafe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.fit.code_fault import FaultKind
from amplify_ls.fit.faults import code_faults_of
from amplify_ls.model.files.cdk_versions import cannot_be_added, is_described, is_newer, misspelt
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import renamings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.fit.code_fault import CodeFault
    from amplify_ls.model.project_file import ProjectFile


def check(file: ProjectFile) -> Iterator[Finding[tuple[CodeFault, tuple[str, ...]]]]:
    faults = [fault for fault in code_faults_of(file.project, file.path) if fault.kind is FaultKind.OPTION]
    if not faults or is_newer(file):
        return
    for fault in faults:
        meant = misspelt(fault.name, fault.names) or ((fault.found,) if fault.found else ())
        if meant or cannot_be_added(fault.name, fault.names) or (not fault.is_low_level and is_described(file)):
            yield Finding(
                fault.span,
                f"`{fault.name}` is not an option of `{fault.owner}`.",
                package_message=f"'{fault.name}' does not exist in type '{fault.owner}'.",
                data=(fault, meant),
            )


def fix(finding: Finding[tuple[CodeFault, tuple[str, ...]]]) -> Iterator[Fix]:
    fault, meant = finding.data
    is_shorthand = fault.span == fault.whole
    names = tuple(f"{name}: {fault.name}" for name in meant) if is_shorthand else meant
    yield from renamings(fault.span, fault.name, names)


RULE = Rule(
    code="backend/unknown-cdk-option",
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.LOADED,
    summary="CDK options have no such property.",
    covers=("BE34",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
