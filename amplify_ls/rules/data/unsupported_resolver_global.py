"""A resolver uses a global name that AppSync does not have.

Resolvers have the objects of the language itself, such as `Math`, `JSON`, `Object` and `Date`, and `console`. Network,
timers, promises and what Node.js or browsers add are missing: a data source of its own, such as an HTTP endpoint that
`backend.ts` adds with `addHttpDataSource`, makes requests, and `@aws-appsync/utils` has helpers for ids, dates and encodings.

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

from amplify_ls.catalog.resolvers import UNSUPPORTED_GLOBALS
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resolver_file import ResolverFile


def check(resolver: ResolverFile) -> Iterator[Finding]:
    if resolver.exports is None:
        # A name may be declared in what cannot be read.
        return
    for name, span in resolver.globals():
        if name in UNSUPPORTED_GLOBALS:
            yield Finding(span, f"AppSync resolvers have no `{name}`.", package_message="The code contains one or more errors.")


RULE = Rule(
    code="data/unsupported-resolver-global",
    severity=Severity.ERROR,
    stages=(Stage.DEPLOY,),
    subject=Subject.RESOLVER,
    summary="A resolver uses a global name that AppSync does not have.",
    covers=(),
    check=check,
)
