"""A resolver uses JavaScript syntax that AppSync does not support.

## What it does

Reports syntax that the runtime of AppSync resolvers lacks. Syntax that is only documented as unsupported is a
warning, which is reported once per file.

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

from dataclasses import replace
from typing import TYPE_CHECKING

from amplify_ls.catalog.schema.resolvers import DOCUMENTED_ONLY, UNSUPPORTED_CONSTRUCTS
from amplify_ls.edits.operations import AddImport
from amplify_ls.rules.data.resolver_rewrites import rewritten
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.syntax.scripts.constructs import ConstructKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.data.resolver_file import ResolverFile
    from amplify_ls.syntax.scripts.constructs import Construct


def check(resolver: ResolverFile) -> Iterator[Finding[tuple[ResolverFile, tuple[Construct, ...]]]]:
    tolerated: dict[str, list[Construct]] = {}
    for construct in resolver.constructs():
        what = _words(construct)
        if what and construct.kind.value in DOCUMENTED_ONLY:
            tolerated.setdefault(what, []).append(construct)
        elif what:
            yield _finding(resolver, (construct,), None)
    for constructs in tolerated.values():
        # Whoever decides to keep them decides it for the file.
        yield _finding(resolver, tuple(constructs), Severity.WARNING)


def _finding(
    resolver: ResolverFile, constructs: tuple[Construct, ...], severity: Severity | None
) -> Finding[tuple[ResolverFile, tuple[Construct, ...]]]:
    what = _words(constructs[0])
    return Finding(
        constructs[0].span,
        f"AppSync resolvers do not support {what}.",
        related=tuple(Related(each.span, f"{what} is used here too") for each in constructs[1:]),
        severity=severity,
        package_message=_SERVICE_MESSAGE,
        data=(resolver, constructs),
    )


_SERVICE_MESSAGE = "The code contains one or more errors."


def _words(construct: Construct) -> str:
    if construct.kind is ConstructKind.UPDATE:
        return f"the `{construct.text}` operator"
    return UNSUPPORTED_CONSTRUCTS.get(construct.kind.value, "")


def fix(finding: Finding[tuple[ResolverFile, tuple[Construct, ...]]]) -> Iterator[Fix]:
    resolver, constructs = finding.data
    if len(constructs) == 1:
        yield from rewritten(resolver, constructs[0])
        return
    fixes = [fix for construct in constructs for fix in rewritten(resolver, construct)]
    if not fixes:
        return
    operations = [each for fix in fixes for each in fix.operations]
    imports = [each for each in operations if isinstance(each, AddImport)]
    edits = [each for each in operations if not isinstance(each, AddImport)]
    yield replace(fixes[0], operations=(*edits, *imports[:1]))


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
