"""The identifier of a model contains the same field twice.

## What it does

Reports the second occurrence of a field in `.identifier([...])`. It is an error if the field is the partition key,
and a warning if it is a sort key.

## Why is this bad?

A partition key that is also a sort key makes synthesis fail. A duplicate sort key passes synthesis, but AppSync
rejects the API at deployment. TypeScript does not report either.

## Example

```ts bad
const schema = a.schema({
  Post: a.model({
    slug: a.string().required(),
  }).identifier(['slug', 'slug']),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Post: a.model({
    slug: a.string().required(),
  }).identifier(['slug']),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

The fix removes the second occurrence. It is safe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, RemoveItem, Safety
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.entries import Entry
    from amplify_ls.values.values import Text


def check(entry: Entry) -> Iterator[Finding[Text]]:
    if entry.identifier is None:
        return
    items, names = entry.identifier.items, entry.identifier.names
    for index, item in enumerate(items):
        first = names.index(item.value)
        if first == index or entry.fields.lacks(item.value):
            continue
        is_partition = first == 0
        yield Finding(
            item.span,
            f"The identifier of `{entry.name}` contains the field `{item.value}` twice.",
            related=(Related(items[first].span, "The first occurrence"),),
            stage=None if is_partition else Stage.DEPLOY,
            severity=None if is_partition else Severity.WARNING,
            tags=frozenset({"unnecessary"}),
            package_message=f"@primaryKey field '{item.value}' cannot reference itself." if is_partition else "",
            data=item,
        )


def fix(finding: Finding[Text]) -> Iterator[Fix]:
    item = finding.data
    yield Fix(f"Remove the second `{item.value}`", (RemoveItem(item.span),), Safety.SAFE, is_preferred=True)


RULE = Rule(
    code="data/repeated-identifier-field",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.ENTRY,
    summary="The identifier of a model contains the same field twice.",
    covers=("I07",),
    check=check,
    fix=fix,
    fixable="always",
)
