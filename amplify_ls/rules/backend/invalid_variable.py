"""The name of an environment variable that is added to a function is invalid.

## What it does

Reports an invalid name in a call of `addEnvironment` on a function. A name starts with a letter, consists of letters, digits
and underscores, and has at least two characters.

## Why is this bad?

`addEnvironment` accepts any string. AWS Lambda rejects an invalid name, and the deployment fails.

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

## Fix safety

The fix replaces invalid characters with underscores. It is unsafe, because the code of the function may still use the old name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.resources.functions import ENVIRONMENT_KEY, RESERVED_BY_LAMBDA
from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.model.types.mismatch import misfit
from amplify_ls.rules.function.environment import added_variables, invalid_name, valid_name
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.backend import Backend
    from amplify_ls.values.values import Text


def check(backend: Backend) -> Iterator[Finding[Text]]:
    for _, key in added_variables(backend):
        if misfit(key, ENVIRONMENT_KEY) is not None and key.value not in RESERVED_BY_LAMBDA:
            yield Finding(key.span, invalid_name(key.value), data=key)


def fix(finding: Finding[Text]) -> Iterator[Fix]:
    better = valid_name(finding.data.value)
    if better:
        yield Fix(f"Change to `{better}`", (Replace(finding.span, f"'{better}'"),), is_preferred=True)


RULE = Rule(
    code="backend/invalid-variable",
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.BACKEND,
    summary="The name of an environment variable that is added to a function is invalid.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
)
