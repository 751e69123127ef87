"""A handler names an entry that the schema does not have.

## What it does

Reports types such as `Schema['name']['functionHandler']` and `Schema['name']['type']` in handlers if the schema has no entry of
that name.

## Why is this bad?

TypeScript rejects the type, and everything that is derived from it is unchecked.

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

export const handler: Schema['getQuotes']['functionHandler'] = async (event) => {
  return event.arguments.productId.length;
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

The fix changes the name to a similar entry. It is unsafe because another entry may be intended.

## Known limitations

Only the entry files of functions are checked, and only if `Schema` is imported from the file that declares it as
`ClientSchema<typeof schema>`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.nearest import nearest
from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.model.handlers.handler_arguments import named_entries
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.handlers.handler_arguments import NamedEntry
    from amplify_ls.model.resources.functions import BackendFunction


def check(function: BackendFunction) -> Iterator[Finding[NamedEntry]]:
    for named in named_entries(function):
        if named.data.lacks(named.name):
            yield Finding(
                named.span,
                f"The schema has no model, type or operation `{named.name}`.",
                package_message=f"Property '{named.name}' does not exist on type",
                data=named,
            )


def fix(finding: Finding[NamedEntry]) -> Iterator[Fix]:
    named: NamedEntry = finding.data
    known = nearest(named.name, named.data.names)
    if known is not None:
        yield Fix(f"Change to `'{known}'`", (Replace(named.span, f"'{known}'"),), is_preferred=True)


RULE = Rule(
    code="function/unknown-entry",
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.FUNCTION,
    summary="A handler names an entry that the schema does not have.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
    added="0.2.0",
)
