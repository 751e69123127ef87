"""A handler creates a client of the API without configuring Amplify.

## What it does

Reports `generateClient` in the code of a function if nothing in this code calls `Amplify.configure`. Code that imports packages
other than those of Amplify and AWS is not reported, because these may configure Amplify.

## Why is this bad?

A function has no `amplify_outputs.json`. Without a configuration, the client does not know the API: `client.models` is empty,
and every call fails at run time.

## Example

```ts bad
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { data } from './data/resource';
import { cleanUp } from './functions/clean-up/resource';

defineBackend({ data, cleanUp });
// amplify/data/resource.ts
import { a, defineData, type ClientSchema } from '@aws-amplify/backend';
import { cleanUp } from '../functions/clean-up/resource';

const schema = a
  .schema({ Todo: a.model({ text: a.string() }).authorization((allow) => [allow.publicApiKey()]) })
  .authorization((allow) => [allow.resource(cleanUp)]);

export type Schema = ClientSchema<typeof schema>;
export const data = defineData({
  schema,
  authorizationModes: { defaultAuthorizationMode: 'apiKey', apiKeyAuthorizationMode: { expiresInDays: 30 } },
});
// amplify/functions/clean-up/resource.ts
import { defineFunction } from '@aws-amplify/backend';

export const cleanUp = defineFunction({ name: 'clean-up', schedule: 'every day' });
// amplify/functions/clean-up/handler.ts
import { generateClient } from 'aws-amplify/data';
import type { Schema } from '../../data/resource';

const client = generateClient<Schema>();

export const handler = async () => (await client.models.Todo.list()).data.length;
```

Use instead:

```ts good
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { data } from './data/resource';
import { cleanUp } from './functions/clean-up/resource';

defineBackend({ data, cleanUp });
// amplify/data/resource.ts
import { a, defineData, type ClientSchema } from '@aws-amplify/backend';
import { cleanUp } from '../functions/clean-up/resource';

const schema = a
  .schema({ Todo: a.model({ text: a.string() }).authorization((allow) => [allow.publicApiKey()]) })
  .authorization((allow) => [allow.resource(cleanUp)]);

export type Schema = ClientSchema<typeof schema>;
export const data = defineData({
  schema,
  authorizationModes: { defaultAuthorizationMode: 'apiKey', apiKeyAuthorizationMode: { expiresInDays: 30 } },
});
// amplify/functions/clean-up/resource.ts
import { defineFunction } from '@aws-amplify/backend';

export const cleanUp = defineFunction({ name: 'clean-up', schedule: 'every day' });
// amplify/functions/clean-up/handler.ts
import { Amplify } from 'aws-amplify';
import { generateClient } from 'aws-amplify/data';
import { getAmplifyDataClientConfig } from '@aws-amplify/backend/function/runtime';
import { env } from '$amplify/env/clean-up';
import type { Schema } from '../../data/resource';

const { resourceConfig, libraryOptions } = await getAmplifyDataClientConfig(env);
Amplify.configure(resourceConfig, libraryOptions);

const client = generateClient<Schema>();

export const handler = async () => (await client.models.Todo.list()).data.length;
```

## Fix safety

The fix configures Amplify with the variables of the function. It is unsafe because the function may also need access to the
API.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.resources.variables import GENERATED_NAME, GENERATED_PREFIX
from amplify_ls.edits.operations import AddImport, Fix, Wrap
from amplify_ls.model.files.mentions import occurrences
from amplify_ls.model.handlers.deployed_functions import is_made
from amplify_ls.rules.function.function_names import named
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.syntax.outline import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.project import Project
    from amplify_ls.model.resources.functions import BackendFunction

_CLIENTS = frozenset({"aws-amplify/data", "aws-amplify/api", "@aws-amplify/api"})
_MAKER = "generateClient"
_CONFIGURING = ("configure", "endpoint")
"""Words without which nothing configures Amplify, or passes the endpoint to the client itself."""
_HARMLESS = ("aws-amplify", "@aws-amplify/", "@aws-sdk/", "@smithy/", "aws-lambda", "node:", GENERATED_PREFIX)
_RUNTIME = "@aws-amplify/backend/function/runtime"
_GETTER = "getAmplifyDataClientConfig"


def check(function: BackendFunction) -> Iterator[Finding[BackendFunction]]:
    project = function.project
    if function.entry is None:
        return
    imports = list(project.file_facts.package_imports(function.entry))
    made = next((each for each in imports if each.name == _MAKER and each.module in _CLIENTS), None)
    if made is None or not all(each.module.startswith(_HARMLESS) for each in imports) or not is_made(function):
        return
    if any(_may_configure(project, path) for path in project.handlers.files_of(function)):
        return
    yield Finding(
        made.span,
        f"The handler of {named(function)} creates a client of the API, but nothing configures Amplify.",
        data=function,
    )


def _may_configure(project: Project, path: str) -> bool:
    module = project.sources.module(path)
    return module is None or any(occurrences(module, word) for word in _CONFIGURING)


def fix(finding: Finding[BackendFunction]) -> Iterator[Fix]:
    function, span = finding.data, finding.span
    module = function.project.sources.module(span.path)
    if function.name is None or module is None:
        return
    statements = module.file.header.get().statements
    running = next((chunk for chunk in statements if chunk.content.get().import_module is None), None)
    if running is None:
        return
    text = f"const {{ resourceConfig, libraryOptions }} = await {_GETTER}({GENERATED_NAME});\n"
    operations = (
        AddImport(span, "aws-amplify", "Amplify"),
        AddImport(span, _RUNTIME, _GETTER),
        AddImport(span, f"{GENERATED_PREFIX}{function.name.name}", GENERATED_NAME),
        Wrap(Span(running.anchor, 0, running.length), f"{text}Amplify.configure(resourceConfig, libraryOptions);\n\n", ""),
    )
    yield Fix("Configure Amplify with the variables of the function", operations, is_preferred=True)


RULE = Rule(
    code="function/unconfigured-client",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.FUNCTION,
    summary="A handler creates a client of the API without configuring Amplify.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
    added="0.2.0",
)
