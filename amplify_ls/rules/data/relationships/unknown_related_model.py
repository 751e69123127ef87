"""A relationship refers to a model that the schema does not have.

## What it does

Reports a relationship whose first argument is not the name of an entry of the schema, or of a schema that it is
combined with, and an argument that is not a string.

## Why is this bad?

The first argument of `a.belongsTo`, `a.hasMany` and `a.hasOne` is the exact name of another model. TypeScript
accepts any string, but the backend cannot be synthesized.

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

## Fix safety

The fix changes the name to that of a similar model. It is safe if the names differ in case alone, or if that model
has the one relationship that matches this one.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from amplify_ls.catalog.nearest import nearest
from amplify_ls.edits.operations import Fix, Replace, Safety
from amplify_ls.fit.problems import ValueProblem
from amplify_ls.model.builders import builder_call
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.model.data.pairing import Standing, pairing
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.data.argument_faults import RELATIONSHIPS
from amplify_ls.rules.options.option_words import mismatch_message, value_words
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Array, Boolean, Function, Nothing, Number, Object, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.entries import Relationship
    from amplify_ls.values.values import Value
CLAIMS = (Claim(ValueProblem, "relatedModel.**", call=RELATIONSHIPS, subjects=(Subject.PARTS,)),)


def check(relationship: Relationship) -> Iterator[Finding[Relationship]]:
    target, given = relationship.call.target, relationship.builder.argument(0)
    if relationship.model.kind is not EntryKind.MODEL or given is None:
        return
    name = f"{relationship.model.name}.{relationship.field.name}"
    if isinstance(given, (Array, Boolean, Function, Nothing, Number, Object)) or builder_call(given) is not None:
        span = given.span if _is_written_in(relationship, given) else relationship.builder.name_span
        yield Finding(span, mismatch_message(f"`{name}`", "the name of a model", value_words(given)), data=relationship)
    elif target is not None and relationship.data.lacks(target.value):
        yield Finding(
            target.span,
            f"The schema has no model `{target.value}`, which the relationship `{name}` refers to.",
            package_message=f"Invalid ref. {relationship.model.name} is referring to {target.value} "
            "which is not defined in the schema",
            data=relationship,
        )


def fix(finding: Finding[Relationship]) -> Iterator[Fix]:
    relationship: Relationship = finding.data
    target, data = relationship.call.target, relationship.data
    if target is None:
        yield from _named(relationship)
        return
    near = data.new_name(target.value) or nearest(target.value, data.models)
    # Whether there is more than one is all that counts: of hundreds, none is looked at twice.
    waiting = tuple(islice((name for name in data.followers(relationship.model.name) if _waits(name, relationship)), 2))
    is_near_waiting = near is not None and _waits(near, relationship)
    found = near if is_near_waiting or not waiting else waiting[0]
    if found is None:
        return
    is_likely = waiting == (found,) or found.lower() == target.value.lower()
    is_sure = is_likely and _is_written_in(relationship, target)
    yield Fix(
        f"Change to `{found}`",
        (Replace(target.span, f"'{found}'"),),
        Safety.SAFE if is_sure else Safety.UNSAFE,
        is_preferred=True,
    )


def _named(relationship: Relationship) -> Iterator[Fix]:
    """The fix that removes the array around a single name."""
    given = relationship.builder.argument(0)
    if not isinstance(given, Array) or not _is_written_in(relationship, given):
        return
    if len(given.items) == 1 and isinstance(given.items[0], Text):
        name = given.items[0].value
        yield Fix(f"Change to `{name}`", (Replace(given.span, f"'{name}'"),), Safety.SAFE, is_preferred=True)


def _is_written_in(relationship: Relationship, given: Value) -> bool:
    """Whether an argument is written in the call itself rather than declared elsewhere."""
    arguments = relationship.builder.arguments
    return arguments is not None and arguments.span.covers(given.span)


def _waits(name: str, relationship: Relationship) -> bool:
    """Whether a model has an unmatched relationship that this one would match."""
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
    summary="A relationship refers to a model that the schema does not have.",
    names="a model",
    covers=("R02",),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="sometimes",
)
