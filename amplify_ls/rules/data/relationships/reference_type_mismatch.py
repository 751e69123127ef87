"""A reference field has a different type than the identifier field of the parent.

## What it does

Reports a reference field whose type differs from that of the corresponding field of the parent's identifier. They
are matched one by one, in order. `a.id()` and `a.string()` may be mixed.

## Why is this bad?

The types must be the same; even `a.email()` does not match `a.string()`. Otherwise the backend cannot be
synthesized. TypeScript does not report it.

## Example

```ts bad
const schema = a.schema({
  Customer: a.model({ orders: a.hasMany('Order', 'customerId') }),
  Order: a.model({
    customerId: a.integer(),
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

The fix changes the reference field to the type of the identifier field. It is not applied by `--fix`, because it
changes the type of stored data.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.model.data.keys import can_hold, intended_order, key_of
from amplify_ls.model.data.pairing import leads, pairing
from amplify_ls.rules.data.sql_relationships import is_in_model
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.entries import Entry, Relationship
    from amplify_ls.model.data.keys import KeyPart
    from amplify_ls.syntax.outline import Span


def check(relationship: Relationship) -> Iterator[Finding[tuple[Span, str]]]:
    child, parent, names = relationship.child, relationship.parent, relationship.references
    key = None if parent is None else key_of(parent)
    if child is None or parent is None or names is None or key is None or len(key) != len(names):
        return
    if not leads(relationship, pairing(relationship)) or _is_order_wrong(child, names, key):
        return
    given = relationship.call.references
    for index, (name, part) in enumerate(zip(names, key, strict=True)):
        field = child.fields.get(name)
        if field is None or field.call is None or field.graphql_type is None or field.has("array") is not False:
            continue
        if can_hold(field, part):
            continue
        key_field = parent.fields.get(part.name)
        # The columns of a table are fixed, so the relationship is reported there.
        is_fixed = child.database.is_sql and given is not None and not is_in_model(relationship)
        yield Finding(
            given.names[index].span if is_fixed and given is not None else field.call.name_span,
            f"Expected `a.{part.builder}()` for the reference field `{child.name}.{name}`, as for `{parent.name}.{part.name}`, "
            f"found `a.{field.call.name}()`.",
            related=(
                Related(parent.name_span if key_field is None else key_field.name_span, f"The identifier of `{parent.name}`"),
                Related(relationship.field.name_span, "The relationship"),
            ),
            package_message="Validate Error: types do not match",
            data=(field.call.name_span, part.builder),
        )


def _is_order_wrong(child: Entry, names: tuple[str, ...], key: tuple[KeyPart, ...]) -> bool:
    """Whether the types match in the order that the names suggest; another rule reports the wrong order then."""
    order = intended_order(names, key)
    if order is None or order == names:
        return False
    fields = [child.fields.get(name) for name in order]
    return all(field is not None and can_hold(field, part) for field, part in zip(fields, key, strict=True))


def fix(finding: Finding[tuple[Span, str]]) -> Iterator[Fix]:
    span, builder = finding.data
    yield Fix(f"Change to `a.{builder}()`", (Replace(span, builder),), is_preferred=True)


RULE = Rule(
    code="data/reference-type-mismatch",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.RELATIONSHIP,
    summary="A reference field has a different type than the identifier field of the parent.",
    covers=("R08",),
    check=check,
    fix=fix,
    fixable="always",
)
