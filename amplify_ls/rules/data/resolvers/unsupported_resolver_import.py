"""A resolver imports a module that AppSync does not support.

## What it does

Reports an import of any module other than `@aws-appsync/utils`, `@aws-appsync/utils/dynamodb`,
`@aws-appsync/utils/rds` and `@aws-appsync/utils/ai`, and every `import()`.

## Why is this bad?

The file of `a.handler.custom` is deployed as it is: nothing bundles the modules that it imports, so AppSync rejects
other imports at deployment. Write helpers into the resolver, or bundle it with a tool of your own and use the
bundle as `entry`.

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
import { v4 } from 'uuid';

export function request(ctx) {
  return { payload: `${v4()}: ${ctx.args.words}` };
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
import { util } from '@aws-appsync/utils';

export function request(ctx) {
  return { payload: `${util.autoId()}: ${ctx.args.words}` };
}

export function response(ctx) {
  return ctx.result;
}
```

## Fix safety

Removing an unused import is safe. Changing the module to a similar one is not applied by `--fix`, because it may
not have the imported names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.nearest import suggestion
from amplify_ls.catalog.schema.resolvers import MODULES, UTILS
from amplify_ls.edits.operations import Fix, Remove, Replace, Safety
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.syntax.scripts.constructs import ConstructKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.resolver_file import ResolverFile, ResolverImport


def check(resolver: ResolverFile) -> Iterator[Finding[tuple[ResolverFile, ResolverImport] | None]]:
    if resolver.is_typescript and resolver.first_type is not None:
        # A tool that compiles the file may bundle it, too.
        return
    for use in resolver.imports():
        if not _is_offered(use.module):
            message = f"AppSync resolvers cannot import `{use.module}`, only modules of `{UTILS}`."
            yield Finding(use.span, message, package_message="The code contains one or more errors.", data=(resolver, use))
    for construct in resolver.constructs():
        if construct.kind is ConstructKind.DYNAMIC_IMPORT:
            yield Finding(construct.span, "AppSync resolvers do not support `import()`.")


def _is_offered(module: str) -> bool:
    # The internal folders of the package are unknown to the checker.
    return module in MODULES or module.startswith(f"{UTILS}/lib/")


def fix(finding: Finding[tuple[ResolverFile, ResolverImport] | None]) -> Iterator[Fix]:
    if finding.data is None:
        return
    resolver, use = finding.data
    if use.names and not resolver.reads(use.names):
        yield Fix("Remove the import", (Remove(use.statement),), Safety.SAFE, is_preferred=True)
        return
    for name in suggestion(use.module, MODULES).names:
        yield Fix(f"Change to `{name}`", (Replace(use.span, f"'{name}'"),), is_preferred=True)


RULE = Rule(
    code="data/unsupported-resolver-import",
    severity=Severity.ERROR,
    stages=(Stage.DEPLOY,),
    subject=Subject.RESOLVER,
    summary="A resolver imports a module that AppSync does not support.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
)
