"""`@validate` comes before `@default`.

## What it does

Reports `@validate` of a field that has `@default` behind it.

## Why is this bad?

The transformers stop with `@validate directive must be specified after @default directive`.

## Example

```ts bad
import { defineData } from '@aws-amplify/backend';

export const data = defineData({
  schema: `
    type Todo @model @auth(rules: [{ allow: public }]) {
      title: String @validate(type: minLength, value: "3") @default(value: "none")
    }
  `,
});
```

Use instead:

```ts good
import { defineData } from '@aws-amplify/backend';

export const data = defineData({
  schema: `
    type Todo @model @auth(rules: [{ allow: public }]) {
      title: String @default(value: "none") @validate(type: minLength, value: "3")
    }
  `,
});
```

## Fix safety

The order has no other meaning, so the fix is safe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import AddAfter, RemoveRegion
from amplify_ls.edits.operations import Fix, Safety
from amplify_ls.rules.gen1.validations.uses import validations_in
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared
    from amplify_ls.gen1.syntax.nodes import Directive


def check(declared: Declared) -> Iterator[Finding[tuple[Directive, Directive, str]]]:
    for use in validations_in(declared):
        directives = use.field.directives
        default = use.field.directive("default")
        if default is None or directives.index(use.directive) > directives.index(default):
            continue
        span = use.directive.span
        text = declared.chunk.text[span.start : span.end].decode("utf-8", "replace")
        yield Finding(
            use.directive.at_name,
            f"`@validate` of `{declared.name}.{use.field.name.text}` comes before `@default`.",
            package_message="@validate directive must be specified after @default directive",
            data=(use.directive, default, text),
        )


def fix(finding: Finding[tuple[Directive, Directive, str]]) -> Iterator[Fix]:
    directive, default, text = finding.data
    operations = (RemoveRegion(directive.span), AddAfter(default.span, text))
    yield Fix("Move `@validate` behind `@default`", operations, safety=Safety.SAFE, is_preferred=True)


RULE = Rule(
    code="gen1/validation-before-default",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=("validate",),
    summary="`@validate` comes before `@default`.",
    covers=("G300",),
    check=check,
    fix=fix,
    fixable="always",
    added="0.2.0",
)
