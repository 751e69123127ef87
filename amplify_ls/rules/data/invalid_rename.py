"""A model is renamed that is not there, or to nothing.

`.renameModels(() => [['old', 'New']])` takes pairs: the name of a model as the database has it, and the name that it
gets. Renamed once, a model has its old name no more.

## Example

```ts bad
import { a, defineData, secret } from '@aws-amplify/backend';
import { configure } from '@aws-amplify/data-schema/internals';

const generated = configure({
  database: { identifier: 'shop', engine: 'postgresql', connectionUri: secret('SQL_CONNECTION_STRING') },
}).schema({
  product: a.model({ id: a.integer().required(), title: a.string() }).identifier(['id']),
});
const schema = generated.renameModels(() => [['prodct', 'Product']]);

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
const schema = generated.renameModels(() => [['product', 'Product']]);

export const data = defineData({ schema });
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.nearest import nearest
from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data import DataModel
    from amplify_ls.model.sql import Renaming


def check(data: DataModel) -> Iterator[Finding]:
    for schema in data.sql_schemas:
        for pair in schema.renamings:
            old = pair.old.value
            if pair.is_unknown:
                why = "is not a model of the schema" if pair.now is None else f"has been renamed to `{pair.now}` already"
                said = f"Invalid renameModels call. {old} is not defined in the schema"
                yield Finding(pair.old.span, f"`{old}` {why}.", package_message=said, data=pair)
            elif pair.new is not None and not pair.new.value:
                said = 'Invalid renameModels call. New name must be a non-empty string. Received: ""'
                message = f"The new name of `{old}` is empty."
                yield Finding(pair.new.span, message, stage=Stage.SYNTH, package_message=said)


def fix(finding: Finding) -> Iterator[Fix]:
    pair: Renaming | None = finding.data
    if pair is None:
        return
    found = nearest(pair.old.value, list(pair.names)) if pair.now is None else pair.now
    if found is not None:
        yield Fix(f"Change to `{found}`", (Replace(pair.old.span, f"'{found}'"),), is_preferred=True)


RULE = Rule(
    code="data/invalid-rename",
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.DATA,
    summary="A model is renamed that is not there, or to nothing.",
    covers=("SQL2",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
