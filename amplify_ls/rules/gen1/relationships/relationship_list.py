"""A relationship has a list where a single record is expected, or the other way round.

## What it does

Reports `@hasMany` and `@manyToMany` on fields that are not lists, and `@hasOne` and `@belongsTo` on lists.

## Why is this bad?

The transformers reject the relationship.

## Example

```graphql bad
type Post @model @auth(rules: [{ allow: owner }]) {
  comments: Comment @hasMany
}

type Comment @model @auth(rules: [{ allow: owner }]) {
  text: String
}
```

Use instead:

```graphql good
type Post @model @auth(rules: [{ allow: owner }]) {
  comments: [Comment] @hasMany
}

type Comment @model @auth(rules: [{ allow: owner }]) {
  text: String
}
```

## Fix safety

Changing the type or the directive is unsafe, because either of them may be the intended one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import (
    SetText,
)
from amplify_ls.edits.operations import Fix
from amplify_ls.gen1.catalog.directives import RELATION_DIRECTIVES
from amplify_ls.rules.gen1.related import relations_in
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared
    from amplify_ls.gen1.facts.models import Relation

_LISTS = ("hasMany", "manyToMany")
_MESSAGES = {
    "hasMany": "@hasMany must be used with a list. Use @hasOne for non-list types.",
    "manyToMany": "@manyToMany must be used with a list.",
    "hasOne": "@hasOne cannot be used with lists. Use @hasMany instead.",
    "belongsTo": "@belongsTo cannot be used with lists.",
}


def check(declared: Declared) -> Iterator[Finding[Relation]]:
    for relation in relations_in(declared):
        field = relation.field
        if field.type.is_list == (relation.kind in _LISTS):
            continue
        if not declared.api.is_model(relation.target) and not (
            relation.kind == "hasMany" and declared.api.is_declared(relation.target)
        ):
            continue
        expected = "a list" if relation.kind in _LISTS else "no list"
        yield Finding(
            field.type.span,
            f"`@{relation.kind}` expects {expected}, but the type of `{declared.name}.{field.name.text}` is "
            f"`{field.type.text}`.",
            package_message=_MESSAGES[relation.kind],
            data=relation,
        )


def fix(finding: Finding[Relation]) -> Iterator[Fix]:
    relation = finding.data
    name = relation.target
    if relation.kind in _LISTS:
        yield Fix(f"Change to `[{name}]`", (SetText(relation.field.type.span, f"[{name}]"),), is_preferred=True)
        return
    if relation.kind == "hasOne" and relation.fields is None and relation.references is None:
        yield Fix("Change to `@hasMany`", (SetText(relation.directive.name.span, "hasMany"),), is_preferred=True)
    yield Fix(f"Change to `{name}`", (SetText(relation.field.type.span, name),), is_preferred=relation.kind != "hasOne")


RULE = Rule(
    code="gen1/relationship-list",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=RELATION_DIRECTIVES,
    summary="A relationship has a list where a single record is expected, or the other way round.",
    covers=("G130", "G131", "G132", "G183"),
    check=check,
    fix=fix,
    fixable="sometimes",
    added="0.2.0",
)
