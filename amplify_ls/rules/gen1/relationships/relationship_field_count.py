"""A relationship names too few or too many fields of a key.

## What it does

Reports `fields` with a number of names that differs from the fields of the key of the other model, and `references` whose
number differs from the fields of the primary key. A single field for a composite key is reported as an error only if both
models have `@auth`, because it is accepted otherwise.

## Why is this bad?

The transformers reject the relationship: `Partial sort keys are not accepted`, or `Provided fields do not match the size of
primary key(s)`.

## Example

```graphql bad
type Team @model @auth(rules: [{ allow: private }]) {
  org: ID! @primaryKey(sortKeyFields: ["name"])
  name: String!
}

type Project @model @auth(rules: [{ allow: private }]) {
  teamOrg: ID
  team: Team @hasOne(fields: ["teamOrg"])
}
```

Use instead:

```graphql good
type Team @model @auth(rules: [{ allow: private }]) {
  org: ID! @primaryKey(sortKeyFields: ["name"])
  name: String!
}

type Project @model @auth(rules: [{ allow: private }]) {
  teamOrg: ID
  teamName: String
  team: Team @hasOne(fields: ["teamOrg", "teamName"])
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.catalog.directives import RELATION_DIRECTIVES
from amplify_ls.gen1.syntax.nodes import (
    TextValue,
)
from amplify_ls.rules.gen1.related import queried_key, relations_in, target_of
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared
    from amplify_ls.gen1.facts.models import Relation
    from amplify_ls.gen1.facts.shapes import TypeShape


def check(declared: Declared) -> Iterator[Finding]:
    for relation in relations_in(declared):
        target = target_of(declared, relation)
        if target is None or relation.kind == "manyToMany":
            continue
        if relation.references:
            yield from _check_references(declared, relation, target)
        elif relation.fields is not None:
            yield from _check_fields(declared, relation, target)


def _check_references(declared: Declared, relation: Relation, target: TypeShape) -> Iterator[Finding]:
    primary = target if relation.kind == "belongsTo" else declared.api.shape(declared.name)
    value = relation.directive.get("references")
    if primary is None or value is None or len(relation.references or ()) == len(primary.key):
        return
    yield Finding(
        value.span,
        f"The primary key of `{primary.name}` consists of {listed(primary.key)}, but "
        f"`{declared.name}.{relation.field.name.text}` names {len(relation.references or ())} references.",
        package_message=(
            f"The number of references provided to @{relation.kind} must match the number of primary keys on {primary.name}."
        ),
    )


def _check_fields(declared: Declared, relation: Relation, target: TypeShape) -> Iterator[Finding]:
    value = relation.directive.get("fields")
    key = queried_key(relation, target)
    names = relation.fields or ()
    if value is None or key is None or not names:
        return
    where = f"{declared.name}.{relation.field.name.text}"
    # The transformers of Gen 2 no longer compare the sizes of keys for authorization rules.
    is_guarded = (
        declared.definition.directive("auth") is not None
        and target.has_auth
        and relation.kind != "hasMany"
        and not declared.api.is_newer
    )
    if isinstance(value, TextValue):
        if is_guarded and len(value.text) != len(key):
            yield Finding(
                value.span,
                f"Expected a list for `fields` of `{where}`, found a string.",
                package_message=_sizes(declared, relation),
            )
        return
    if len(names) == len(key) or (len(names) == 1 and not is_guarded):
        return
    yield Finding(
        value.span,
        f"The key of `{target.name}` consists of {listed(name for name, _ in key)}, but `fields` of `{where}` has "
        f"{len(names)} {'name' if len(names) == 1 else 'names'}.",
        package_message=(
            _sizes(declared, relation)
            if len(names) == 1
            else f"Invalid @{relation.kind} directive on {relation.field.name.text}. Partial sort keys are not accepted."
        ),
    )


def _sizes(declared: Declared, relation: Relation) -> str:
    return (
        f"Invalid @{relation.kind} on {declared.name}:{relation.field.name.text}. "
        f"Provided fields do not match the size of primary key(s) for {relation.target}"
    )


RULE = Rule(
    code="gen1/relationship-field-count",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=RELATION_DIRECTIVES,
    summary="A relationship names too few or too many fields of a key.",
    covers=("G141", "G147", "G159", "G165"),
    check=check,
    added="0.2.0",
)
