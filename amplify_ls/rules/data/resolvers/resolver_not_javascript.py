"""A resolver contains TypeScript.

## What it does

Reports a JavaScript file of `a.handler.custom` that contains types, and an `entry` that names a TypeScript file
with types.

## Why is this bad?

The file is deployed as it is: nothing compiles it, and AppSync rejects types at deployment. Write the resolver in
JavaScript, or compile it with a tool of your own and use the result as `entry`.

## Example

```ts bad
// amplify/data/resource.ts
import { a, defineData } from '@aws-amplify/backend';

const schema = a.schema({
  echo: a.query().arguments({ words: a.string() }).returns(a.string()).handler(a.handler.custom({ entry: './echo.ts' })),
}).authorization((allow) => [allow.publicApiKey()]);

export const data = defineData({ schema, authorizationModes: { defaultAuthorizationMode: 'apiKey' } });
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { data } from './data/resource';

defineBackend({ data });
// amplify/data/echo.ts
export function request(ctx: { args: { words: string } }) {
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
/** @param {import('@aws-appsync/utils').Context} ctx */
export function request(ctx) {
  return { payload: ctx.args.words };
}

export function response(ctx) {
  return ctx.result;
}
```

## Fix safety

Removing a type is safe, because it does not change what the resolver does. Changing `entry` to the JavaScript file
of the same name is not applied by `--fix`, because that file may be out of date.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Remove, Replace, Safety
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.syntax.scripts.constructs import ConstructKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.resolver_file import ResolverFile
    from amplify_ls.model.data.resolvers import FileReference


def check(resolver: ResolverFile) -> Iterator[Finding[tuple[Fix, ...]]]:
    types = [each for each in resolver.constructs() if each.kind is ConstructKind.TYPE]
    if not types:
        return
    if resolver.is_typescript:
        related = (Related(types[0].span, "The first type"),)
        for reference in resolver.references:
            message = f"`{reference.entry.value}` is deployed without being compiled, but AppSync does not support its types."
            beside = _compiled(resolver, reference)
            yield Finding(reference.entry.span, message, related, package_message=_SERVICE_MESSAGE, data=beside)
        return
    for found in types:
        message = "AppSync resolvers do not support types."
        yield Finding(
            found.span,
            message,
            package_message=_SERVICE_MESSAGE,
            data=tuple(Fix("Remove the type", (Remove(part),), Safety.SAFE, is_preferred=True) for part in found.parts),
        )


_SERVICE_MESSAGE = "The code contains one or more errors."


def _compiled(resolver: ResolverFile, reference: FileReference) -> tuple[Fix, ...]:
    """The fix that names the JavaScript file of the same name and folder, if there is one."""
    sources = resolver.project.sources
    stem, ending = posixpath.splitext(reference.path)
    name = f"{ending.replace('t', 'j')}"
    if sources.module(stem + name) is None:
        return ()
    path = reference.entry.value[: -len(ending)] + name
    return (Fix(f"Change to `{path}`", (Replace(reference.entry.span, f"'{path}'"),), is_preferred=True),)


def fix(finding: Finding[tuple[Fix, ...]]) -> Iterator[Fix]:
    yield from finding.data


RULE = Rule(
    code="data/resolver-not-javascript",
    severity=Severity.ERROR,
    stages=(Stage.DEPLOY,),
    subject=Subject.RESOLVER,
    summary="A resolver contains TypeScript.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
)
