"""A function is given an environment variable that it cannot have.

AWS Lambda sets some variables itself, such as `AWS_REGION`, and Amplify keeps `AMPLIFY_SSM_ENV_CONFIG` for the names of
secrets. `addEnvironment` refuses them. Their values are there already: read them in the handler.

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

from amplify_ls.catalog.functions import RESERVED_BY_AMPLIFY, RESERVED_BY_LAMBDA
from amplify_ls.rules.environment import added_variables
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.backend import Backend


def check(backend: Backend) -> Iterator[Finding]:
    for use, key in added_variables(backend):
        if key.value in RESERVED_BY_LAMBDA:
            said = f"{key.value} environment variable is reserved by the lambda runtime and can not be set manually."
            yield Finding(key.span, f"`{key.value}` is set by AWS Lambda itself.", package_message=said)
        elif key.value in RESERVED_BY_AMPLIFY and len(use.links) == 2:
            said = f"{key.value} is a reserved environment variable name"
            yield Finding(key.span, f"`{key.value}` is set by Amplify itself.", package_message=said)


RULE = Rule(
    code="backend/reserved-variable",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.BACKEND,
    summary="A function is given an environment variable that it cannot have.",
    covers=(),
    check=check,
)
