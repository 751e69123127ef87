"""A SQL handler is passed in an array.

## What it does

Reports an array of handlers that contains `a.handler.inlineSql` or `a.handler.sqlReference`. Arrays of different
kinds of handlers are reported by `data/mixed-handlers`.

## Why is this bad?

An array of handlers is a pipeline of functions or of JavaScript resolvers. An operation has one SQL statement,
which is passed without an array. TypeScript rejects an array, and only one of several statements would run.

## Example

```ts bad
import { a, defineData, secret } from '@aws-amplify/backend';
import { configure } from '@aws-amplify/data-schema/internals';

const generated = configure({
  database: { identifier: 'shop', engine: 'postgresql', connectionUri: secret('SQL_CONNECTION_STRING') },
}).schema({
  product: a.model({ id: a.integer().required(), title: a.string() }).identifier(['id']),
});
const schema = generated
  .authorization((allow) => [allow.authenticated()])
  .addToSchema({
    count: a.query().returns(a.integer()).handler([a.handler.inlineSql('SELECT count(*) FROM product')]),
  });

export const data = defineData({ schema });
```

Use instead:

```ts good
import { a, defineData, secret } from '@aws-amplify/backend';
import { configure } from '@aws-amplify/data-schema/internals';

const generated = configure({
  database: { identifier: 'shop', engine: 'postgresql', connectionUri: secret('SQL_CONNECTION_STRING') },
}).schema({
  product: a.model({ id: a.integer().required(), title: a.string() }).identifier(['id']),
});
const schema = generated
  .authorization((allow) => [allow.authenticated()])
  .addToSchema({
    count: a.query().returns(a.integer()).handler(a.handler.inlineSql('SELECT count(*) FROM product')),
  });

export const data = defineData({ schema });
```

## Fix safety

The fix removes the array around a single handler. It is safe. There is no fix for several handlers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace, Safety
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.syntax.outline import Span
from amplify_ls.values.values import Array

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Parts

_HANDLERS = ("handler.inlineSql", "handler.sqlReference")


def check(parts: Parts) -> Iterator[Finding[tuple[Array, Span] | None]]:
    step = parts.all[0].step("handler") if parts.all and parts.database.is_sql else None
    given = None if step is None or step.link.arguments is None else step.link.arguments[0]
    if not isinstance(given, Array):
        return
    handlers = [part for part in parts.built(*_HANDLERS) if part.place == "handler" and part.outer is parts.all[0]]
    # Another rule reports an array of several kinds.
    if not handlers or len({part.receiver for part in parts.all if part.place == "handler"}) > 1:
        return
    first = handlers[0]
    if first.call is not None:
        yield Finding(
            first.call.name_span,
            f"Expected a single `a.{first.call.name}` as the handler of `{parts.all[0].name}`, found an array.",
            package_message="Handler' is not assignable to type 'AsyncFunctionHandler | FunctionHandler'",
            data=(given, first.value.span) if len(given.items) == 1 and not given.is_open else None,
        )


def fix(finding: Finding[tuple[Array, Span] | None]) -> Iterator[Fix]:
    if finding.data is None:
        return
    given, inner = finding.data
    if given.span.anchor is not inner.anchor or not given.span.covers(inner):
        return
    before, after = Span(inner.anchor, given.span.start, inner.start), Span(inner.anchor, inner.end, given.span.end)
    yield Fix("Remove the array", (Replace(before, ""), Replace(after, "")), Safety.SAFE, is_preferred=True)


RULE = Rule(
    code="data/sql-handler-in-list",
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.PARTS,
    summary="A SQL handler is passed in an array.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
)
