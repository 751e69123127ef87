"""A relationship names no reference field.

`a.belongsTo`, `a.hasMany` and `a.hasOne` take two arguments: the other model, and the reference fields, which hold the
key of the parent and stand on the child, the model with `belongsTo`. One is given as a name, several as a list. Without
them the type check complains, and the schema does not load.

The fix adds the argument: the field that the other side of the relation names, else one of the child that is called
after the parent and fits, such as `customerId`. It adds the field to the child when there is none.

## Example

```ts bad
const schema = a.schema({
  Customer: a.model({ orders: a.hasMany('Order', 'customerId') }),
  Order: a.model({
    customerId: a.id(),
    customer: a.belongsTo('Customer'),
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

from amplify_ls.edits.operations import Fix, InsertItem, Replace, Safety
from amplify_ls.model.entries import EntryKind
from amplify_ls.model.keys import key_of
from amplify_ls.rules.reference_fields import (
    answered_references,
    missing_fields,
    place_of,
    proposed_references,
    reference_argument,
    reference_label,
)
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Operation
    from amplify_ls.model.entries import Relationship


def check(relationship: Relationship) -> Iterator[Finding]:
    if relationship.model.kind is not EntryKind.MODEL:
        return
    arguments, wrong = relationship.builder.arguments, relationship.call.wrong_references
    name = f"{relationship.model.name}.{relationship.field.name}"
    if wrong is not None:
        yield Finding(wrong.span, f"`{name}` names no reference field.", data=relationship)
    elif relationship.call.is_missing_references and arguments is not None:
        what = "no reference field" if arguments.count else "neither another model nor a reference field"
        yield Finding(
            relationship.builder.name_span,
            f"`{name}` names {what}.",
            package_message=f"Expected 2 arguments, but got {arguments.count}.",
            data=relationship,
        )


def fix(finding: Finding) -> Iterator[Fix]:
    relationship: Relationship = finding.data
    child, parent = relationship.child, relationship.parent
    key = None if parent is None else key_of(parent)
    if child is None or not key:
        return
    waiting = answered_references(relationship)
    is_told = waiting is not None and len(waiting) == len(key)
    names = waiting if is_told else proposed_references(relationship)
    added = None if names is None else missing_fields(child, names, key, place_of(relationship))
    if names is None or added is None:
        return
    text = reference_argument(names)
    title = f"Add the reference `{reference_label(names)}`"
    if added:
        title += f", and the field to `{child.name}`" if len(added) == 1 else f", and the fields to `{child.name}`"
    yield Fix(title, (_argument(relationship, text), *added), Safety.SAFE if is_told else Safety.UNSAFE, is_preferred=True)


def _argument(relationship: Relationship, text: str) -> Operation:
    wrong, arguments = relationship.call.wrong_references, relationship.builder.arguments
    if wrong is not None:
        return Replace(wrong.span, text)
    assert arguments is not None
    return InsertItem(arguments.span, 1, text)


RULE = Rule(
    code="data/missing-reference-argument",
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.RELATIONSHIP,
    summary="A relationship names no reference field.",
    covers=("R01",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
