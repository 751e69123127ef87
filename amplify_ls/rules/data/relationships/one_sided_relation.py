"""Both models of a relationship are declared as the same side.

## What it does

Reports two models that both have `belongsTo`, or that both have `hasMany` or `hasOne`, for the same relationship.
The finding is at the side that should change according to the reference fields, which belong to the model with
`belongsTo`.

## Why is this bad?

One of the two models has the reference fields and `belongsTo`; the other one has `hasMany` or `hasOne`. Otherwise
the backend cannot be synthesized. TypeScript does not report it. For two `hasMany` without such fields, neither
side is right: a many-to-many relationship needs a join model.

## Example

```ts bad
const schema = a.schema({
  Customer: a.model({ orders: a.hasMany('Order', 'customerId') }),
  Order: a.model({
    customerId: a.id(),
    customer: a.hasOne('Customer', 'customerId'),
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

## Fix safety

The fix changes the side that is wrong, or adds a join model for two `hasMany`. It is not applied by `--fix`,
because it depends on which of the models is the parent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.model.data.keys import key_of
from amplify_ls.model.data.pairing import Standing, pairing
from amplify_ls.rules.data.join_model import join_model_fix
from amplify_ls.rules.data.reference_fields import missing_fields, reference_argument
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from amplify_ls.edits.operations import Operation
    from amplify_ls.model.data.entries import Relationship


def check(relationship: Relationship) -> Iterator[Finding[tuple[Relationship, Relationship]]]:
    found = pairing(relationship)
    if found.standing is not Standing.ONE_SIDED or not found.is_at_fault:
        return
    other = found.other
    assert other is not None
    mine, theirs = (f"{each.model.name}.{each.field.name}" for each in (relationship, other))
    wrong = "are both `belongsTo`" if relationship.is_child_side else "need a `belongsTo` on one side"
    yield Finding(
        relationship.builder.name_span,
        f"The relationships `{mine}` and `{theirs}` {wrong}.",
        related=(Related(other.builder.name_span, f"The other side, `{theirs}`"),),
        package_message="Unable to find associated relationship definition in",
        data=(relationship, other),
    )


def fix(finding: Finding[tuple[Relationship, Relationship]]) -> Iterator[Fix]:
    relationship, other = finding.data
    if relationship.is_child_side:
        yield from (_other_side(relationship, other, kind) for kind in ("hasOne", "hasMany"))
        return
    names = other.references
    if names is None:
        return
    has_fields = all(relationship.model.fields.get(name) is not None for name in names)
    is_many_to_many = relationship.kind == other.kind == "hasMany" and not has_fields
    if is_many_to_many and relationship.model is not other.model:
        yield from join_model_fix(other.model, other.field, relationship.model, relationship.field, "")
        return
    key = key_of(other.model)
    if key is None or len(key) != len(names):
        return
    added = missing_fields(relationship.model, names, key, relationship.field.property)
    if added is not None:
        yield _other_side(relationship, other, "belongsTo", added)


def _other_side(relationship: Relationship, other: Relationship, kind: str, added: Sequence[Operation] = ()) -> Fix:
    names, given = other.references or (), relationship.call.references
    operations: list[Operation] = [Replace(relationship.builder.name_span, kind)]
    if relationship.references != names and given is not None:
        operations.append(Replace(given.span, reference_argument(names)))
    operations += added
    title = f"Change to `a.{kind}('{other.model.name}', {reference_argument(names)})`"
    return Fix(title, tuple(operations), is_preferred=kind != "hasMany")


RULE = Rule(
    code="data/one-sided-relation",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.RELATIONSHIP,
    summary="Both models of a relationship are declared as the same side.",
    covers=("R04",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
