"""A resolver uses a global that AppSync does not support.

## What it does

Reports a use of a global of JavaScript, Node.js or browsers that the runtime of AppSync resolvers lacks.

## Why is this bad?

Resolvers can use the objects of the language itself, such as `Math`, `JSON`, `Object` and `Date`, and `console`.
Network access, timers, promises and the APIs of Node.js and browsers are missing, and AppSync rejects the resolver
at deployment. Use a data source for requests, such as an HTTP endpoint that `backend.ts` adds with
`addHttpDataSource`; `@aws-appsync/utils` has helpers for IDs, dates and encodings.

## Example

```ts bad
// amplify/data/resource.ts
import { a, defineData } from '@aws-amplify/backend';

const schema = a.schema({
  echo: a.query().arguments({ words: a.string() }).returns(a.string()).handler(a.handler.custom({ entry: './echo.js' })),
}).authorization((allow) => [allow.publicApiKey()]);

export const data = defineData({ schema, authorizationModes: { defaultAuthorizationMode: 'apiKey' } });
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { data } from './data/resource';

defineBackend({ data });
// amplify/data/echo.js
export function request(ctx) {
  console.log(process.env.STAGE);
  return { payload: ctx.args.words };
}

export function response(ctx) {
  return ctx.result;
}
```

Use instead:

```ts good
// amplify/data/resource.ts
import { a, defineData } from '@aws-amplify/backend';

const schema = a.schema({
  echo: a.query().arguments({ words: a.string() }).returns(a.string()).handler(a.handler.custom({ entry: './echo.js' })),
}).authorization((allow) => [allow.publicApiKey()]);

export const data = defineData({ schema, authorizationModes: { defaultAuthorizationMode: 'apiKey' } });
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { data } from './data/resource';

defineBackend({ data });
// amplify/data/echo.js
export function request(ctx) {
  console.log(ctx.stash.amplifyApiEnvironmentName);
  return { payload: ctx.args.words };
}

export function response(ctx) {
  return ctx.result;
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.schema.resolvers import UNSUPPORTED_GLOBALS
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.resolver_file import ResolverFile


def check(resolver: ResolverFile) -> Iterator[Finding]:
    if resolver.exports is None:
        # The name may be declared in a part that cannot be read.
        return
    for name, span in resolver.globals():
        if name in UNSUPPORTED_GLOBALS:
            yield Finding(
                span,
                f"AppSync resolvers do not support the global `{name}`.",
                package_message="The code contains one or more errors.",
            )


RULE = Rule(
    code="data/unsupported-resolver-global",
    severity=Severity.ERROR,
    stages=(Stage.DEPLOY,),
    subject=Subject.RESOLVER,
    summary="A resolver uses a global that AppSync does not support.",
    covers=(),
    check=check,
)
