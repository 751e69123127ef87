"""A function is given an environment variable whose name has characters that it cannot have.

A name begins with a letter and goes on with letters, digits and underscores; it has two characters at least.
`addEnvironment` takes any text, and AWS Lambda then refuses the deployment.

## Example

```ts bad
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { report } from './functions/report/resource';

const backend = defineBackend({ report });

backend.report.addEnvironment('TABLE-NAME', 'orders');
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

backend.report.addEnvironment('TABLE_NAME', 'orders');
// amplify/functions/report/resource.ts
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({ name: 'report' });
// amplify/functions/report/handler.ts
export const handler = async () => {};
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.functions import ENVIRONMENT_KEY, RESERVED_BY_LAMBDA
from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.model.mismatch import misfit
from amplify_ls.rules.environment import added_variables, invalid_name, valid_name
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.backend import Backend


def check(backend: Backend) -> Iterator[Finding]:
    for _, key in added_variables(backend):
        if misfit(key, ENVIRONMENT_KEY) is not None and key.value not in RESERVED_BY_LAMBDA:
            yield Finding(key.span, invalid_name(key.value), data=key)


def fix(finding: Finding) -> Iterator[Fix]:
    better = valid_name(finding.data.value)
    if better:
        yield Fix(f"Change to `{better}`", (Replace(finding.span, f"'{better}'"),), is_preferred=True)


RULE = Rule(
    code="backend/invalid-variable",
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.BACKEND,
    summary="A function is given an environment variable whose name has characters that it cannot have.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
)
