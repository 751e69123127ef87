"""A credential is written into the code.

What stands in the code is in the history of the repository and in what is deployed, for everybody to read who may read
one of the two. `secret('NAME')` keeps a value outside: it is set with `ampx sandbox secret set NAME`, or in the console,
and reaches a function as an environment variable. Only texts are told that can be nothing else by their form, such as
private keys and AWS access keys. One that was committed should be given out anew.

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
    for path in dict.fromkeys((*project.files.get(), *(path for path in handlers if path is not None))):
        for found in project.credentials(path):
            message = f"This is {found.what}, which everybody can read who may read the code."
            yield Finding(found.span, message)


RULE = Rule(
    code="project/literal-credential",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.PROJECT,
    summary="A credential is written into the code.",
    covers=(),
    check=check,
)
