"""A resolver uses JavaScript syntax that AppSync does not support.

## What it does

Reports syntax that the runtime of AppSync resolvers lacks. Syntax that is only documented as unsupported is a
warning.

## Why is this bad?

The file of `a.handler.custom` is deployed as it is, and AppSync rejects it at deployment if it contains unsupported
syntax:

| instead of | use |
|---|---|
| `async`, `await` | a data source, or several handlers as a pipeline |
| `for (;;)`, `while`, `do` | `for (const item of list)`, or an array method such as `map` |
| `continue` | `if` around the rest of the loop |
| `try`, `throw` | `util.error(message, type)` |
| regular expressions | `util.matches(pattern, text)`, or `split`, `includes`, `startsWith` |
| classes, `this`, generators, labels | functions and plain objects |
| `++`, `--`, `~` | `+= 1`, `-= 1` |
| `key in object` | `Object.hasOwn(object, key)` |

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
  let count = 0;
  ctx.args.words.split(' ').forEach(() => {
    count++;
  });
  return { payload: `${count}` };
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
  let count = 0;
  ctx.args.words.split(' ').forEach(() => {
    count += 1;
  });
  return { payload: `${count}` };
}

export function response(ctx) {
  return ctx.result;
}
```

## Fix safety

Removing `async` or `await`, and changing `++` and `--` to `+= 1` and `-= 1`, are safe. Changing to `Object.hasOwn`,
`util.error` and `util.matches` is not applied by `--fix`, because they may behave differently.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.schema.resolvers import DOCUMENTED_ONLY, UNSUPPORTED_CONSTRUCTS
from amplify_ls.rules.data.resolver_rewrites import rewritten
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.syntax.scripts.constructs import ConstructKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.data.resolver_file import ResolverFile
    from amplify_ls.syntax.scripts.constructs import Construct


def check(resolver: ResolverFile) -> Iterator[Finding[tuple[ResolverFile, Construct]]]:
    for construct in resolver.constructs():
        what = _words(construct)
        if what:
            message = f"AppSync resolvers do not support {what}."
            severity = Severity.WARNING if construct.kind.value in DOCUMENTED_ONLY else None
            yield Finding(
                construct.span, message, severity=severity, package_message=_SERVICE_MESSAGE, data=(resolver, construct)
            )


_SERVICE_MESSAGE = "The code contains one or more errors."


def _words(construct: Construct) -> str:
    if construct.kind is ConstructKind.UPDATE:
        return f"the `{construct.text}` operator"
    return UNSUPPORTED_CONSTRUCTS.get(construct.kind.value, "")


def fix(finding: Finding[tuple[ResolverFile, Construct]]) -> Iterator[Fix]:
    resolver, construct = finding.data
    yield from rewritten(resolver, construct)


RULE = Rule(
    code="data/unsupported-resolver-syntax",
    severity=Severity.ERROR,
    stages=(Stage.DEPLOY,),
    subject=Subject.RESOLVER,
    summary="A resolver uses JavaScript syntax that AppSync does not support.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
)
