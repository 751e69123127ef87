"""A subscription names a mutation that does not exist.

## What it does

Reports names in `@aws_subscribe` that are neither declared nor generated mutations.

## Why is this bad?

AppSync rejects the subscription.

## Example

```graphql bad
type Todo @model @auth(rules: [{ allow: private }]) {
  content: String
}

type Subscription {
  added: Todo @aws_subscribe(mutations: ["createTodoo"]) @auth(rules: [{ allow: private }])
}
```

Use instead:

```graphql good
type Todo @model @auth(rules: [{ allow: private }]) {
  content: String
}

type Subscription {
  added: Todo @aws_subscribe(mutations: ["createTodo"]) @auth(rules: [{ allow: private }])
}
```

## Fix safety

Another mutation may be intended, so the fix is unsafe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.facts.texts import text_names
from amplify_ls.rules.gen1.wording import renames
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding[tuple[str, frozenset[str]]]]:
    if declared.name != "Subscription" or declared.api.has_broken_definitions:
        return
    for field, directive in declared.uses("aws_subscribe"):
        for name in text_names(directive.get("mutations")):
            if name.text not in declared.api.mutation_names:
                yield Finding(
                    name.span,
                    f"The subscription `{field.name.text}` names the mutation `{name.text}`, which does not exist.",
                    package_message=(
                        f'Subscription.{field.name.text}: @aws_subscribe names mutation "{name.text}", which does not exist'
                    ),
                    data=(name.text, declared.api.mutation_names),
                )


def fix(finding: Finding[tuple[str, frozenset[str]]]) -> Iterator[Fix]:
    name, names = finding.data
    yield from renames(finding.span, name, sorted(names), is_text=True)


RULE = Rule(
    code="gen1/unknown-mutation",
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.GEN1_DEFINITION,
    directives=("aws_subscribe",),
    summary="A subscription names a mutation that does not exist.",
    covers=("G268",),
    check=check,
    fix=fix,
    fixable="sometimes",
    added="0.2.0",
)
