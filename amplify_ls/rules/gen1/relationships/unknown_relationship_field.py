"""A relationship names a field that does not exist.

## What it does

Reports names in `fields` that the type itself does not declare, and names in `references` that the other side does not
declare. `id` must be declared to be used in `fields`.

## Why is this bad?

The transformers reject the relationship: `is not a field in`.

## Example

```graphql bad
type Post @model @auth(rules: [{ allow: owner }]) {
  comments: [Comment] @hasMany(indexName: "byPost", fields: ["id"])
}

type Comment @model @auth(rules: [{ allow: owner }]) {
  postID: ID! @index(name: "byPost")
}
```

Use instead:

```graphql good
type Post @model @auth(rules: [{ allow: owner }]) {
  id: ID!
  comments: [Comment] @hasMany(indexName: "byPost", fields: ["id"])
}

type Comment @model @auth(rules: [{ allow: owner }]) {
  postID: ID! @index(name: "byPost")
}
```

## Fix safety

Declaring `id: ID!` changes nothing, because the field is added anyway, so that fix is safe. Changing a name is unsafe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import (
    AddFieldBefore,
)
from amplify_ls.edits.operations import Fix, Safety
from amplify_ls.gen1.catalog.directives import RELATION_DIRECTIVES
from amplify_ls.rules.gen1.related import relations_in, target_of
from amplify_ls.rules.gen1.wording import renames
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding[tuple[Declared, str, str]]]:
    for relation in relations_in(declared):
        target = target_of(declared, relation)
        if target is None:
            continue
        owner = declared.name if relation.references is None or relation.kind == "belongsTo" else target.name
        for name in (relation.references if relation.references is not None else relation.fields) or ():
            known = declared.definition.field(name.text) if owner == declared.name else target.field(name.text)
            if known is None:
                yield Finding(
                    name.span,
                    f"The model `{owner}` declares no field `{name.text}`, which the relationship "
                    f"`{declared.name}.{relation.field.name.text}` names.",
                    package_message=f"{name.text} is not a field in {owner}",
                    data=(declared, owner, name.text),
                )


def fix(finding: Finding[tuple[Declared, str, str]]) -> Iterator[Fix]:
    declared, owner, name = finding.data
    definition = declared.definition if owner == declared.name else declared.api.definition(owner)
    if definition is None:
        return
    if (
        name == "id"
        and definition.fields
        and owner == declared.name
        and declared.model is not None
        and declared.model.key.directive is None
    ):
        yield Fix("Declare `id: ID!`", (AddFieldBefore(definition.fields[0], "id: ID!"),), Safety.SAFE, is_preferred=True)
        return
    names = [field.name.text for field in definition.fields if declared.api.is_scalar_or_enum(field.type.name.text)]
    yield from renames(finding.span, name, names, is_text=True)


RULE = Rule(
    code="gen1/unknown-relationship-field",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=RELATION_DIRECTIVES,
    summary="A relationship names a field that does not exist.",
    covers=("G137", "G164"),
    check=check,
    fix=fix,
    fixable="sometimes",
    added="0.2.0",
)
