"""A field has two resolvers.

## What it does

Reports the second of `@function`, `@http` and `@sql` on one field. Several `@function` directives are a pipeline.

## Why is this bad?

Both directives create a resolver for the field, so the deployment fails or one of them has no effect.

## Example

```graphql bad
type Query {
  rate: Float @http(url: "https://rates.example.com/eur") @function(name: "rate-${env}") @auth(rules: [{ allow: private }])
}
```

Use instead:

```graphql good
type Query {
  rate: Float @http(url: "https://rates.example.com/eur") @auth(rules: [{ allow: private }])
}
```

## Fix safety

Either directive may be the intended one, so the fix is unsafe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.rules.gen1.wording import removal
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.gen1.facts.declared import Declared
    from amplify_ls.gen1.syntax.nodes import (
        Directive,
    )


def check(declared: Declared) -> Iterator[Finding[Directive]]:
    for field in declared.definition.fields:
        found: dict[str, Directive] = {}
        for directive in field.directives:
            if directive.name.text in ("function", "http", "sql"):
                found.setdefault(directive.name.text, directive)
        first, *others = found.values() or (None,)
        for directive in others:
            if directive is not None and first is not None:
                yield Finding(
                    directive.at_name,
                    f"The field `{declared.name}.{field.name.text}` has another resolver, `@{first.name.text}`.",
                    (Related(first.at_name, "The other resolver"),),
                    data=directive,
                )


def fix(finding: Finding[Directive]) -> Iterator[Fix]:
    yield removal(finding.data.span, f"`@{finding.data.name.text}`")


RULE = Rule(
    code="gen1/two-resolvers",
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.GEN1_DEFINITION,
    summary="A field has two resolvers.",
    covers=("G266",),
    check=check,
    fix=fix,
    fixable="always",
    added="0.2.0",
)
