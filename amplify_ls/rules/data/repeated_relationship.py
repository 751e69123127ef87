"""Two relationships of a model are the same: they point to the same model by the same reference fields.

A relation is told by its reference fields, so that each side has one relationship for them. Two `hasMany`, or a `hasMany`
and a `hasOne`, need two fields on the other model, and two `belongsTo` there. The type check does not notice; the schema
does not load.

## Example

```ts bad
const schema = a.schema({
  Customer: a.model({
    orders: a.hasMany('Order', 'customerId'),
    lastOrder: a.hasOne('Order', 'customerId'),
  }),
  Order: a.model({
    customerId: a.id(),
    customer: a.belongsTo('Customer', 'customerId'),
  }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Customer: a.model({
    orders: a.hasMany('Order', 'customerId'),
    lastOrder: a.hasOne('Order', 'lastOfId'),
  }),
  Order: a.model({
    customerId: a.id(),
    customer: a.belongsTo('Customer', 'customerId'),
    lastOfId: a.id(),
    lastOf: a.belongsTo('Customer', 'lastOfId'),
  }),
}).authorization((allow) => [allow.authenticated()]);
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, RemoveProperty
from amplify_ls.model.pairing import Standing, first_of, pairing
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.entries import Relationship


def check(relationship: Relationship) -> Iterator[Finding]:
    first, given, target = first_of(relationship), relationship.call.references, relationship.target
    if relationship.model.database.is_sql:
        return
    if first is relationship or given is None or target is None:
        return
    # Two that are alike and that nothing answers are the two ends of a relation to itself, one on the wrong side.
    if pairing(relationship).standing is Standing.ONE_SIDED:
        return
    model = relationship.model.name
    yield Finding(
        given.span,
        f"`{model}.{first.field.name}` relates to `{target.name}` by the same reference fields "
        f"as `{model}.{relationship.field.name}`.",
        related=(Related(first.field.name_span, f"`{first.field.name}` is defined here"),),
        package_message=f"Found multiple relationship associations with {model}.{first.field.name}, "
        f"{model}.{relationship.field.name}",
        data=relationship,
    )


def fix(finding: Finding) -> Iterator[Fix]:
    relationship: Relationship = finding.data
    literal = relationship.model.fields.literal
    name = relationship.field.name
    if literal is not None and name in literal.own:
        yield Fix(f"Remove `{name}`", (RemoveProperty(relationship.field.property),))


RULE = Rule(
    code="data/repeated-relationship",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.RELATIONSHIP,
    summary="Two relationships of a model are the same: they point to the same model by the same reference fields.",
    covers=("R06",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
