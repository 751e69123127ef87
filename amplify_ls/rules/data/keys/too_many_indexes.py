"""A model has more secondary indexes than DynamoDB allows.

## What it does

Reports a model with `.secondaryIndexes(...)` that has more than 20 indexes, counting those of its `belongsTo`
relationships.

## Why is this bad?

DynamoDB allows 20 global secondary indexes per table, unless a higher quota was requested, and the deployment fails
with more. Each `belongsTo` whose other side is a `hasMany` or `hasOne` adds an index, too.

## Example

```ts bad
const schema = a.schema({
  Log: a.model({
    f0: a.string(), f1: a.string(), f2: a.string(), f3: a.string(), f4: a.string(), f5: a.string(), f6: a.string(),
    f7: a.string(), f8: a.string(), f9: a.string(), g0: a.string(), g1: a.string(), g2: a.string(), g3: a.string(),
    g4: a.string(), g5: a.string(), g6: a.string(), g7: a.string(), g8: a.string(), g9: a.string(), h0: a.string(),
  }).secondaryIndexes((index) => [
    index('f0'), index('f1'), index('f2'), index('f3'), index('f4'), index('f5'), index('f6'),
    index('f7'), index('f8'), index('f9'), index('g0'), index('g1'), index('g2'), index('g3'),
    index('g4'), index('g5'), index('g6'), index('g7'), index('g8'), index('g9'), index('h0'),
  ]),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Log: a.model({ source: a.string(), level: a.string() }).secondaryIndexes((index) => [index('source'), index('level')]),
}).authorization((allow) => [allow.authenticated()]);
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.model.data.entries import EntryKind
from amplify_ls.rules.data.indexes import indexes
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Parts

_MOST = 20


def check(parts: Parts) -> Iterator[Finding]:
    entry = parts.entry
    if entry is None or entry.kind is not EntryKind.MODEL or entry.call is None:
        return
    link = entry.call.modifier("secondaryIndexes")
    own = sum(1 for _ in indexes(parts))
    if link is None or own == 0:
        return
    children = sum(1 for relationship in entry.relationships.values() if relationship.is_child_side)
    if own + children > _MOST:
        by_relations = f" (including {children} for relationships)" if children else ""
        message = f"The model `{entry.name}` has {own + children} secondary indexes{by_relations}, but DynamoDB allows {_MOST}."
        yield Finding(link.name_span, message)


RULE = Rule(
    code="data/too-many-indexes",
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.PARTS,
    summary="A model has more secondary indexes than DynamoDB allows.",
    covers=("X16",),
    check=check,
)
