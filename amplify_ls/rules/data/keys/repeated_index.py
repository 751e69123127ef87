"""Two secondary indexes of a model have the same name.

## What it does

Reports an index whose `.name(...)` is that of another index of the model, and an index without a name that has the
same keys as another one.

## Why is this bad?

The name of an index is that of `.name(...)`, or else derived from its keys. If two indexes have the same name, the
backend cannot be synthesized, even if their queries have different names.

## Example

```ts bad
const schema = a.schema({
  Post: a.model({ author: a.string(), topic: a.string() }).secondaryIndexes((index) => [
    index('author').name('posts').queryField('listByAuthor'),
    index('topic').name('posts').queryField('listByTopic'),
  ]),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Post: a.model({ author: a.string(), topic: a.string() }).secondaryIndexes((index) => [
    index('author').name('postsByAuthor').queryField('listByAuthor'),
    index('topic').name('postsByTopic').queryField('listByTopic'),
  ]),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

The fixes remove the duplicate name or the second index. They are not applied by `--fix`, because both change the
queries that the API has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Remove, RemoveItem
from amplify_ls.rules.data.indexes import indexes
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Parts
    from amplify_ls.rules.data.indexes import Index


def check(parts: Parts) -> Iterator[Finding[tuple[Index, Index]]]:
    seen: dict[tuple[str, ...], Index] = {}
    for index in indexes(parts):
        key = _key(index)
        if key is None:
            continue
        first = seen.setdefault(key, index)
        # Two queries of the same name are reported by the rule about names of the API.
        if first is not index and not (key[0] == "keys" and first.query is None and index.query is None):
            yield _finding(parts, first, index)


def _key(index: Index) -> tuple[str, ...] | None:
    """What identifies an index; None if that is unknown."""
    if isinstance(index.name, Text) and index.name.value:
        return ("name", index.name.value)
    if index.has_unseen() or index.partition is None or index.sort_keys is None:
        return None
    return ("keys", index.partition.value, *(key.value for key in index.sort_keys))


def _finding(parts: Parts, first: Index, second: Index) -> Finding[tuple[Index, Index]]:
    model = "" if parts.entry is None else parts.entry.name
    if isinstance(second.name, Text) and second.name.value:
        place, message = second.name.span, f"The name `{second.name.value}` is already used by another index of `{model}`."
        said = f"You may only supply one @index with the name '{second.name.value}' on type '{model}'."
    else:
        place = second.part.value.span if second.partition is None else second.partition.span
        message = f"The index has the same keys as another index of `{model}`."
        said = "a duplicate index name, "
    where = first.part.value.span if first.partition is None else first.partition.span
    return Finding(place, message, related=(Related(where, "The other index"),), package_message=said, data=(first, second))


def fix(finding: Finding[tuple[Index, Index]]) -> Iterator[Fix]:
    first, second = finding.data
    step = second.part.step("name")
    if step is not None and _keys(first) != _keys(second):
        yield Fix("Remove `.name()`", (Remove(step.link.span),), is_preferred=True)
    yield Fix("Remove the second index", (RemoveItem(second.part.value.span),), is_preferred=step is None)


def _keys(index: Index) -> tuple[str, ...]:
    names = index.sort_keys or ()
    return (index.partition.value if index.partition is not None else "", *(name.value for name in names))


RULE = Rule(
    code="data/repeated-index",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PARTS,
    summary="Two secondary indexes of a model have the same name.",
    covers=("X08", "X09"),
    check=check,
    fix=fix,
    fixable="always",
)
