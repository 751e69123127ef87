"""Two authorization rules of a model are for the same callers.

## What it does

Reports the second rule for the same owner field, the same group, or all callers of a provider, and a group that is named
twice.

## Why is this bad?

The transformers reject it: `already exists for`. One rule with all operations is possible.

## Example

```graphql bad
type Todo @model @auth(rules: [{ allow: owner }, { allow: owner, operations: [read] }]) {
  content: String
}
```

Use instead:

```graphql good
type Todo @model @auth(rules: [{ allow: owner, operations: [read] }]) {
  content: String
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.facts.auth_rules import auth_rules
from amplify_ls.rules.gen1.access import (
    role_words,
    roles_of,
)
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared
    from amplify_ls.syntax.outline import Span


def check(declared: Declared) -> Iterator[Finding]:
    directive = declared.definition.directive("auth")
    if not declared.definition.is_model or directive is None:
        return
    seen: dict[str, Span] = {}
    for rule in auth_rules(directive):
        for role, span in roles_of(rule):
            first = seen.setdefault(role, span)
            if first is not span:
                yield Finding(
                    span,
                    f"The model `{declared.name}` has another rule for {role_words(rule, role)}.",
                    (Related(first, "The first one"),),
                    package_message=f"@auth {declared.name}:{role} already exists for {declared.name}",
                )
                break


RULE = Rule(
    code="gen1/repeated-auth-rule",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=("auth",),
    summary="Two authorization rules of a model are for the same callers.",
    covers=("G222", "G223"),
    check=check,
    added="0.2.0",
)
