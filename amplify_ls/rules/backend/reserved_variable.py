"""An environment variable that is added to a function has a reserved name.

## What it does

Reports a call of `addEnvironment` on a function with a name that AWS Lambda or Amplify uses itself.

## Why is this bad?

AWS Lambda sets some variables itself, such as `AWS_REGION`, and Amplify uses `AMPLIFY_SSM_ENV_CONFIG` for the names of secrets.
`addEnvironment` rejects these names at synthesis. The code of the function can read the values without adding them.

## Example

```ts bad
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { report } from './functions/report/resource';

const backend = defineBackend({ report });

backend.report.addEnvironment('AWS_REGION', 'eu-west-1');
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
import { report } from './functions/report/resource';

const backend = defineBackend({ report });

backend.report.addEnvironment('TARGET_REGION', 'eu-west-1');
// amplify/functions/report/resource.ts
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({ name: 'report' });
// amplify/functions/report/handler.ts
export const handler = async () => {};
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.resources.functions import RESERVED_BY_AMPLIFY, RESERVED_BY_LAMBDA
from amplify_ls.rules.function.environment import added_variables
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.backend import Backend


def check(backend: Backend) -> Iterator[Finding]:
    for use, key in added_variables(backend):
        if key.value in RESERVED_BY_LAMBDA:
            said = f"{key.value} environment variable is reserved by the lambda runtime and can not be set manually."
            yield Finding(key.span, f"The environment variable `{key.value}` is reserved by AWS Lambda.", package_message=said)
        elif key.value in RESERVED_BY_AMPLIFY and len(use.links) == 2:
            said = f"{key.value} is a reserved environment variable name"
            yield Finding(key.span, f"The environment variable `{key.value}` is reserved by Amplify.", package_message=said)


RULE = Rule(
    code="backend/reserved-variable",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.BACKEND,
    summary="An environment variable that is added to a function has a reserved name.",
    covers=(),
    check=check,
)
