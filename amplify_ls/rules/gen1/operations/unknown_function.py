"""A resolver names a function that the project does not have.

## What it does

Reports `@function` with an empty name, and with a name that ends in `-${env}` if `amplify/backend/function` has functions,
but none of this name.

## Why is this bad?

The transformers accept the name, and the field fails when it is called.

## Example

```graphql bad
type Query {
  hello: String @function(name: "") @auth(rules: [{ allow: private }])
}
```

Use instead:

```graphql good
type Query {
  hello: String @function(name: "hello-${env}") @auth(rules: [{ allow: private }])
}
```

## Fix safety

Another function may be intended, so the fix is unsafe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.syntax.nodes import (
    TextValue,
)
from amplify_ls.rules.gen1.wording import renames
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.gen1.facts.declared import Declared

_SUFFIX = "-${env}"


def check(declared: Declared) -> Iterator[Finding[tuple[str, tuple[str, ...]]]]:
    functions = declared.api.surroundings.functions
    for field, directive in declared.uses("function"):
        value = directive.get("name")
        if (
            not isinstance(value, TextValue)
            or directive.argument("accountId") is not None
            or directive.argument("region") is not None
        ):
            continue
        where = f"{declared.name}.{field.name.text}"
        if not value.text:
            yield Finding(value.span, f"The function of `{where}` has no name.", data=("", ()))
        elif functions is not None and value.text.endswith(_SUFFIX) and value.text.removesuffix(_SUFFIX) not in functions:
            yield Finding(
                value.span,
                f"The project has no function `{value.text.removesuffix(_SUFFIX)}`, which `{where}` calls.",
                data=(value.text, functions),
            )


def fix(finding: Finding[tuple[str, tuple[str, ...]]]) -> Iterator[Fix]:
    name, functions = finding.data
    yield from renames(finding.span, name, [f"{each}{_SUFFIX}" for each in functions], is_text=True) if name else ()


RULE = Rule(
    code="gen1/unknown-function",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.GEN1_DEFINITION,
    directives=("function",),
    summary="A resolver names a function that the project does not have.",
    covers=("G265",),
    check=check,
    fix=fix,
    fixable="sometimes",
    added="0.2.0",
)
