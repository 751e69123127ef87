"""A resolver assigns a value to its context.

## What it does

Reports an assignment to a member of the context of a resolver, such as `ctx.words = ...`. Assignments to members of `ctx.stash`
are not reported.

## Why is this bad?

The context of a resolver is read-only. AppSync rejects the resolver when it is deployed. Put values that a later function of
the pipeline needs in `ctx.stash`.

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
  ctx.words = ctx.args.words;
  return { payload: ctx.words };
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
  ctx.stash.words = ctx.args.words;
  return { payload: ctx.stash.words };
}

export function response(ctx) {
  return ctx.result;
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.schema.resolvers import EXPORTS
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.syntax.expressions import Function, ParameterName
from amplify_ls.syntax.scripts.constructs import ConstructKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.resolver_file import ResolverFile
    from amplify_ls.syntax.outline import StatementChunk


def check(resolver: ResolverFile) -> Iterator[Finding]:
    for chunk in resolver.statements:
        context = _context(chunk)
        if context is None:
            continue
        for construct in resolver.project.file_facts.script(resolver.path, chunk).constructs:
            if construct.kind is ConstructKind.ASSIGNMENT and resolver.text(construct.parts[0]) == context:
                message = f"`{resolver.text(construct.span)}` is read-only, because it belongs to the context of the resolver."
                yield Finding(construct.span, message)


def _context(chunk: StatementChunk) -> str | None:
    """The name of the context in `request` and `response`."""
    for binding in chunk.content.get().bindings:
        value = binding.value
        if binding.name in EXPORTS and isinstance(value, Function) and value.parameters:
            first = value.parameters[0]
            return first.name if isinstance(first, ParameterName) else None
    return None


RULE = Rule(
    code="data/assigned-resolver-context",
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.RESOLVER,
    summary="A resolver assigns a value to its context.",
    covers=(),
    check=check,
)
