"""The reference fields of a relationship are in a different order than the parent's identifier.

## What it does

Reports a relationship whose reference fields are in a different order than their names suggest: `storeRegion` belongs
to `region`. It is an error if the types do not match in the given order.

## Why is this bad?

Reference fields and the fields of the parent's identifier are matched one by one, in order, whatever their names
are. If the types do not match in that order, the backend cannot be synthesized. If they do, everything is accepted,
but the relationship looks up records by the wrong values and never finds any.

## Example

```ts bad
const schema = a.schema({
  Store: a.model({
    region: a.string().required(),
    code: a.string().required(),
    orders: a.hasMany('Order', ['storeCode', 'storeRegion']),
  }).identifier(['region', 'code']),
  Order: a.model({
    storeRegion: a.string(),
    storeCode: a.string(),
    store: a.belongsTo('Store', ['storeCode', 'storeRegion']),
  }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Store: a.model({
    region: a.string().required(),
    code: a.string().required(),
    orders: a.hasMany('Order', ['storeRegion', 'storeCode']),
  }).identifier(['region', 'code']),
  Order: a.model({
    storeRegion: a.string(),
    storeCode: a.string(),
    store: a.belongsTo('Store', ['storeRegion', 'storeCode']),
  }),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

The fix puts the reference fields of both sides in the order of the identifier. It is not applied by `--fix`,
because the order is derived from the names only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix
from amplify_ls.model.data.keys import can_hold, intended_order, key_of
from amplify_ls.model.data.pairing import leads, pairing
from amplify_ls.rules.data.reference_fields import change_references, reference_label
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.entries import Entry, Relationship
    from amplify_ls.model.data.keys import KeyPart


def check(relationship: Relationship) -> Iterator[Finding[tuple[Relationship, tuple[str, ...]]]]:
    child, parent, names = relationship.child, relationship.parent, relationship.references
    given = relationship.call.references
    key = None if parent is None else key_of(parent)
    if child is None or parent is None or names is None or given is None or key is None or len(key) < 2:
        return
    order = intended_order(names, key)
    if order is None or order == names or not leads(relationship, pairing(relationship)) or not _fits(child, order, key):
        return
    is_accepted = _fits(child, names, key)
    yield Finding(
        given.span,
        f"The reference fields of `{relationship.model.name}.{relationship.field.name}` are not in the order of the identifier "
        f"of `{parent.name}`: {listed(part.name for part in key)}.",
        related=(Related(parent.name_span, f"`{parent.name}` is defined here"),),
        stage=None if is_accepted else Stage.SYNTH,
        severity=None if is_accepted else Severity.ERROR,
        package_message="" if is_accepted else "Validate Error: types do not match",
        data=(relationship, order),
    )


def fix(finding: Finding[tuple[Relationship, tuple[str, ...]]]) -> Iterator[Fix]:
    relationship, order = finding.data
    operations = change_references(relationship, order)
    if operations is not None:
        yield Fix(f"Change to `{reference_label(order)}`", operations, is_preferred=True)


def _fits(child: Entry, names: tuple[str, ...], key: tuple[KeyPart, ...]) -> bool:
    fields = [child.fields.get(name) for name in names]
    return all(field is not None and can_hold(field, part) for field, part in zip(fields, key, strict=True))


RULE = Rule(
    code="data/references-in-wrong-order",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.RELATIONSHIP,
    summary="The reference fields of a relationship are in a different order than the parent's identifier.",
    covers=("R08", "R15"),
    check=check,
    fix=fix,
    fixable="always",
)
