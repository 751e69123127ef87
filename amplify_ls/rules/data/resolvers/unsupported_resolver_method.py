"""A resolver calls a method that AppSync does not support.

## What it does

Reports a call of a method of objects, arrays, strings or dates that the runtime of AppSync resolvers lacks.

## Why is this bad?

The runtime supports most of these methods, but not all of them. `util` of `@aws-appsync/utils` has helpers for many
others, such as `util.time` for dates and `util.str` for strings.

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
  return { payload: Object.freeze({ words: ctx.args.words }) };
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
  return { payload: { words: ctx.args.words } };
}

export function response(ctx) {
  return ctx.result;
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.schema.resolvers import UNSUPPORTED_METHODS, UNSUPPORTED_STATIC_METHODS
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.resolver_file import ResolverFile


def check(resolver: ResolverFile) -> Iterator[Finding]:
    global_names = {name for name, _ in resolver.globals()}
    for script in resolver.scripts():
        for method in script.methods:
            receiver = "" if method.receiver is None else method.receiver
            if receiver in UNSUPPORTED_STATIC_METHODS and receiver in global_names:
                if method.name in UNSUPPORTED_STATIC_METHODS[receiver]:
                    yield Finding(method.span, f"AppSync resolvers do not support `{receiver}.{method.name}`.")
            elif method.name in UNSUPPORTED_METHODS:
                yield Finding(method.span, f"AppSync resolvers do not support the method `{method.name}`.")


RULE = Rule(
    code="data/unsupported-resolver-method",
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.RESOLVER,
    summary="A resolver calls a method that AppSync does not support.",
    covers=(),
    check=check,
)
