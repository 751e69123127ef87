"""The name of an imported package is misspelled.

## What it does

Reports an import of a package that is not in `package.json`, if its name is one edit away from a package that is, or from a
package that defines a backend. The same applies to a module of the CDK that does not exist, such as `aws-cdk-lib/aws-aim`.
Installed packages, aliases, and modules that a newer version of the CDK may have are not reported.

## Why is this bad?

Neither TypeScript nor the deployment finds the package.

## Example

```ts bad
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/bakend';
import { auth } from './auth/resource';

defineBackend({ auth });
// amplify/auth/resource.ts
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({ loginWith: { email: true } });
// package.json
{ "devDependencies": { "@aws-amplify/backend": "^1.25.0" } }
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
// package.json
{ "devDependencies": { "@aws-amplify/backend": "^1.25.0" } }
```

## Fix safety

The fix changes the name. It is unsafe, because the package may only be missing from `package.json`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.model.files.misspelled_packages import misspelled_packages
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.files.misspelled_packages import MisspelledPackage
    from amplify_ls.model.project_file import ProjectFile


def check(file: ProjectFile) -> Iterator[Finding[MisspelledPackage]]:
    for found in misspelled_packages(file):
        yield Finding(
            found.span,
            f"The package `{found.package}` does not exist."
            if found.is_package
            else f"The CDK has no module `{found.specifier}`.",
            stage=Stage.TYPES if found.is_type else None,
            package_message=f"Cannot find module '{found.specifier}' or its corresponding type declarations.",
            data=found,
        )


def fix(finding: Finding[MisspelledPackage]) -> Iterator[Fix]:
    yield Fix(f"Change to `{finding.data.meant}`", (Replace(finding.span, finding.data.meant),), is_preferred=True)


RULE = Rule(
    code="project/unknown-package",
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.LOADED,
    summary="The name of an imported package is misspelled.",
    covers=(),
    check=check,
    fix=fix,
    fixable="always",
)
