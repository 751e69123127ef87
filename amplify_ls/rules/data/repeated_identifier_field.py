"""The identifier of a model names a field twice.

Each field of the key counts once. The partition key as its own sort key breaks the build; a sort key that is there
twice makes an API schema that AppSync refuses. The type check does not notice.

The fix takes the second one out.

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, RemoveItem, Safety
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.entries import Entry


def check(entry: Entry) -> Iterator[Finding]:
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
            f"`{item.value}` is in the identifier of `{entry.name}` already.",
            related=(Related(items[first].span, "The first time"),),
            stage=None if is_partition else Stage.DEPLOY,
            severity=None if is_partition else Severity.WARNING,
            tags=frozenset({"unnecessary"}),
            package_message=f"@primaryKey field '{item.value}' cannot reference itself." if is_partition else "",
            data=item,
        )


def fix(finding: Finding) -> Iterator[Fix]:
    item = finding.data
    yield Fix(f"Remove the second `{item.value}`", (RemoveItem(item.span),), Safety.SAFE, is_preferred=True)


RULE = Rule(
    code="data/repeated-identifier-field",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.ENTRY,
    summary="The identifier of a model names a field twice.",
    covers=("I07",),
    check=check,
    fix=fix,
    fixable="always",
)
