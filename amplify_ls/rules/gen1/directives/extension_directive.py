"""A directive is used in an extension that does not support it.

## What it does

Reports directives on an extension itself and on its fields. Fields of `extend type Query`, `Mutation` and `Subscription`
may have `@auth`, `@function`, `@http`, `@predictions`, `@sql` and directives of AppSync.

## Why is this bad?

The transformers reject directives there, with a message that names the type but not the file.

## Example

```graphql bad
type Dog @model @auth(rules: [{ allow: owner }]) {
  name: String
}

extend type Dog {
  owner: String @index(name: "byOwner")
}
```

Use instead:

```graphql good
type Dog @model @auth(rules: [{ allow: owner }]) {
  name: String
  owner: String @index(name: "byOwner")
}
```

## Fix safety

Removing the directive is unsafe, because it may belong to the type itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.catalog.scalars import (
    ROOT_TYPES,
)
from amplify_ls.gen1.catalog.types import Location
from amplify_ls.gen1.syntax.nodes import (
    Directive,
    Kind,
)
from amplify_ls.gen1.validation.validate import known_directive
from amplify_ls.rules.gen1.wording import removal
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.gen1.facts.declared import Declared

_ON_ROOT_FIELDS = frozenset({"auth", "function", "http", "predictions", "sql"})
_ANYWHERE = frozenset({"deprecated"})


def check(declared: Declared) -> Iterator[Finding[Directive]]:
    definition = declared.definition
    if not definition.is_extension or definition.kind is not Kind.TYPE:
        return
    for directive in definition.directives:
        if _is_transformed(declared, directive):
            yield Finding(
                directive.at_name,
                f"Extensions cannot have directives, so `@{directive.name.text}` belongs to the type `{declared.name}` itself.",
                package_message=(
                    "Directives are not supported on object or interface extensions. See the "
                    f"'@{directive.name.text}' directive on '{declared.name}'"
                ),
                data=directive,
            )
    is_root = declared.name in ROOT_TYPES
    for field in definition.fields:
        for directive in field.directives:
            name = directive.name.text
            if not _is_transformed(declared, directive) or Location.FIELD_DEFINITION not in _locations(declared, name):
                continue
            if name not in _ON_ROOT_FIELDS:
                yield Finding(
                    directive.at_name,
                    f"`@{name}` is not supported on the fields of extensions, such as `{declared.name}.{field.name.text}`.",
                    package_message=f"The '@{name}' directive is not supported on fields of extended types",
                    data=directive,
                )
            elif not is_root:
                yield Finding(
                    directive.at_name,
                    f"`@{name}` is supported only on fields of extensions of `Query`, `Mutation` and `Subscription`.",
                    package_message=(
                        f"The '@{name}' directive cannot be used on fields of type extensions other than 'Query', 'Mutation', "
                        f"and 'Subscription'. See {declared.name}.{field.name.text}"
                    ),
                    data=directive,
                )


def _is_transformed(declared: Declared, directive: Directive) -> bool:
    """Whether a transformer handles the directive, and not GraphQL or AppSync."""
    spec = known_directive(declared, directive.name.text)
    return spec is not None and not spec.is_appsync and spec.name not in _ANYWHERE


def _locations(declared: Declared, name: str) -> tuple[Location, ...]:
    spec = known_directive(declared, name)
    return () if spec is None else spec.locations


def fix(finding: Finding[Directive]) -> Iterator[Fix]:
    yield removal(finding.data.span, f"`@{finding.data.name.text}`")


RULE = Rule(
    code="gen1/extension-directive",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    summary="A directive is used in an extension that does not support it.",
    covers=("G077", "G092", "G121", "G154", "G232", "G233", "G261"),
    check=check,
    fix=fix,
    fixable="always",
    added="0.2.0",
)
