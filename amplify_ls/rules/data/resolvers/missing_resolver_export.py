"""A resolver does not export both `request` and `response`.

## What it does

Reports a JavaScript file of `a.handler.custom` that does not export both `request` and `response`. If the file
declares such a function without exporting it, or exports a function of nearly the same name, that function is
reported.

## Why is this bad?

AppSync calls `request` to build the request to the data source, and `response` to convert the result. It rejects a
resolver that does not export both at deployment.

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
  return { payload: ctx.args.words };
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
  return { payload: ctx.args.words };
}

export function response(ctx) {
  return ctx.result;
}
```

## Fix safety

Exporting an existing function is safe. Renaming an export and adding a default `response` are not applied by
`--fix`, because the intended function may be another one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from amplify_ls.catalog.nearest import nearest
from amplify_ls.catalog.schema.resolvers import COMMONJS, EXPORTS
from amplify_ls.edits.operations import Fix, InsertAfter, Replace, Safety
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import listed
from amplify_ls.syntax.outline import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Operation
    from amplify_ls.model.data.resolver_file import ResolverFile


Missing: TypeAlias = "tuple[ResolverFile, tuple[str, ...], tuple[str, Span] | None]"
"""Names that a resolver does not export. Of a single one, also the function that may be intended, and its place."""


def check(resolver: ResolverFile) -> Iterator[Finding[Missing]]:
    exports = resolver.exports
    if exports is None or any(name in COMMONJS for name, _ in resolver.globals()):
        # Another rule reports assignments to `module.exports`.
        return
    missing = [name for name in EXPORTS if name not in exports]
    for name in missing:
        declared = _declared(resolver, name, exports)
        if declared is not None:
            found, span = declared
            message = f"The resolver does not export `{found}`."
            if found != name:
                message = f"Expected the resolver to export `{name}`, found `{found}`."
            yield Finding(span, message, package_message=_SERVICE_MESSAGE, data=(resolver, (name,), declared))
            missing = [each for each in missing if each != name]
    if not missing:
        return
    message = f"The resolver does not export {listed(missing)}."
    places = _places(resolver, exports) or [reference.entry.span for reference in resolver.references]
    for place in places:
        yield Finding(place, message, package_message=_SERVICE_MESSAGE, data=(resolver, tuple(missing), None))


_DEFAULT = "export default "
_SERVICE_MESSAGE = "The code contains one or more errors."


def _declared(resolver: ResolverFile, name: str, exports: object) -> tuple[str, Span] | None:
    """A function of that name that is not exported, or an export of nearly that name."""
    sites = resolver.module.file.header.get().sites
    assert isinstance(exports, dict)
    meant = nearest(name, [each for each in exports if each not in EXPORTS and each in sites])
    found = name if name in sites else meant
    site = None if found is None else sites[found]
    if found is None or site is None or site.is_import:
        return None
    content = site.statement.content.get()
    binding = next((each for each in content.bindings if each.name == found), None)
    if binding is None:
        return None
    return found, Span(site.statement.anchor, binding.start, binding.end)


def _places(resolver: ResolverFile, exports: object) -> list[Span]:
    """The place of the one export that is there, if any."""
    assert isinstance(exports, dict)
    for chunk in resolver.statements:
        for binding in chunk.content.get().bindings:
            if binding.name in EXPORTS and binding.name in exports:
                return [Span(chunk.anchor, binding.start, binding.end)]
    return []


def fix(finding: Finding[Missing]) -> Iterator[Fix]:
    resolver, missing, declared = finding.data
    if declared is not None:
        found, span = declared
        if found != missing[0]:
            yield Fix(f"Rename to `{missing[0]}`", (Replace(span, missing[0]),), is_preferred=True)
        else:
            operation = _export(resolver, found)
            if operation is not None:
                yield Fix(f"Export `{found}`", (operation,), Safety.SAFE, is_preferred=True)
        return
    if missing == ("response",) and resolver.statements:
        text = "\n\nexport function response(ctx) {\n  return ctx.result;\n}"
        yield Fix("Add `response`", (InsertAfter(_whole(resolver, -1), text),), is_preferred=True)


def _export(resolver: ResolverFile, name: str) -> Operation | None:
    for chunk in resolver.statements:
        content = chunk.content.get()
        if [binding.name for binding in content.bindings] != [name] or content.imports:
            continue
        if not content.exports:
            return Replace(Span(chunk.anchor, 0, 0), "export ")
        if resolver.text(Span(chunk.anchor, 0, len(_DEFAULT))) == _DEFAULT:
            return Replace(Span(chunk.anchor, 0, len(_DEFAULT)), "export ")
    return None


def _whole(resolver: ResolverFile, index: int) -> Span:
    chunk = resolver.statements[index]
    content = chunk.content.get()
    return Span(chunk.anchor, content.start, content.end)


RULE = Rule(
    code="data/missing-resolver-export",
    severity=Severity.ERROR,
    stages=(Stage.DEPLOY,),
    subject=Subject.RESOLVER,
    summary="A resolver does not export both `request` and `response`.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
)
