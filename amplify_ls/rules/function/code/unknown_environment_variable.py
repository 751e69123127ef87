"""A handler reads a variable of `$amplify/env/NAME` that is not generated.

## What it does

Reports a variable that is read from `env` of `$amplify/env/NAME`, but does not exist in its type. The packages generate a type
with the variables that Lambda sets itself, and with:

- the keys of `environment` in `defineFunction`, including secrets;
- the variables that `backend.NAME.addEnvironment(...)` adds in `backend.ts`, but not those that are added to the CDK construct
  `backend.NAME.resources.lambda`;
- `NAME_BUCKET_NAME` for a bucket that the function has access to, where `NAME` is the name of the storage in capital letters,
  with underscores between its words: `SEARCH_RESULTS_BUCKET_NAME` for `searchResults`;
- `AMPLIFY_AUTH_USERPOOL_ID` for a user pool that the function has access to;
- `AMPLIFY_DATA_GRAPHQL_ENDPOINT` and what `getAmplifyDataClientConfig` needs for an API that the function has access to.

## Why is this bad?

TypeScript rejects every other variable. At run time, it is `undefined` unless it is set in some other way.

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

## Fix safety

All fixes are unsafe, because they add variables, grant access or change what is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.common import INHERITED_MEMBERS
from amplify_ls.catalog.resources.variables import GENERATED_NAME, LAMBDA_VARIABLES, function_of_module
from amplify_ls.rules.function.variable_fixes import variable_fixes, why_missing
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.files.import_uses import ImportUse
    from amplify_ls.model.project import Project
    from amplify_ls.model.resources.functions import BackendFunction
    from amplify_ls.syntax.names.name_reads import Taken

_KNOWN = INHERITED_MEMBERS.union(LAMBDA_VARIABLES)


def check(function: BackendFunction) -> Iterator[Finding[tuple[BackendFunction, Taken, frozenset[str]]]]:
    handlers = function.project.handlers
    for path in handlers.files_of(function):
        # Most files stop here, because everything below reads the whole backend.
        if handlers.environments(path) and handlers.names is not None:
            for use in handlers.import_uses(path):
                name = function_of_module(use.module)
                if name is not None:
                    yield from _missing(function.project, name, use)


def _missing(project: Project, name: str, use: ImportUse) -> Iterator[Finding[tuple[BackendFunction, Taken, frozenset[str]]]]:
    """The variables that the module of one import does not have. The module may belong to another function."""
    function, variables = project.handlers.named(name), project.handlers.variables(name)
    if function is None or variables is None or not variables.is_complete:
        return
    for taken in _taken(use):
        if taken.name in variables.names or taken.name in _KNOWN:
            continue
        related, reason = why_missing(function, taken.name)
        yield Finding(
            taken.span,
            f"The function `{name}` has no environment variable `{taken.name}`{reason}.",
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


def fix(finding: Finding[tuple[BackendFunction, Taken, frozenset[str]]]) -> Iterator[Fix]:
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
