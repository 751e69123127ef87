"""The projection of an index contains no field, or one that the model does not have.

## What it does

Reports an unknown field in the array of `.projection('INCLUDE', [...])`, and an empty array.

## Why is this bad?

The array lists the fields that the index contains in addition to its keys. Neither TypeScript nor the packages
check the names, so a misspelled field is missing from the results. With an empty array, the index contains all
fields.

## Example

```ts bad
const schema = a.schema({
  Post: a.model({ author: a.string(), title: a.string() })
    .secondaryIndexes((index) => [index('author').projection('INCLUDE', ['titel'])]),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Post: a.model({ author: a.string(), title: a.string() })
    .secondaryIndexes((index) => [index('author').projection('INCLUDE', ['title'])]),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

The fix changes the field to a similar one. It is not applied by `--fix`, because another field may be intended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.nearest import nearest
from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.fit.problems import WrongValue
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.model.types.mismatch import Misfit
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.data.indexes import indexes
from amplify_ls.rules.options.conditions import has_misfit
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Array, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.entries import Entry
    from amplify_ls.model.data.parts import Parts
    from amplify_ls.rules.data.indexes import Index

_IMPLICIT = frozenset({"id", "createdAt", "updatedAt", "owner"})
CLAIMS = (Claim(WrongValue, "**", has_misfit(Misfit.TOO_FEW), call="index.projection"),)


def check(parts: Parts) -> Iterator[Finding[tuple[Text, Entry] | None]]:
    entry = parts.entry
    if entry is None or entry.kind is not EntryKind.MODEL:
        return
    for index in indexes(parts):
        yield from _faults(index, entry)


def _faults(index: Index, entry: Entry) -> Iterator[Finding[tuple[Text, Entry] | None]]:
    step = index.part.step("projection")
    arguments = None if step is None else step.link.arguments
    if step is None or arguments is None or not isinstance(arguments[0], Text) or arguments[0].value != "INCLUDE":
        return
    names = arguments[1]
    if isinstance(names, Array) and not names.items and not names.is_open:
        yield Finding(
            names.span, f"The projection of an index of `{entry.name}` includes no field, so the index contains all of them."
        )
    for name in names.items if isinstance(names, Array) else ():
        if isinstance(name, Text) and name.value not in _IMPLICIT and entry.fields.lacks(name.value):
            yield Finding(
                name.span,
                f"The model `{entry.name}` has no field `{name.value}`, which the projection of an index includes.",
                data=(name, entry),
            )


def fix(finding: Finding[tuple[Text, Entry] | None]) -> Iterator[Fix]:
    if finding.data is None:
        return
    name, entry = finding.data
    found = nearest(name.value, [field.name for field in entry.fields])
    if found is not None:
        yield Fix(f"Change to `{found}`", (Replace(name.span, f"'{found}'"),), is_preferred=True)


RULE = Rule(
    code="data/unknown-projected-field",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.PARTS,
    summary="The projection of an index contains no field, or one that the model does not have.",
    covers=("X14", "X15"),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="sometimes",
)
