"""A field of an interface has authorization rules.

## What it does

Reports `@auth` on fields of interfaces.

## Why is this bad?

The transformers reject it: `cannot be placed on an interface's field`.

## Example

```graphql bad
interface Named {
  name: String @auth(rules: [{ allow: private }])
}

type Dog implements Named @model @auth(rules: [{ allow: private }]) {
  name: String
}
```

Use instead:

```graphql good
interface Named {
  name: String
}

type Dog implements Named @model @auth(rules: [{ allow: private }]) {
  name: String
}
```

## Fix safety

Removing the rules is unsafe, because they may be intended for the fields of the types.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.syntax.nodes import (
    Directive,
    Kind,
)
from amplify_ls.rules.gen1.wording import removal
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding[Directive]]:
    if declared.definition.kind is not Kind.INTERFACE:
        return
    for field, directive in declared.uses("auth"):
        yield Finding(
            directive.at_name,
            f"The field `{declared.name}.{field.name.text}` of an interface cannot have authorization rules.",
            package_message=(
                f"The @auth directive cannot be placed on an interface's field. See {declared.name}.{field.name.text}"
            ),
            data=directive,
        )


def fix(finding: Finding[Directive]) -> Iterator[Fix]:
    yield removal(finding.data.span, "`@auth`")


RULE = Rule(
    code="gen1/auth-on-interface-field",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=("auth",),
    summary="A field of an interface has authorization rules.",
    covers=("G231",),
    check=check,
    fix=fix,
    fixable="always",
    added="0.2.0",
)
