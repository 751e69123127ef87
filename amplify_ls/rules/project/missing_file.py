"""A file is imported that does not exist.

The type check does not find the module, and the deployment stops where it is loaded. Mostly the path is misspelt, or the file
was moved. An alias such as `@/data/schema` is needed in two places: the type check reads `amplify/tsconfig.json`, and the
deployment reads the `tsconfig.json` of the folder around `amplify`.

Files that a build or a tool makes are left out: what git ignores, `amplify_outputs.json`, and folders such as `dist`,
`generated` or `.amplify`.

## Example

```ts bad
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auht/resource';

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

from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.model.missing_files import Absence, MissingFile, Sight
from amplify_ls.model.near_files import near_files
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.project import Project

_STAGES = {Sight.TYPES: Stage.TYPES, Sight.RUN: Stage.SYNTH, Sight.ALL: None}


def check(project: Project) -> Iterator[Finding]:
    for path in project.running.files:
        if path in project.resolvers:
            # `data/unsupported-resolver-import` reports every import of a file there, be it present or not.
            continue
        for missing in project.running.missing_files(path):
            name = missing.specifier
            yield Finding(
                missing.span,
                _message(missing),
                stage=_stage(missing),
                package_message=f"Cannot find module '{name}' or its corresponding type declarations.",
                data=(project, missing),
            )


def _message(missing: MissingFile) -> str:
    name = missing.specifier
    if missing.absence is Absence.TYPES:
        return f"The type check does not find `{name}`, because `amplify/tsconfig.json` has no path for it."
    if missing.absence is Absence.DEPLOYMENT:
        return f"The deployment does not find `{name}`, because only `amplify/tsconfig.json` has a path for it."
    return f"No file is found for `{name}`."


def _stage(missing: MissingFile) -> Stage | None:
    if missing.absence is Absence.NOBODY:
        return _STAGES[missing.sight]
    return Stage.TYPES if missing.absence is Absence.TYPES else Stage.SYNTH


def fix(finding: Finding) -> Iterator[Fix]:
    project, missing = finding.data
    if missing.absence is not Absence.NOBODY:
        return
    found = near_files(project, missing)
    for near in found:
        yield Fix(
            f"Import from `{near.specifier}`",
            (Replace(missing.span, near.specifier),),
            is_preferred=len(found) == 1 and near.is_near,
        )


RULE = Rule(
    code="project/missing-file",
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.PROJECT,
    summary="A file is imported that does not exist.",
    covers=("BE31",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
