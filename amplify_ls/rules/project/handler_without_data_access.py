"""The handler of a function asks the API, and the API does not let the function in.

`getAmplifyDataClientConfig` reads where the API is and what its models are from variables that the function gets with
`allow.resource(...)` in the authorization of the whole schema. Without that rule the variables are not there, and
the handler fails when it runs.

The fix adds the rule. It is not safe: the function may then read and change all that the API holds; `.to(['query'])` lets it
do less.

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.model.reach import is_made
from amplify_ls.rules.grant_fixes import schema_grant
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.data import DataModel
    from amplify_ls.model.functions import BackendFunction
    from amplify_ls.model.handler_imports import PackageImport
    from amplify_ls.model.project import Project

_CONFIGURATION = "getAmplifyDataClientConfig"
_RUNTIME = "/function/runtime"
_VARIABLES = "$amplify/env/"


def check(function: BackendFunction) -> Iterator[Finding]:
    project = function.project
    found = None if function.entry is None else _configuration(project.package_imports(function.entry))
    if found is None:
        # Most functions end here: what follows reads all of the backend, and so runs again when any of it changes.
        return
    data = _deployed_data(project)
    if data is None or not is_made(function) or not data.sees_all_rules:
        return
    if function.name_span not in data.functions_let_in:
        yield Finding(
            function.name_span,
            "The handler of this function asks the API, which does not let the function in.",
            related=(
                Related(found.span, f"`{found.name}` reads what the API gives to functions that it lets in"),
                *(Related(schema.call.name_span, "The schema has no rule for it") for schema in data.schemas[:1]),
            ),
            data=(function, data),
        )


def _configuration(imports: Iterable[PackageImport]) -> PackageImport | None:
    """Where the handler asks for what the API gives to functions: a file that has the generated variables at hand too.

    Other variables may come from anywhere, such as from ``backend.ts``.
    """
    found = list(imports)
    generated = {each.span.path for each in found if each.module.startswith(_VARIABLES)}
    asking = (each for each in found if each.name == _CONFIGURATION and each.module.endswith(_RUNTIME))
    return next((each for each in asking if each.span.path in generated), None)


def _deployed_data(project: Project) -> DataModel | None:
    """The API of the backend, where it has one and that can be seen."""
    used = project.deployed
    found = [data for data in project.data if data.definition is not None and data.definition.name_span in used]
    return found[0] if len(found) == 1 else None


def fix(finding: Finding) -> Iterator[Fix]:
    function, data = finding.data
    return schema_grant(function, data.schemas[0])


RULE = Rule(
    code="project/handler-without-data-access",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.FUNCTION,
    summary="The handler of a function asks the API, and the API does not let the function in.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
)
