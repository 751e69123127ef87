"""The two sides of a relationship use different reference fields.

## What it does

Reports a relationship whose reference fields differ from those of its other side. The finding is reported on the side whose
fields do not exist or fit less well.

## Why is this bad?

A relationship is identified by its reference fields: `belongsTo` on the child and `hasMany` or `hasOne` on the parent are the
same relationship if they use the same fields of the child, in the same order. Otherwise the schema does not load. TypeScript
does not notice.

## Example

```ts bad
const schema = a.schema({
  Customer: a.model({ orders: a.hasMany('Order', 'clientId') }),
  Order: a.model({
    customerId: a.id(),
    customer: a.belongsTo('Customer', 'customerId'),
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

The fix copies the reference fields of the other side. It is safe and is applied by `--fix` if none of the replaced fields
exists and they are written in the call itself; otherwise it is unsafe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace, Safety
from amplify_ls.model.data.pairing import Standing, pairing
from amplify_ls.rules.data.reference_fields import reference_argument, reference_label
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.entries import Relationship


def check(relationship: Relationship) -> Iterator[Finding[tuple[Relationship, Relationship]]]:
    found = pairing(relationship)
    if found.standing is not Standing.DIFFERING or not found.is_at_fault:
        return
    other, given = found.other, relationship.call.references
    assert other is not None
    assert other.call.references is not None
    assert given is not None
    theirs = f"{other.model.name}.{other.field.name}"
    yield Finding(
        given.span,
        f"Expected {_shown(other)} as in `{theirs}`, the other side of the relationship, found {_shown(relationship)}.",
        related=(Related(other.call.references.span, f"`{theirs}` uses {_shown(other)}"),),
        package_message=f"Unable to find associated relationship definition in {other.model.name}",
        data=(relationship, other),
    )


def fix(finding: Finding[tuple[Relationship, Relationship]]) -> Iterator[Fix]:
    relationship, other = finding.data
    child, given, names, theirs = relationship.child, relationship.call.references, relationship.references, other.references
    if child is None or given is None or names is None or theirs is None:
        return
    operation = Replace(given.span, reference_argument(theirs))
    is_written_here = relationship.field.property.span.covers(operation.span)
    is_only_choice = is_written_here and all(child.fields.lacks(name) for name in names)
    yield Fix(
        f"Change to `{reference_label(theirs)}`",
        (operation,),
        Safety.SAFE if is_only_choice else Safety.UNSAFE,
        is_preferred=True,
    )


def _shown(relationship: Relationship) -> str:
    names = relationship.references or ()
    return " and ".join(f"`{name}`" for name in names) if names else "no field"


RULE = Rule(
    code="data/different-references",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.RELATIONSHIP,
    summary="The two sides of a relationship use different reference fields.",
    names="a reference field",
    covers=("R04",),
    check=check,
    fix=fix,
    fixable="always",
)
