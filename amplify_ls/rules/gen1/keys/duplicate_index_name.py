"""Two indexes of a model have the same name.

## What it does

Reports the second index of a name in a model.

## Why is this bad?

The transformers reject the model: `You may only supply one @index with the name`.

## Example

```graphql bad
type Customer @model @auth(rules: [{ allow: owner }]) {
  rep: ID! @index(name: "byRep", queryField: "customersByRep")
  deputy: ID! @index(name: "byRep", queryField: "customersByDeputy")
}
```

Use instead:

```graphql good
type Customer @model @auth(rules: [{ allow: owner }]) {
  rep: ID! @index(name: "byRep", queryField: "customersByRep")
  deputy: ID! @index(name: "byDeputy", queryField: "customersByDeputy")
}
```

## Fix safety

Renaming an index is unsafe, because a relationship or a client may refer to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import (
    SetText,
)
from amplify_ls.edits.operations import Fix
from amplify_ls.gen1.facts.texts import upper_first
from amplify_ls.rules.gen1.wording import quoted, related_types
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared
    from amplify_ls.gen1.facts.models import Index
    from amplify_ls.gen1.syntax.nodes import (
        Name,
    )


def check(declared: Declared) -> Iterator[Finding[tuple[Index, list[str]]]]:
    model = declared.model
    if model is None:
        return
    seen: dict[str, Name] = {}
    names = [index.name for index in model.indexes]
    for index in model.indexes:
        name = index.written_name
        if name is None:
            continue
        first = seen.setdefault(name.text, name)
        if first is not name:
            yield Finding(
                name.span,
                f"The model `{declared.name}` has another index named `{name.text}`.",
                related_types(first, "The first index"),
                package_message=f"You may only supply one @index with the name '{name.text}' on type '{declared.name}'.",
                data=(index, names),
            )


def fix(finding: Finding[tuple[Index, list[str]]]) -> Iterator[Fix]:
    index, names = finding.data
    new = f"by{'And'.join(map(upper_first, index.names))}"
    if new not in names:
        yield Fix(f"Rename it to `{new}`", (SetText(finding.span, quoted(new)),), is_preferred=True)


RULE = Rule(
    code="gen1/duplicate-index-name",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=("index",),
    summary="Two indexes of a model have the same name.",
    covers=("G103",),
    check=check,
    fix=fix,
    fixable="always",
    added="0.2.0",
)
