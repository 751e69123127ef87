"""The code contains a credential.

## What it does

Reports strings that can only be credentials, such as private keys and AWS access keys, in files of the backend and in handlers.

## Why is this bad?

Everyone who has access to the repository or to the deployed code can read the credential. `secret('NAME')` keeps a value
outside the code: it is set with `ampx sandbox secret set NAME` or in the console, and a function reads it from an environment
variable. Replace a credential that has been committed, because it remains in the history.

## Example

```ts bad
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { report } from './functions/report/resource';

defineBackend({ report });
// amplify/functions/report/resource.ts
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  name: 'report',
  environment: { PARTNER_KEY: 'AKIAQ3EGRFSLZ5CKVNXT' },
});
// amplify/functions/report/handler.ts
export const handler = async () => 'done';
```

Use instead:

```ts good
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { report } from './functions/report/resource';

defineBackend({ report });
// amplify/functions/report/resource.ts
import { defineFunction, secret } from '@aws-amplify/backend';

export const report = defineFunction({
  name: 'report',
  environment: { PARTNER_KEY: secret('PARTNER_KEY') },
});
// amplify/functions/report/handler.ts
export const handler = async () => 'done';
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.project import Project


def check(project: Project) -> Iterator[Finding]:
    handlers = [function.entry for function in project.functions]
    for path in dict.fromkeys((*project.files, *(path for path in handlers if path is not None))):
        for found in project.file_facts.credentials(path):
            message = f"The code contains {found.what}, which everyone with access to the code can read."
            yield Finding(found.span, message)


RULE = Rule(
    code="project/literal-credential",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.PROJECT,
    summary="The code contains a credential.",
    covers=(),
    check=check,
)
