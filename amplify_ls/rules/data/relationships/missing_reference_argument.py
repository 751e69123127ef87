"""A relationship names no reference field.

## What it does

Reports a call of `a.belongsTo`, `a.hasMany` or `a.hasOne` without reference fields, or with an invalid value for
them.

## Why is this bad?

A relationship expects two arguments: the other model, and the reference fields, which contain the identifier of the
parent and are declared on the child, the model with `belongsTo`. A single field is passed as a string, several as
an array. TypeScript rejects a call without them, and the backend cannot be synthesized.

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

## Fix safety

The fix adds the reference fields that the other side of the relationship names. That fix is safe. If there are
none, it adds a field of the child that is named after the parent and has a suitable type, such as `customerId`, or
adds a new one to the child; this is not applied by `--fix`, because another field may be the right one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, InsertItem, Replace, Safety
from amplify_ls.fit.problems import MissingArgument
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.model.data.keys import key_of
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.data.argument_faults import RELATIONSHIPS
from amplify_ls.rules.data.reference_fields import (
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
    from amplify_ls.model.data.entries import Relationship
CLAIMS = (Claim(MissingArgument, "**", call=RELATIONSHIPS, subjects=(Subject.PARTS,)),)


def check(relationship: Relationship) -> Iterator[Finding[Relationship]]:
    if relationship.model.kind is not EntryKind.MODEL:
        return
    arguments, wrong = relationship.builder.arguments, relationship.call.wrong_references
    name = f"{relationship.model.name}.{relationship.field.name}"
    if wrong is not None:
        yield Finding(wrong.span, f"The relationship `{name}` names no reference field.", data=relationship)
    elif relationship.call.is_missing_references and arguments is not None:
        what = "no reference field" if arguments.count else "neither another model nor a reference field"
        yield Finding(
            relationship.builder.name_span,
            f"The relationship `{name}` names {what}.",
            package_message=f"Expected 2 arguments, but got {arguments.count}.",
            data=relationship,
        )


def fix(finding: Finding[Relationship]) -> Iterator[Fix]:
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
    title = f"Add the reference {'field' if len(names) == 1 else 'fields'} `{reference_label(names)}`"
    if added:
        title += f", and declare it in `{child.name}`" if len(added) == 1 else f", and declare them in `{child.name}`"
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
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="sometimes",
)
