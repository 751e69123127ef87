"""A relationship references a field that the child model does not have.

## What it does

Reports a reference field of a relationship that is not declared in the child, the model with `belongsTo`. `id` and
the fields that Amplify adds itself, such as `owner` and `createdAt`, must be declared, too.

## Why is this bad?

A relationship is stored in reference fields: fields of the child that contain the identifier of the parent. If one
of them is missing, the backend cannot be synthesized. TypeScript does not report it.

## Example

```ts bad
const schema = a.schema({
  Customer: a.model({ orders: a.hasMany('Order', 'customerId') }),
  Order: a.model({
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

The fix that adds the field to the child is safe unless the field has the name of one that Amplify adds itself. The field
gets the type of the parent's identifier, and is required if the other reference fields are. If the child has a field of
nearly the same name, or both sides name the missing field and one other field looks like its new name, changing the
reference to it is offered first, and neither fix is applied by `--fix`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.nearest import nearest
from amplify_ls.edits.operations import Fix, InsertProperty, Replace, Safety
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.model.data.keys import can_hold, key_of
from amplify_ls.model.data.pairing import Standing, leads, pairing
from amplify_ls.rules.data.reference_fields import declaration_of, own_literal, place_of
from amplify_ls.rules.renamed import ends_like, only_unused
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.entries import Entry, Relationship
    from amplify_ls.model.data.keys import KeyPart


_OF_AMPLIFY = frozenset({"id", "owner", "createdAt", "updatedAt"})
"""Fields that every model has or gets from its authorization rules; declaring them gives them another meaning."""


def check(relationship: Relationship) -> Iterator[Finding[tuple[Relationship, int]]]:
    child, references = relationship.child, relationship.call.references
    if relationship.model.kind is not EntryKind.MODEL or child is None or references is None:
        return
    found = pairing(relationship)
    # If the child does not declare the relationship at all, another rule reports that, and its fix adds the field.
    if not leads(relationship, found) or (found.standing is Standing.ALONE and not relationship.is_child_side):
        return
    for index, name in enumerate(references.names):
        if child.fields.lacks(name.value) and not _is_shown_before(relationship, index):
            yield Finding(
                name.span,
                f"The model `{child.name}` has no field `{name.value}`, which the relationship "
                f"`{relationship.model.name}.{relationship.field.name}` references.",
                related=_related(relationship, child),
                package_message=f"reference field '{name.value}' must be defined on {child.name}",
                data=(relationship, index),
            )


def fix(finding: Finding[tuple[Relationship, int]]) -> Iterator[Fix]:
    relationship, index = finding.data
    child, parent, references = relationship.child, relationship.parent, relationship.call.references
    key = None if parent is None else key_of(parent)
    if child is None or references is None or key is None or index >= len(key) or len(key) != len(references.names):
        return
    renamed = _renamed(relationship, index, key[index])
    if renamed is not None:
        yield renamed
    name, literal = references.names[index].value, own_literal(child)
    if literal is not None:
        text = declaration_of(child, [each.value for each in references.names], key[index])
        operation = InsertProperty(literal, name, text, before=place_of(relationship))
        is_only_choice = renamed is None
        safety = Safety.SAFE if is_only_choice and name not in _OF_AMPLIFY else Safety.UNSAFE
        yield Fix(f"Add `{name}: {text}` to `{child.name}`", (operation,), safety, is_only_choice)


def _renamed(relationship: Relationship, index: int, part: KeyPart) -> Fix | None:
    """The fix that references a field of nearly the same name, or the one that the field was renamed to, on both sides."""
    child, given = relationship.child, relationship.call.references
    if child is None or given is None:
        return None
    used = {name for each in child.relationships.values() if each.is_child_side for name in each.references or ()}
    fitting = [field.name for field in child.fields if field.name not in used and can_hold(field, part)]
    sides = [given]
    other = pairing(relationship).other
    if other is not None and other.references == relationship.references and other.call.references is not None:
        sides.append(other.call.references)
    name = given.names[index].value
    near = nearest(name, fitting)
    if near is None and len(sides) > 1:
        # Both sides name the field, so it has existed. Of a relationship that is being written, only one side does.
        near = only_unused(
            (field.name for field in child.fields if field.call is not None and field.call.name == part.builder),
            {each for each in (field.name for field in child.fields) if each not in fitting or not ends_like(name, each)},
        )
    if near is None:
        return None
    spans = {side.names[index].span for side in sides}
    return Fix(f"Change to `{near}`", tuple(Replace(span, f"'{near}'") for span in spans), is_preferred=True)


def _is_shown_before(relationship: Relationship, index: int) -> bool:
    """Whether an earlier reference to the same field is reported: a missing field is reported once."""
    names = relationship.references
    if names is None or names.index(names[index]) < index:
        return names is not None
    for other in relationship.model.relationships.values():
        if other is relationship:
            return False
        if other.is_child_side and relationship.is_child_side and names[index] in (other.references or ()):
            return not pairing(other).is_at_fault
    return False


def _related(relationship: Relationship, child: Entry) -> tuple[Related, ...]:
    return () if child is relationship.model else (Related(child.name_span, f"`{child.name}` is defined here"),)


RULE = Rule(
    code="data/missing-reference-field",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.RELATIONSHIP,
    summary="A relationship references a field that the child model does not have.",
    names="a reference field",
    covers=("R05",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
