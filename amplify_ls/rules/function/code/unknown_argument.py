"""A handler reads an argument that its operation does not have.

## What it does

Reports reads of `event.arguments` in handlers whose event is typed by the schema (`Schema['name']['functionHandler']`), if the
operation does not have the argument.

## Why is this bad?

TypeScript rejects the handler. Unchecked, the value is always `undefined`, because the API rejects requests with arguments that
the schema does not declare.

## Example

```ts bad
// amplify/data/resource.ts
import { a, defineData, type ClientSchema } from '@aws-amplify/backend';
import { quote } from '../functions/quote/resource';

const schema = a.schema({
  getQuote: a
    .query()
    .arguments({ productId: a.id().required() })
    .returns(a.float())
    .handler(a.handler.function(quote))
    .authorization((allow) => [allow.authenticated()]),
});

export type Schema = ClientSchema<typeof schema>;
export const data = defineData({ schema });
// amplify/functions/quote/resource.ts
import { defineFunction } from '@aws-amplify/backend';

export const quote = defineFunction({ name: 'quote' });
// amplify/functions/quote/handler.ts
import type { Schema } from '../../data/resource';

export const handler: Schema['getQuote']['functionHandler'] = async (event) => {
  return event.arguments.product.length;
};
```

Use instead:

```ts good
// amplify/data/resource.ts
import { a, defineData, type ClientSchema } from '@aws-amplify/backend';
import { quote } from '../functions/quote/resource';

const schema = a.schema({
  getQuote: a
    .query()
    .arguments({ productId: a.id().required() })
    .returns(a.float())
    .handler(a.handler.function(quote))
    .authorization((allow) => [allow.authenticated()]),
});

export type Schema = ClientSchema<typeof schema>;
export const data = defineData({ schema });
// amplify/functions/quote/resource.ts
import { defineFunction } from '@aws-amplify/backend';

export const quote = defineFunction({ name: 'quote' });
// amplify/functions/quote/handler.ts
import type { Schema } from '../../data/resource';

export const handler: Schema['getQuote']['functionHandler'] = async (event) => {
  return event.arguments.productId.length;
};
```

## Fix safety

The fixes change the name to a similar argument, or add an argument of type `a.string()` to the operation. They are unsafe
because another argument may be intended, and a new one changes the API.

## Known limitations

Only functions whose type is written as `Schema['name']['functionHandler']` are checked, and only if `Schema` is imported from
the file that declares it as `ClientSchema<typeof schema>`. Nothing is reported if a condition may narrow the type of the
arguments.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.common import INHERITED_MEMBERS
from amplify_ls.catalog.nearest import nearest
from amplify_ls.edits.operations import Fix, InsertProperty, Replace
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.model.handlers.handler_arguments import read_arguments
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Object

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Parts
    from amplify_ls.model.resources.functions import BackendFunction
    from amplify_ls.syntax.names.handler_reads import ReadMember

_KINDS = {EntryKind.QUERY: "query", EntryKind.MUTATION: "mutation"}


def check(function: BackendFunction) -> Iterator[Finding[tuple[ReadMember, str, Object | None]]]:
    for data, operation, reads in read_arguments(function):
        parts = data.parts(operation)
        kind = None if parts is None or parts.entry is None else _KINDS.get(parts.entry.kind)
        if parts is None or kind is None:
            continue
        declared = _declared(parts)
        has_none = declared is None and _has_none(parts)
        for read in reads:
            is_missing = has_none or (declared is not None and declared.lacks(read.name))
            if is_missing and read.name not in INHERITED_MEMBERS:
                yield Finding(
                    read.span,
                    f"The {kind} `{operation}` has no argument `{read.name}`.",
                    related=() if declared is None else (Related(declared.span, "The arguments are declared here"),),
                    package_message=f"Property '{read.name}' does not exist on type",
                    data=(read, operation, declared),
                )


def _declared(parts: Parts) -> Object | None:
    """The arguments of an operation; None if there are none, or if they are unknown."""
    steps = [step for step in parts.all[0].steps if step.link.name == "arguments"]
    given = None if len(steps) != 1 or steps[0].link.arguments is None else steps[0].link.arguments[0]
    return given if isinstance(given, Object) else None


def _has_none(parts: Parts) -> bool:
    call = parts.all[0].call
    return call is not None and call.lacks("arguments")


def fix(finding: Finding[tuple[ReadMember, str, Object | None]]) -> Iterator[Fix]:
    read, operation, declared = finding.data
    if declared is None:
        return
    known = nearest(read.name, list(declared.properties))
    if known is not None:
        text = f"{known}: {read.name}" if read.is_shorthand else known
        yield Fix(f"Change to `{known}`", (Replace(read.span, text),), is_preferred=True)
    title = f"Add the argument `{read.name}: a.string()` to `{operation}`"
    yield Fix(title, (InsertProperty(declared, read.name, "a.string()"),))


RULE = Rule(
    code="function/unknown-argument",
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.FUNCTION,
    summary="A handler reads an argument that its operation does not have.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
    added="0.2.0",
)
