"""A handler calls the API, but its function has no access to it.

## What it does

Reports a function whose handler calls `getAmplifyDataClientConfig` with the generated variables, if no rule of the schema
grants the function access.

## Why is this bad?

`getAmplifyDataClientConfig` reads the endpoint and the models of the API from environment variables, which a function gets from
`allow.resource(...)` in the authorization of the whole schema. Without this rule, the variables are not set, and the handler
fails at run time.

## Example

```ts bad
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { data } from './data/resource';
import { report } from './functions/report/resource';

defineBackend({ data, report });
// amplify/data/resource.ts
import { a, defineData } from '@aws-amplify/backend';

const schema = a
  .schema({
    Post: a.model({ title: a.string() }),
  })
  .authorization((allow) => [allow.publicApiKey()]);

export const data = defineData({ schema, authorizationModes: { defaultAuthorizationMode: 'apiKey' } });
// amplify/functions/report/resource.ts
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({ name: 'report' });
// amplify/functions/report/handler.ts
import { getAmplifyDataClientConfig } from '@aws-amplify/backend/function/runtime';
import { Amplify } from 'aws-amplify';
import { env } from '$amplify/env/report';

const { resourceConfig, libraryOptions } = await getAmplifyDataClientConfig(env);
Amplify.configure(resourceConfig, libraryOptions);

export const handler = async () => 'done';
```

Use instead:

```ts good
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { data } from './data/resource';
import { report } from './functions/report/resource';

defineBackend({ data, report });
// amplify/data/resource.ts
import { a, defineData } from '@aws-amplify/backend';
import { report } from '../functions/report/resource';

const schema = a
  .schema({
    Post: a.model({ title: a.string() }),
  })
  .authorization((allow) => [allow.publicApiKey(), allow.resource(report).to(['query'])]);

export const data = defineData({ schema, authorizationModes: { defaultAuthorizationMode: 'apiKey' } });
// amplify/functions/report/resource.ts
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({ name: 'report' });
// amplify/functions/report/handler.ts
import { getAmplifyDataClientConfig } from '@aws-amplify/backend/function/runtime';
import { Amplify } from 'aws-amplify';
import { env } from '$amplify/env/report';

const { resourceConfig, libraryOptions } = await getAmplifyDataClientConfig(env);
Amplify.configure(resourceConfig, libraryOptions);

export const handler = async () => 'done';
```

## Fix safety

The fix adds the rule. It is unsafe, because the function can then read and change all data of the API; `.to(['query'])` grants
less.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.model.handlers.deployed_functions import is_made
from amplify_ls.rules.function.function_names import named
from amplify_ls.rules.function.grant_fixes import schema_grant
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.data.model import DataModel
    from amplify_ls.model.files.handler_imports import PackageImport
    from amplify_ls.model.project import Project
    from amplify_ls.model.resources.functions import BackendFunction

_CONFIGURATION = "getAmplifyDataClientConfig"
_RUNTIME = "/function/runtime"
_VARIABLES = "$amplify/env/"


def check(function: BackendFunction) -> Iterator[Finding[tuple[BackendFunction, DataModel]]]:
    project = function.project
    found = None if function.entry is None else _configuration(project.file_facts.package_imports(function.entry))
    if found is None:
        # Most functions stop here: everything below reads the whole backend, so it runs again after every change of it.
        return
    data = _deployed_data(project)
    if data is not None and is_made(function) and data.uses.lacks_access(function.name_span):
        yield Finding(
            function.name_span,
            f"The handler of {named(function)} calls the API, but the schema does not grant the function access.",
            related=(
                Related(found.span, f"`{found.name}` reads variables that only functions with access have"),
                *(Related(schema.call.name_span, "The schema has no rule for the function") for schema in data.schemas[:1]),
            ),
            data=(function, data),
        )


def _configuration(imports: Iterable[PackageImport]) -> PackageImport | None:
    """The import of the configuration in a file of the handler that also imports the generated variables.

    Other variables may come from anywhere, such as from ``backend.ts``.
    """
    found = list(imports)
    generated = {each.span.path for each in found if each.module.startswith(_VARIABLES)}
    asking = (each for each in found if each.name == _CONFIGURATION and each.module.endswith(_RUNTIME))
    return next((each for each in asking if each.span.path in generated), None)


def _deployed_data(project: Project) -> DataModel | None:
    """The API of the backend, if there is exactly one known API."""
    used = project.wiring.deployed
    found = [data for data in project.data if data.definition is not None and data.definition.name_span in used]
    return found[0] if len(found) == 1 else None


def fix(finding: Finding[tuple[BackendFunction, DataModel]]) -> Iterator[Fix]:
    function, data = finding.data
    return schema_grant(function, data.schemas[0])


RULE = Rule(
    code="project/handler-without-data-access",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.FUNCTION,
    summary="A handler calls the API, but its function has no access to it.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
)
