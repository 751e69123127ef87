"""A handler reads an argument that its operation does not have.

## What it does

Reports a name that a handler of the type `Schema['operation']['functionHandler']` reads from `event.arguments`, if `.arguments`
of the operation does not declare it.

## Why is this bad?

The argument is always `undefined`, because AppSync passes only declared arguments. TypeScript rejects the name.

## Example

```ts bad
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { data } from './data/resource';
import { search } from './functions/search/resource';

defineBackend({ data, search });
// amplify/data/resource.ts
import { a, defineData, type ClientSchema } from '@aws-amplify/backend';
import { search } from '../functions/search/resource';

const schema = a.schema({
  search: a
    .query()
    .arguments({ text: a.string().required() })
    .returns(a.string())
    .authorization((allow) => [allow.publicApiKey()])
    .handler(a.handler.function(search)),
});

export type Schema = ClientSchema<typeof schema>;
export const data = defineData({ schema, authorizationModes: { defaultAuthorizationMode: 'apiKey' } });
// amplify/functions/search/resource.ts
import { defineFunction } from '@aws-amplify/backend';

export const search = defineFunction({ name: 'search' });
// amplify/functions/search/handler.ts
import type { Schema } from '../../data/resource';

export const handler: Schema['search']['functionHandler'] = async (event) => {
  return event.arguments.txt;
};
```

Use instead:

```ts good
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { data } from './data/resource';
import { search } from './functions/search/resource';

defineBackend({ data, search });
// amplify/data/resource.ts
import { a, defineData, type ClientSchema } from '@aws-amplify/backend';
import { search } from '../functions/search/resource';

const schema = a.schema({
  search: a
    .query()
    .arguments({ text: a.string().required() })
    .returns(a.string())
    .authorization((allow) => [allow.publicApiKey()])
    .handler(a.handler.function(search)),
});

export type Schema = ClientSchema<typeof schema>;
export const data = defineData({ schema, authorizationModes: { defaultAuthorizationMode: 'apiKey' } });
// amplify/functions/search/resource.ts
import { defineFunction } from '@aws-amplify/backend';

export const search = defineFunction({ name: 'search' });
// amplify/functions/search/handler.ts
import type { Schema } from '../../data/resource';

export const handler: Schema['search']['functionHandler'] = async (event) => {
  return event.arguments.text;
};
```

## Fix safety

Changing a name to the only similar one is safe and is applied by `--fix` if they differ only in case; otherwise it is unsafe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.common import INHERITED_MEMBERS
from amplify_ls.catalog.nearest import nearest
from amplify_ls.model.handlers.read_arguments import read_arguments
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import renamings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.handlers.read_arguments import ReadArgument
    from amplify_ls.model.resources.functions import BackendFunction


def check(function: BackendFunction) -> Iterator[Finding[ReadArgument]]:
    project = function.project
    for path in project.handlers.files_of(function):
        for read in read_arguments(project, path):
            if read.declared.lacks(read.name) and read.name not in INHERITED_MEMBERS:
                yield Finding(
                    read.span,
                    f"`{read.operation}` has no argument `{read.name}`.",
                    related=(Related(read.place, "The operation is declared here"),),
                    package_message=f"Property '{read.name}' does not exist on type ...",
                    data=read,
                )


def fix(finding: Finding[ReadArgument]) -> Iterator[Fix]:
    read: ReadArgument = finding.data
    meant = nearest(read.name, read.declared.properties)
    if meant is not None:
        shown = f"{meant}: {read.name}" if read.form == "shorthand" else meant
        yield from renamings(read.span, read.name, (shown,))


RULE = Rule(
    code="function/unknown-argument",
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.FUNCTION,
    summary="A handler reads an argument that its operation does not have.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
)
