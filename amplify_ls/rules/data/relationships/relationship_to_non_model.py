"""A relationship refers to something that is not a model.

## What it does

Reports a relationship whose first argument is the name of a custom type, an enum or an operation.

## Why is this bad?

Only models have records to relate to. A value of a custom type or an enum is part of the record itself: such a
field is an `a.ref('Name')`. TypeScript accepts any name, but the backend cannot be synthesized.

## Example

```ts bad
const schema = a.schema({
  Location: a.customType({ lat: a.float(), long: a.float() }),
  Shop: a.model({
    locationId: a.id(),
    location: a.belongsTo('Location', 'locationId'),
  }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Location: a.customType({ lat: a.float(), long: a.float() }),
  Shop: a.model({
    location: a.ref('Location'),
  }),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

The fix changes the relationship to `a.ref('Name')`, with `.array()` for a `hasMany`. It is not applied by `--fix`,
because another model may be intended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace, Safety
from amplify_ls.model.data.entries import OPERATION_KINDS, EntryKind
from amplify_ls.rules.data.sql_relationships import is_in_model
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.entries import Relationship

_TYPES = frozenset({EntryKind.CUSTOM_TYPE, EntryKind.ENUM})
_ARTICLES = {EntryKind.CUSTOM_TYPE: "a custom type", EntryKind.ENUM: "an enum"}


def check(relationship: Relationship) -> Iterator[Finding[Relationship]]:
    target, data = relationship.call.target, relationship.data
    if relationship.model.kind is not EntryKind.MODEL or target is None:
        return
    kind = data.kind(target.value)
    if kind not in _TYPES and kind not in OPERATION_KINDS:
        return
    entry = data.entry(target.value)
    assert entry is not None
    yield Finding(
        target.span,
        f"Expected a model for `{relationship.model.name}.{relationship.field.name}`, "
        f"but `{target.value}` is {_ARTICLES.get(kind, 'an operation')}.",
        related=(Related(entry.name_span, f"`{target.value}` is defined here"),),
        package_message=f"Expected to find model type with name {target.value}",
        data=relationship,
    )


def fix(finding: Finding[Relationship]) -> Iterator[Fix]:
    relationship: Relationship = finding.data
    target = relationship.call.target
    if target is None or relationship.builder.modifiers or relationship.data.kind(target.value) not in _TYPES:
        return
    # `models.NAME.relationships` accepts relationships only.
    if relationship.model.database.is_sql and not is_in_model(relationship):
        return
    text = f"a.ref('{target.value}')" + (".array()" if relationship.kind == "hasMany" else "")
    yield Fix(f"Change to `{text}`", (Replace(relationship.builder.chain.span, text),), Safety.UNSAFE, is_preferred=True)


RULE = Rule(
    code="data/relationship-to-non-model",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.RELATIONSHIP,
    summary="A relationship refers to something that is not a model.",
    covers=("R03",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
