"""A relationship points to a model that the schema does not have.

The first argument of `a.belongsTo`, `a.hasMany` and `a.hasOne` is the name of another model of the schema, or of a schema
that it is combined with, letter by letter. The type check takes any text; the schema does not load.

The fix puts the nearest model's name in its place.

## Example

```ts bad
const schema = a.schema({
  Customer: a.model({ orders: a.hasMany('Order', 'customerId') }),
  Order: a.model({
    customerId: a.id(),
    customer: a.belongsTo('Custmer', 'customerId'),
  }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Customer: a.model({ orders: a.hasMany('Order', 'customerId') }),
  Order: a.model({
    customerId: a.id(),
    customer: a.belongsTo('Customer', 'customerId'),
  }),
}).authorization((allow) => [allow.authenticated()]);
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.nearest import nearest
from amplify_ls.edits.operations import Fix, Replace, Safety
from amplify_ls.model.entries import EntryKind
from amplify_ls.model.pairing import Standing, pairing
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.entries import Relationship


def check(relationship: Relationship) -> Iterator[Finding]:
    target = relationship.call.target
    if relationship.model.kind is not EntryKind.MODEL or target is None or not relationship.data.lacks(target.value):
        return
    yield Finding(
        target.span,
        f"There is no model `{target.value}` in the schema.",
        package_message=f"Invalid ref. {relationship.model.name} is referring to {target.value} "
        "which is not defined in the schema",
        data=relationship,
    )


def fix(finding: Finding) -> Iterator[Fix]:
    relationship: Relationship = finding.data
    target = relationship.call.target
    assert target is not None
    data = relationship.data
    models = [name for name in data.names if data.kind(name) is EntryKind.MODEL]
    waiting = [name for name in models if _waits(name, relationship)]
    near = nearest(target.value, models)
    found = near if near in waiting or not waiting else waiting[0]
    if found is None:
        return
    is_sure = waiting == [found] or found.lower() == target.value.lower()
    yield Fix(
        f"Change to `{found}`",
        (Replace(target.span, f"'{found}'"),),
        Safety.SAFE if is_sure else Safety.UNSAFE,
        is_preferred=True,
    )


def _waits(name: str, relationship: Relationship) -> bool:
    """Whether a model has a relationship that only lacks this one as its answer."""
    entry = relationship.data.entry(name)
    if entry is None or relationship.references is None:
        return False
    return any(
        other.target_name == relationship.model.name
        and other.is_child_side != relationship.is_child_side
        and other.references == relationship.references
        and pairing(other).standing is Standing.SPOILED
        for other in entry.relationships.values()
    )


RULE = Rule(
    code="data/unknown-related-model",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.RELATIONSHIP,
    summary="A relationship points to a model that the schema does not have.",
    covers=("R02",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
