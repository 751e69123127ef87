"""Two constructs in the same scope have the same ID.

## What it does

Reports a construct of the CDK that is created in the same scope and with the same ID as another one. Constructs that are
created in functions, loops or conditions are not compared.

## Why is this bad?

The ID of a construct must be unique in its scope. The CDK throws an error when the backend is synthesized.

## Example

```ts bad
import { defineBackend } from '@aws-amplify/backend';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { auth } from './auth/resource';

const backend = defineBackend({ auth });
const stack = backend.createStack('messages');

new Topic(stack, 'Topic', { displayName: 'Orders' });
new Topic(stack, 'Topic', { displayName: 'Invoices' });
```

Use instead:

```ts good
import { defineBackend } from '@aws-amplify/backend';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { auth } from './auth/resource';

const backend = defineBackend({ auth });
const stack = backend.createStack('messages');

new Topic(stack, 'Topic', { displayName: 'Orders' });
new Topic(stack, 'Topic2', { displayName: 'Invoices' });
```

## Fix safety

The fix appends a number to the ID. It is unsafe, because a new ID creates another resource at the next deployment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.fit.construct_ids import repeated_ids
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.fit.construct_ids import ConstructId
    from amplify_ls.model.project_file import ProjectFile


def check(file: ProjectFile) -> Iterator[Finding[ConstructId]]:
    for found in repeated_ids(file):
        yield Finding(
            found.span,
            f"The ID `{found.name}` is already used by another construct in this scope.",
            related=(Related(found.other, "The other construct is created here"),),
            package_message=f"There is already a Construct with name '{found.name}' in ...",
            data=found,
        )


def fix(finding: Finding[ConstructId]) -> Iterator[Fix]:
    found: ConstructId = finding.data
    yield Fix(f"Change to `{found.free}`", (Replace(found.inner, found.free),), is_preferred=True)


RULE = Rule(
    code="backend/repeated-construct-id",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.LOADED,
    summary="Two constructs in the same scope have the same ID.",
    covers=("BE39",),
    check=check,
    fix=fix,
    fixable="always",
)
