"""A function of the packages is called in a file that does not import it.

The name stands for nothing there: the type check does not find it, and the file stops when it runs.

## Example

```ts bad
// amplify/backend.ts
import { auth } from './auth/resource';

defineBackend({ auth });
// amplify/auth/resource.ts
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({ loginWith: { email: true } });
```

Use instead:

```ts good
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';

defineBackend({ auth });
// amplify/auth/resource.ts
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({ loginWith: { email: true } });
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.modules import BACKEND_MODULE
from amplify_ls.edits.operations import AddImport, Fix, Safety
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.project_file import ProjectFile
    from amplify_ls.model.undeclared import UndeclaredCall


def check(file: ProjectFile) -> Iterator[Finding]:
    for call in file.project.undeclared_calls(file.path):
        yield Finding(
            call.span,
            f"`{call.name}` is called and not imported.",
            package_message=f"Cannot find name '{call.name}'.",
            data=call,
        )


def fix(finding: Finding) -> Iterator[Fix]:
    call: UndeclaredCall = finding.data
    operation = AddImport(call.span, BACKEND_MODULE, call.name)
    yield Fix(f"Import `{call.name}` from `{BACKEND_MODULE}`", (operation,), Safety.SAFE, is_preferred=True)


RULE = Rule(
    code="project/missing-import",
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.FILE,
    summary="A function of the packages is called in a file that does not import it.",
    covers=(),
    check=check,
    fix=fix,
    fixable="always",
)
