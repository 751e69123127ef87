"""A sort key names a field that the model does not have.

## What it does

Reports names in `sortKeyFields` of `@primaryKey` and `@index` that are not fields of the type itself. `createdAt` and
`updatedAt` must be declared to be used here.

## Why is this bad?

The transformers reject the key: `Can't find field`.

## Example

```graphql bad
type Reading @model @auth(rules: [{ allow: owner }]) {
  station: ID! @primaryKey(sortKeyFields: ["createdAt"])
}
```

Use instead:

```graphql good
type Reading @model @auth(rules: [{ allow: owner }]) {
  station: ID! @primaryKey(sortKeyFields: ["createdAt"])
  createdAt: AWSDateTime!
}
```

## Fix safety

The fixes add a declaration, or change the name to a similar one, which may not be the intended one, so they are unsafe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import (
    AddField,
)
from amplify_ls.edits.operations import Fix
from amplify_ls.gen1.syntax.nodes import (
    Directive,
    ListValue,
    NullValue,
    TextValue,
)
from amplify_ls.rules.gen1.keys_of_models import index_name, is_key_type
from amplify_ls.rules.gen1.wording import renames
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding[tuple[Declared, Directive, str]]]:
    if not declared.definition.is_model:
        return
    for field, directive in (*declared.uses("primaryKey"), *declared.uses("index")):
        value = directive.get("sortKeyFields")
        items = value.items if isinstance(value, ListValue) else () if value is None else (value,)
        for item in items:
            name = "null" if isinstance(item, NullValue) else item.text if isinstance(item, TextValue) else None
            if name is None or (declared.definition.field(name) is not None and not isinstance(item, NullValue)):
                continue
            if isinstance(item, NullValue) and not isinstance(value, ListValue):
                continue
            is_index = directive.name.text == "index"
            where = f"index '{index_name(declared, field, directive)}'" if is_index else "the primary key"
            yield Finding(
                item.span,
                f"The model `{declared.name}` declares no field `{name}`, which is a sort key of `{field.name.text}`.",
                package_message=f"Can't find field '{name}' in {declared.name}, but it was specified in {where}.",
                data=(declared, directive, name),
            )


def fix(finding: Finding[tuple[Declared, Directive, str]]) -> Iterator[Fix]:
    declared, _, name = finding.data
    if name in ("createdAt", "updatedAt"):
        new = f"{name}: AWSDateTime!"
        yield Fix(f"Declare `{new}`", (AddField(declared.definition, new),), is_preferred=True)
        return
    names = [field.name.text for field in declared.definition.fields if is_key_type(declared, field)]
    yield from renames(finding.span, name, names, is_text=True)


RULE = Rule(
    code="gen1/unknown-key-field",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=("primaryKey", "index"),
    summary="A sort key names a field that the model does not have.",
    covers=("G084", "G093", "G105"),
    check=check,
    fix=fix,
    fixable="sometimes",
    added="0.2.0",
)
