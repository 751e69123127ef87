"""A secondary index contains the same field twice.

## What it does

Reports a field that occurs twice among the partition key and the sort keys of an index.

## Why is this bad?

TypeScript and the packages reject the partition key as a sort key. A duplicate sort key passes both, but the API is
rejected at deployment.

## Example

```ts bad
const schema = a.schema({
  Post: a.model({ author: a.string() }).secondaryIndexes((index) => [index('author').sortKeys(['author'])]),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Post: a.model({ author: a.string() }).secondaryIndexes((index) => [index('author')]),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

The fix removes the second occurrence. It is safe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Remove, RemoveItem, Safety
from amplify_ls.fit.problems import WrongValue
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.data.indexes import indexes, named_fields
from amplify_ls.rules.options.conditions import is_repeated
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Parts
    from amplify_ls.rules.data.indexes import Index
CLAIMS = (Claim(WrongValue, "**", is_repeated, call="index.*"),)


def check(parts: Parts) -> Iterator[Finding[tuple[Index, int, str]]]:
    model = "" if parts.entry is None else f" of `{parts.entry.name}`"
    for index in indexes(parts):
        names = named_fields(index)
        seen: set[str] = set()
        for name in names:
            if name.value in seen:
                is_partition = index.partition is not None and name.value == index.partition.value
                yield Finding(
                    name.span,
                    f"The keys of an index{model} contain the field `{name.value}` twice.",
                    stage=None if is_partition else Stage.DEPLOY,
                    package_message=f"@index field '{name.value}' cannot reference itself.",
                    data=(index, len(names) - 1, name.value),
                )
            seen.add(name.value)


def fix(finding: Finding[tuple[Index, int, str]]) -> Iterator[Fix]:
    index, count, name = finding.data
    step = index.part.step("sortKeys")
    if count > 1 or step is None:
        yield Fix(f"Remove the second `{name}`", (RemoveItem(finding.span),), Safety.SAFE, is_preferred=True)
    else:
        yield Fix("Remove `.sortKeys()`", (Remove(step.link.span),), Safety.SAFE, is_preferred=True)


RULE = Rule(
    code="data/repeated-index-field",
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.PARTS,
    summary="A secondary index contains the same field twice.",
    covers=("X13",),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="always",
)
