"""An extension has another keyword than the type that it extends.

## What it does

Reports extensions of one kind of type by the keyword of another kind, such as `extend type State` for an enum.

## Why is this bad?

The deployment fails with `Failure adding object extension` or an error of GraphQL.

## Example

```graphql bad
enum State { OPEN CLOSED }

extend type State { since: String }

type Todo @model @auth(rules: [{ allow: owner }]) {
  state: State
}
```

Use instead:

```graphql good
enum State { OPEN CLOSED }

extend enum State { WAITING }

type Todo @model @auth(rules: [{ allow: owner }]) {
  state: State
}
```

## Fix safety

The fix changes the keyword only if the content fits, and is unsafe because the name may be wrong instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import (
    SetText,
)
from amplify_ls.edits.operations import Fix
from amplify_ls.gen1.syntax.nodes import (
    Definition,
    Kind,
)
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding[tuple[Definition, Kind]]]:
    definition = declared.definition
    shape = declared.api.shape(declared.name) if definition.is_extension else None
    if shape is None or shape.kind is definition.kind or definition.name is None:
        return
    yield Finding(
        definition.name.span,
        f"`extend {definition.kind.value}` does not apply to `{declared.name}`, which is declared as "
        f"{article(shape.kind.value)}.",
        package_message="Failure adding object extension" if definition.kind is Kind.TYPE else "",
        data=(definition, shape.kind),
    )


def fix(finding: Finding[tuple[Definition, Kind]]) -> Iterator[Fix]:
    definition, kind = finding.data
    if not {kind, definition.kind} <= {Kind.TYPE, Kind.INTERFACE, Kind.INPUT} and (definition.fields or definition.members):
        return
    yield Fix(f"Change to `extend {kind.value}`", (SetText(definition.keyword, f"extend {kind.value}"),), is_preferred=True)


RULE = Rule(
    code="gen1/extension-kind",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    summary="An extension has another keyword than the type that it extends.",
    covers=("G314",),
    check=check,
    fix=fix,
    fixable="sometimes",
    added="0.2.0",
)
