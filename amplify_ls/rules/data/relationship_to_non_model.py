"""A relationship points to something that is no model.

Only models have records to relate to. A custom type or an enum is part of the record itself: such a field is an
`a.ref('Name')`. The type check takes any name; the schema does not load.

The fix makes the field a reference to the type.

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace, Safety
from amplify_ls.model.entries import OPERATION_KINDS, EntryKind
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.rules.sql_relationships import is_in_model

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.entries import Relationship

_TYPES = frozenset({EntryKind.CUSTOM_TYPE, EntryKind.ENUM})
_ARTICLES = {EntryKind.CUSTOM_TYPE: "a custom type", EntryKind.ENUM: "an enum"}


def check(relationship: Relationship) -> Iterator[Finding]:
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
        f"`{target.value}` is {_ARTICLES.get(kind, 'an operation')}, not a model.",
        related=(Related(entry.name_span, f"`{target.value}` is defined here"),),
        package_message=f"Expected to find model type with name {target.value}",
        data=relationship,
    )


def fix(finding: Finding) -> Iterator[Fix]:
    relationship: Relationship = finding.data
    target = relationship.call.target
    if target is None or relationship.builder.modifiers or relationship.data.kind(target.value) not in _TYPES:
        return
    # `models.NAME.relationships` takes relationships only.
    if relationship.model.database.is_sql and not is_in_model(relationship):
        return
    text = f"a.ref('{target.value}')" + (".array()" if relationship.kind == "hasMany" else "")
    yield Fix(f"Change to `{text}`", (Replace(relationship.builder.chain.span, text),), Safety.UNSAFE, is_preferred=True)


RULE = Rule(
    code="data/relationship-to-non-model",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.RELATIONSHIP,
    summary="A relationship points to something that is no model.",
    covers=("R03",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
