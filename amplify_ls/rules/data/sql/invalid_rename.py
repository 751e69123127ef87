"""`renameModels` uses an invalid new name or a model that does not exist.

## What it does

Reports a pair in `.renameModels(() => [['old', 'New']])` whose first name is not a model of the schema, whose new name is
empty, or that conflicts with another model.

## Why is this bad?

A pair consists of the name of a table and the new name of its model. Afterwards the model only has the new name. The name of a
renamed table cannot be the name of another model. The packages reject other pairs at synthesis, and TypeScript rejects unknown
names.

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

## Fix safety

The fix changes the first name to a similar one. It is unsafe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.nearest import nearest
from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.model.builders import builder_call
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.model import DataModel
    from amplify_ls.model.data.sql import Renaming
    from amplify_ls.model.data.sql_models import SqlModel


def check(data: DataModel) -> Iterator[Finding[Renaming | None]]:
    for schema in data.sql_schemas:
        for pair in schema.renamings:
            yield from _faults(data, pair)


def _faults(data: DataModel, pair: Renaming) -> Iterator[Finding[Renaming | None]]:
    old, said = pair.old.value, f"Invalid renameModels call. {pair.old.value} is not defined in the schema"
    if pair.is_unknown:
        why = "is not a model of the schema" if pair.now is None else f"has already been renamed to `{pair.now}`"
        yield Finding(pair.old.span, f"`{old}` {why}.", package_message=said, data=pair)
    elif pair.new is not None and not pair.new.value:
        said = 'Invalid renameModels call. New name must be a non-empty string. Received: ""'
        message = f"The new name of `{old}` is empty."
        yield Finding(pair.new.span, message, stage=Stage.SYNTH, package_message=said)
    elif pair.is_new:
        message = f"`{old}` is a new name from the same call of `renameModels`, not the name of a table."
        yield Finding(pair.old.span, message, package_message=f"Type '\"{old}\"' is not assignable to type")
    elif pair.model is not None and _is_other(pair.model):
        said = "Cannot set properties of undefined (setting 'originalName')"
        yield Finding(pair.old.span, f"`{old}` is not a model of the schema.", stage=Stage.SYNTH, package_message=said)
    elif pair.new is not None and pair.new.value != old and data.kind(old) is EntryKind.MODEL:
        yield Finding(
            pair.old.span,
            f"`{old}` is the name of another model, so it cannot be the name of the table of `{pair.new.value}`.",
            stage=Stage.SYNTH,
            package_message=f'Cannot apply @refersTo with name "{old}" on type "{pair.new.value}" '
            f'because "{old}" model already exists in the schema.',
        )


def _is_other(model: SqlModel) -> bool:
    """Whether an entry is certainly not a model."""
    call = builder_call(model.written.value)
    return call is not None and call.name != "model"


def fix(finding: Finding[Renaming | None]) -> Iterator[Fix]:
    pair: Renaming | None = finding.data
    if pair is None or pair.now is not None:
        return
    found = nearest(pair.old.value, list(pair.names))
    if found is not None:
        yield Fix(f"Change to `{found}`", (Replace(pair.old.span, f"'{found}'"),), is_preferred=True)


RULE = Rule(
    code="data/invalid-rename",
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.DATA,
    summary="`renameModels` uses an invalid new name or a model that does not exist.",
    covers=("SQL2",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
