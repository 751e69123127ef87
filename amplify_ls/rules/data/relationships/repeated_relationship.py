"""Two relationships refer to the same model by the same reference fields.

## What it does

Reports the second of two relationships of a model that refer to the same model by the same reference fields on the
same side. Models of a SQL schema are not reported.

## Why is this bad?

A relationship is identified by its reference fields, so each side has exactly one declaration for them. Two
`hasMany`, or a `hasMany` and a `hasOne`, need two reference fields on the other model, each with its own
`belongsTo`. Otherwise the backend cannot be synthesized. TypeScript does not report it.

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

## Fix safety

The fix removes the second relationship. It is not applied by `--fix`, because other reference fields may be
intended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, RemoveProperty
from amplify_ls.model.data.pairing import Standing, first_of, pairing
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.entries import Relationship


def check(relationship: Relationship) -> Iterator[Finding[Relationship]]:
    first, given, target = first_of(relationship), relationship.call.references, relationship.target
    if relationship.model.database.is_sql:
        return
    if first is relationship or given is None or target is None:
        return
    # Two equal relationships without a match are the two sides of a relationship of a model to itself, one of them wrong.
    if pairing(relationship).standing is Standing.ONE_SIDED:
        return
    model = relationship.model.name
    yield Finding(
        given.span,
        f"`{model}.{relationship.field.name}` refers to `{target.name}` by the same reference fields "
        f"as `{model}.{first.field.name}`.",
        related=(Related(first.field.name_span, f"`{first.field.name}` is defined here"),),
        package_message=f"Found multiple relationship associations with {model}.{first.field.name}, "
        f"{model}.{relationship.field.name}",
        data=relationship,
    )


def fix(finding: Finding[Relationship]) -> Iterator[Fix]:
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
    summary="Two relationships refer to the same model by the same reference fields.",
    covers=("R06",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
