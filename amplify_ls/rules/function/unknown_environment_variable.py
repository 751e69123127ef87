"""A handler reads a variable of `$amplify/env/NAME` that is not generated.

The packages generate a type for `env` with the variables that Lambda sets itself, and with:

- the keys of `environment` in `defineFunction`, secrets included;
- what `backend.NAME.addEnvironment(...)` adds in `backend.ts`. What is added to the construct of the CDK,
  `backend.NAME.resources.lambda`, is not in the type;
- for a bucket that the function has access to, `NAME_BUCKET_NAME`. `NAME` is the name of the storage in capital letters, with
  underscores between its words: `SEARCH_RESULTS_BUCKET_NAME` for `searchResults`;
- for a user pool that the function has access to, `AMPLIFY_AUTH_USERPOOL_ID`;
- for an API that the function has access to, `AMPLIFY_DATA_GRAPHQL_ENDPOINT` and what `getAmplifyDataClientConfig` needs.

The type check refuses every other variable, and it is `undefined` when the function runs.

## Example

```ts bad
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { sayHello } from './functions/say-hello/resource';

defineBackend({ sayHello });
// amplify/functions/say-hello/resource.ts
import { defineFunction } from '@aws-amplify/backend';

export const sayHello = defineFunction({ name: 'say-hello', environment: { GREETING: 'Hello' } });
// amplify/functions/say-hello/handler.ts
import { env } from '$amplify/env/say-hello';

export const handler = async () => env.GREETINGS;
```

Use instead:

```ts good
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { sayHello } from './functions/say-hello/resource';

defineBackend({ sayHello });
// amplify/functions/say-hello/resource.ts
import { defineFunction } from '@aws-amplify/backend';

export const sayHello = defineFunction({ name: 'say-hello', environment: { GREETING: 'Hello' } });
// amplify/functions/say-hello/handler.ts
import { env } from '$amplify/env/say-hello';

export const handler = async () => env.GREETING;
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.common import INHERITED_MEMBERS
from amplify_ls.catalog.variables import GENERATED_NAME, GENERATED_PREFIX, LAMBDA_VARIABLES
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.variable_fixes import variable_fixes, why_missing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.functions import BackendFunction
    from amplify_ls.model.import_uses import ImportUse
    from amplify_ls.model.project import Project
    from amplify_ls.syntax.name_reads import Taken

_KNOWN = INHERITED_MEMBERS.union(LAMBDA_VARIABLES)


def check(function: BackendFunction) -> Iterator[Finding]:
    handlers = function.project.handlers
    for path in handlers.files_of(function):
        # Most files end here: what follows reads all of the backend.
        if handlers.environments(path) and handlers.names is not None:
            for use in handlers.import_uses(path):
                if use.module.startswith(GENERATED_PREFIX):
                    yield from _missing(function.project, use)


def _missing(project: Project, use: ImportUse) -> Iterator[Finding]:
    """The variables that one import does not have. It may be that of another function than the one that is asked about."""
    name = use.module.removeprefix(GENERATED_PREFIX)
    function, variables = project.handlers.named(name), project.handlers.variables(name)
    if function is None or variables is None or not variables.is_complete:
        return
    for taken in _taken(use):
        if taken.name in variables.names or taken.name in _KNOWN:
            continue
        related, reason = why_missing(function, taken.name)
        yield Finding(
            taken.span,
            f"`{taken.name}` is no environment variable of the function `{name}`{reason}.",
            related=related,
            package_message=f"Property '{taken.name}' does not exist on type 'LambdaProvidedEnvVars & AmplifyBackendEnvVars'.",
            data=(function, taken, variables.names),
        )


def _taken(use: ImportUse) -> Iterator[Taken]:
    """The variables that a file reads."""
    for name in use.names:
        for read in name.reads if name.imported == GENERATED_NAME else ():
            if read.member is not None:
                yield read.member
            yield from read.unpacked


def fix(finding: Finding) -> Iterator[Fix]:
    yield from variable_fixes(*finding.data)


RULE = Rule(
    code="function/unknown-environment-variable",
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.FUNCTION,
    summary="A handler reads a variable of `$amplify/env/NAME` that is not generated.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
)
