"""A relationship requires a field on the other side that does not exist.

## What it does

Reports `@belongsTo` without `@hasOne` or `@hasMany` from the other model, and relationships with `references` without the
other side with the same references.

## Why is this bad?

The transformers reject the relationship: `must have a relationship with`, or `Uni-directional relationships are not
supported.`

## Example

```graphql bad
type Post @model @auth(rules: [{ allow: owner }]) {
  title: String
}

type Comment @model @auth(rules: [{ allow: owner }]) {
  post: Post @belongsTo
}
```

Use instead:

```graphql good
type Post @model @auth(rules: [{ allow: owner }]) {
  title: String
  comments: [Comment] @hasMany
}

type Comment @model @auth(rules: [{ allow: owner }]) {
  post: Post @belongsTo
}
```

## Fix safety

The fix adds a field to the other model, which changes its operations, so it is unsafe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.plurals import plural_of
from amplify_ls.edits.graphql_operations import (
    AddField,
)
from amplify_ls.edits.operations import Fix
from amplify_ls.gen1.catalog.directives import RELATION_DIRECTIVES
from amplify_ls.gen1.facts.texts import lower_first
from amplify_ls.rules.gen1.related import relations_in, target_of
from amplify_ls.rules.gen1.wording import quoted
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared
    from amplify_ls.gen1.facts.models import Relation
    from amplify_ls.gen1.facts.shapes import TypeShape


def check(declared: Declared) -> Iterator[Finding[tuple[Declared, Relation]]]:
    for relation in relations_in(declared):
        target = target_of(declared, relation)
        if target is None or relation.kind == "manyToMany" or relation.field.type.is_list != (relation.kind == "hasMany"):
            continue
        if relation.references:
            yield from _check_references(declared, relation, target)
        elif relation.kind == "belongsTo" and not _leads_back(declared.name, target):
            yield Finding(
                relation.directive.at_name,
                f"`{target.name}` has no `@hasOne` or `@hasMany` field of type `{declared.name}` that "
                "`@belongsTo` could belong to.",
                package_message=f"{target.name} must have a relationship with {declared.name} in order to use @belongsTo.",
                data=(declared, relation),
            )


def _leads_back(name: str, target: TypeShape) -> bool:
    return any(
        field.base == name and any(each.kind in ("hasOne", "hasMany") for each in field.relations) for field in target.fields
    )


def _check_references(
    declared: Declared, relation: Relation, target: TypeShape
) -> Iterator[Finding[tuple[Declared, Relation]]]:
    wanted = tuple(name.text for name in relation.references or ())
    kinds = ("hasOne", "hasMany") if relation.kind == "belongsTo" else ("belongsTo",)
    sides = [each for field in target.fields if field.base == declared.name for each in field.relations if each.kind in kinds]
    if any(each.references == wanted for each in sides):
        return
    if any(each.references is None for each in sides):
        yield Finding(
            relation.directive.at_name,
            f"The other side of `{declared.name}.{relation.field.name.text}` in `{target.name}` has no `references`.",
            package_message="Cannot read properties of undefined (reading 'kind')",
            data=(declared, relation),
        )
        return
    owner = f"{declared.name}.{relation.field.name.text}"
    expected = " or ".join(f"@{kind}" for kind in kinds)
    yield Finding(
        relation.directive.at_name,
        f"`{target.name}` has no "
        f"{listed(f'@{kind}' for kind in kinds) if len(kinds) == 1 else '`@hasOne` or `@hasMany`'} field with the "
        f"references of `{owner}`.",
        package_message=(
            f"Uni-directional relationships are not supported. Add a {expected} field in "
            f"{target.name} to match the @{relation.kind} field {owner}"
        ),
        data=(declared, relation),
    )


def fix(finding: Finding[tuple[Declared, Relation]]) -> Iterator[Fix]:
    declared, relation = finding.data
    target = declared.api.definition(relation.target)
    if target is None or "Cannot read" in finding.package_message:
        return
    references = "" if relation.references is None else ", ".join(quoted(name.text) for name in relation.references)
    argument = f"(references: [{references}])" if references else ""
    if relation.kind == "belongsTo":
        if relation.fields:
            return
        new = f"{plural_of(lower_first(declared.name))}: [{declared.name}] @hasMany{argument}"
    else:
        new = f"{lower_first(declared.name)}: {declared.name} @belongsTo{argument}"
    if target.field(new.partition(":")[0]) is None:
        yield Fix(f"Add `{new}` to `{relation.target}`", (AddField(target, new),), is_preferred=True)


RULE = Rule(
    code="gen1/missing-other-side",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=RELATION_DIRECTIVES,
    summary="A relationship requires a field on the other side that does not exist.",
    covers=("G136", "G162", "G163"),
    check=check,
    fix=fix,
    fixable="sometimes",
    added="0.2.0",
)
