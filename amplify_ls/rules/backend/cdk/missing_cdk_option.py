"""CDK options lack a required property.

## What it does

Reports an object with options of the CDK that lacks required properties. A property that is present but misspelled is only
reported by `backend/unknown-cdk-option`.

## Why is this bad?

TypeScript rejects the options, and most constructs stop the synthesis.

## Example

```ts bad
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { Code, LayerVersion } from 'aws-cdk-lib/aws-lambda';
import { auth } from './auth/resource';

const backend = defineBackend({ auth });
const stack = backend.createStack('layers');

new LayerVersion(stack, 'Fonts', { description: 'Fonts for the reports' });
// amplify/auth/resource.ts
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({ loginWith: { email: true } });
```

Use instead:

```ts good
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { Code, LayerVersion } from 'aws-cdk-lib/aws-lambda';
import { auth } from './auth/resource';

const backend = defineBackend({ auth });
const stack = backend.createStack('layers');

new LayerVersion(stack, 'Fonts', { code: Code.fromAsset('layers/fonts'), description: 'Fonts for the reports' });
// amplify/auth/resource.ts
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({ loginWith: { email: true } });
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.fit.code_fault import FaultKind
from amplify_ls.fit.faults import code_faults_of
from amplify_ls.model.files.cdk_versions import is_newer, misspelt
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.project_file import ProjectFile


def check(file: ProjectFile) -> Iterator[Finding]:
    faults = list(code_faults_of(file.project, file.path))
    missing = [fault for fault in faults if fault.kind is FaultKind.MISSING_OPTION]
    if not missing or is_newer(file):
        return
    unknown = [fault for fault in faults if fault.kind is FaultKind.OPTION]
    for fault in missing:
        wrong = [each.name for each in unknown if fault.span.covers(each.span)]
        # A misspelled property is reported by another rule.
        names = tuple(name for name in fault.names if not any(misspelt(each, (name,)) for each in wrong))
        if names:
            yield Finding(
                fault.span,
                f"The value of type `{fault.owner}` has no {listed(names, 'or')}.",
                package_message=f"Property '{names[0]}' is missing in type '...' but required in type '{fault.owner}'.",
            )


RULE = Rule(
    code="backend/missing-cdk-option",
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.LOADED,
    summary="CDK options lack a required property.",
    covers=("BE35",),
    check=check,
)
