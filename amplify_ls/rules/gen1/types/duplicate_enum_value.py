"""A value appears twice in an enum.

## What it does

Reports the second occurrence of a value in an enum.

## Why is this bad?

The schema is not valid: `Enum value ... can only be defined once`.

## Example

```graphql bad
enum Seat { WINDOW AISLE WINDOW }

type Booking @model @auth(rules: [{ allow: owner }]) {
  seat: Seat
}
```

Use instead:

```graphql good
enum Seat { WINDOW AISLE }

type Booking @model @auth(rules: [{ allow: owner }]) {
  seat: Seat
}
```

## Fix safety

Removing the second one changes nothing else, so it is safe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Safety
from amplify_ls.rules.gen1.wording import related_types, removal
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared
    from amplify_ls.gen1.syntax.nodes import (
        Member,
        Name,
    )


def check(declared: Declared) -> Iterator[Finding[Member]]:
    seen: dict[str, Name] = {}
    for member in declared.definition.members:
        first = seen.setdefault(member.name.text, member.name)
        if first is not member.name:
            yield Finding(
                member.name.span,
                f"The value `{member.name.text}` appears twice in the enum `{declared.name}`.",
                related_types(first, "The first one"),
                package_message=f'Enum value "{declared.name}.{member.name.text}" can only be defined once.',
                data=member,
            )


def fix(finding: Finding[Member]) -> Iterator[Fix]:
    member: Member = finding.data
    yield removal(member.span, f"`{member.name.text}`", Safety.SAFE)


RULE = Rule(
    code="gen1/duplicate-enum-value",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    summary="A value appears twice in an enum.",
    covers=("G014",),
    check=check,
    fix=fix,
    fixable="always",
    added="0.2.0",
)
