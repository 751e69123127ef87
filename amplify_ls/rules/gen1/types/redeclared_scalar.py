"""A schema declares a scalar that AppSync has.

## What it does

Reports declarations with the name of a scalar of AppSync, such as `AWSDateTime`.

## Why is this bad?

The transformers declare these scalars themselves, so the deployment fails with `There can be only one type named`.

## Example

```graphql bad
scalar AWSDateTime

type Visit @model @auth(rules: [{ allow: owner }]) {
  at: AWSDateTime
}
```

Use instead:

```graphql good
type Visit @model @auth(rules: [{ allow: owner }]) {
  at: AWSDateTime
}
```

## Fix safety

The fix removes the declaration of a scalar, which changes nothing else, so it is safe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Safety
from amplify_ls.gen1.catalog.scalars import (
    DECLARED_SCALARS,
)
from amplify_ls.gen1.syntax.nodes import (
    Definition,
    Kind,
)
from amplify_ls.rules.gen1.wording import removal
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding[Definition]]:
    definition = declared.definition
    if (
        declared.name in DECLARED_SCALARS
        and not definition.is_extension
        and definition.name is not None
        and definition.kind is not Kind.DIRECTIVE
    ):
        yield Finding(
            definition.name.span,
            f"The scalar `{declared.name}` is built in and cannot be declared.",
            package_message=f'There can be only one type named "{declared.name}".',
            data=definition,
        )


def fix(finding: Finding[Definition]) -> Iterator[Fix]:
    definition = finding.data
    if definition.kind is Kind.SCALAR:
        yield removal(definition.span, "the declaration", Safety.SAFE)


RULE = Rule(
    code="gen1/redeclared-scalar",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    summary="A schema declares a scalar that AppSync has.",
    covers=("G015",),
    check=check,
    fix=fix,
    fixable="always",
    added="0.2.0",
)
