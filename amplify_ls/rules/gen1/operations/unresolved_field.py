"""A custom query or mutation has no resolver.

## What it does

Reports fields of `Query` and `Mutation` without `@function`, `@http`, `@predictions` or `@sql`, if the API has neither own
resolvers for them in `resolvers` nor own stacks. They are reported once per type, at the first of these fields.

## Why is this bad?

Nothing computes the field, so it is always null.

## Example

```graphql bad
type Query {
  hello: String @auth(rules: [{ allow: private }])
}
```

Use instead:

```graphql good
type Query {
  hello: String @function(name: "hello-${env}") @auth(rules: [{ allow: private }])
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.syntax.nodes import Kind
from amplify_ls.gen1.validation.validate import known_directive
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import first_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared
    from amplify_ls.gen1.syntax.nodes import Field

_RESOLVERS = frozenset({"function", "http", "predictions", "sql", "conversation", "generation"})
_MOST_FIELDS = 3
"""Fields that a message lists."""


def check(declared: Declared) -> Iterator[Finding]:
    fields = list(_unresolved(declared))
    if not fields:
        return
    names = first_of([f"{declared.name}.{field.name.text}" for field in fields], _MOST_FIELDS, "field")
    related = tuple(Related(field.name.span, f"Nothing resolves `{field.name.text}`") for field in fields[1:])
    always = "so it is always null" if len(fields) == 1 else "so they are always null"
    yield Finding(fields[0].name.span, f"Nothing resolves {names}, {always}.", related)


def _unresolved(declared: Declared) -> Iterator[Field]:
    api = declared.api
    if (
        declared.definition.kind is not Kind.TYPE
        or declared.name not in ("Query", "Mutation")
        or api.is_newer
        or api.surroundings.has_stacks
    ):
        return
    if declared.definition.is_model:
        return
    for field in declared.definition.fields:
        names = {directive.name.text for directive in field.directives}
        if names & _RESOLVERS or any(known_directive(declared, name) is None for name in names):
            continue
        prefix = f"{declared.name}.{field.name.text}."
        if not any(name.startswith(prefix) for name in api.surroundings.resolvers):
            yield field


RULE = Rule(
    code="gen1/unresolved-field",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.GEN1_DEFINITION,
    summary="A custom query or mutation has no resolver.",
    covers=("G260",),
    check=check,
    added="0.2.0",
)
