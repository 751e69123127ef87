"""A schema declares a directive that the transformers declare.

## What it does

Reports `directive @model ...` and other declarations of directives of Amplify or AppSync, which are often pasted to satisfy
other tools.

## Why is this bad?

The transformers declare their directives themselves, so the deployment fails with `There can be only one directive named`.
`amplify-ls gen1 directives` prints the declarations for other tools, which can read them from another file.

## Example

```graphql bad
directive @model on OBJECT

type Todo @model @auth(rules: [{ allow: owner }]) {
  content: String
}
```

Use instead:

```graphql good
type Todo @model @auth(rules: [{ allow: owner }]) {
  content: String
}
```

## Fix safety

Removing the declaration changes nothing else, so the fix is safe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Safety
from amplify_ls.gen1.syntax.nodes import (
    Definition,
    Kind,
)
from amplify_ls.gen1.validation.validate import known_directive
from amplify_ls.rules.gen1.wording import removal
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding[Definition]]:
    definition = declared.definition
    if (
        definition.kind is Kind.DIRECTIVE
        and definition.name is not None
        and known_directive(declared, declared.name) is not None
    ):
        yield Finding(
            definition.name.span,
            f"The directive `@{declared.name}` is built in and cannot be declared.",
            package_message=f'There can be only one directive named "@{declared.name}".',
            data=definition,
        )


def fix(finding: Finding[Definition]) -> Iterator[Fix]:
    yield removal(finding.data.span, "the declaration", Safety.SAFE)


RULE = Rule(
    code="gen1/redeclared-directive",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    summary="A schema declares a directive that the transformers declare.",
    covers=(),
    check=check,
    fix=fix,
    fixable="always",
    added="0.2.0",
)
