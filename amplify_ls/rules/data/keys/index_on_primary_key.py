"""A secondary index has the partition key of the model.

## What it does

Reports a secondary index whose partition key is the only field of the identifier.

## Why is this bad?

Records can already be found by their identifier. Another index with the same partition key is only possible if the identifier
has a sort key; otherwise the schema is rejected at synthesis.

## Example

```ts bad
const schema = a.schema({
  Product: a.model({ sku: a.string().required(), title: a.string() })
    .identifier(['sku'])
    .secondaryIndexes((index) => [index('sku').sortKeys(['title'])]),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Product: a.model({ sku: a.string().required(), title: a.string() })
    .identifier(['sku'])
    .secondaryIndexes((index) => [index('title')]),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

The fix removes the index. It is unsafe, because another partition key may be meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, RemoveItem
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.rules.data.indexes import indexes
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Parts
    from amplify_ls.rules.data.indexes import Index


def check(parts: Parts) -> Iterator[Finding[Index]]:
    entry = parts.entry
    if entry is None or entry.kind is not EntryKind.MODEL or entry.identifier is None:
        return
    names = entry.identifier.names
    for index in indexes(parts):
        if index.partition is None or len(names) != 1 or index.partition.value != names[0]:
            continue
        if entry.fields.get(names[0]) is None:
            continue
        yield Finding(
            index.partition.span,
            f"`{names[0]}` is already the partition key of `{entry.name}`.",
            package_message="You may not create an index where the partition key is the same as that of the "
            "primary key unless the primary key has a sort field.",
            data=index,
        )


def fix(finding: Finding[Index]) -> Iterator[Fix]:
    yield Fix("Remove the index", (RemoveItem(finding.data.part.value.span),), is_preferred=True)


RULE = Rule(
    code="data/index-on-primary-key",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PARTS,
    summary="A secondary index has the partition key of the model.",
    names="a field",
    covers=("X07",),
    check=check,
    fix=fix,
    fixable="always",
)
