"""A model is added to a SQL schema.

## What it does

Reports a model in `.addToSchema({...})` and the other methods that add entries to a schema of
`configure({ database })`.

## Why is this bad?

The models of such a schema are the tables of the database. `.addToSchema({...})` accepts custom types, enums and
operations; TypeScript and the packages reject models.

## Example

```ts bad
import { a, defineData, secret } from '@aws-amplify/backend';
import { configure } from '@aws-amplify/data-schema/internals';

const generated = configure({
  database: { identifier: 'shop', engine: 'postgresql', connectionUri: secret('SQL_CONNECTION_STRING') },
}).schema({
  product: a.model({ id: a.integer().required(), title: a.string() }).identifier(['id']),
});
const schema = generated.addToSchema({ Review: a.model({ text: a.string() }) });

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
const schema = generated.addToSchema({ Review: a.customType({ text: a.string() }) });

export const data = defineData({ schema });
```

## Fix safety

The fix changes the model to a custom type if no method is called on it. It is not applied by `--fix`, because a
table may be intended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.model.builders import builder_call
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.builders import BuilderCall
    from amplify_ls.model.data.model import DataModel


def check(data: DataModel) -> Iterator[Finding[BuilderCall]]:
    for schema in data.sql_schemas:
        for _, added in schema.added:
            for prop in added:
                call = builder_call(prop.value)
                if call is not None and call.name == "model" and call.arguments is not None:
                    yield Finding(
                        prop.name_span,
                        f"The model `{prop.name}` cannot be added to a SQL schema.",
                        package_message=f"Invalid value specified for {prop.name} in addToSchema(). "
                        "Models cannot be manually added to a SQL schema.",
                        data=call,
                    )


def fix(finding: Finding[BuilderCall]) -> Iterator[Fix]:
    call: BuilderCall = finding.data
    if not call.modifiers:
        yield Fix("Change to `a.customType()`", (Replace(call.name_span, "customType"),), is_preferred=True)


RULE = Rule(
    code="data/model-in-sql-schema",
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.DATA,
    summary="A model is added to a SQL schema.",
    covers=("SQL1",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
