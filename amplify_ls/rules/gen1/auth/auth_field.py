"""An authorization rule uses a field that is not declared or has an unsuitable type.

## What it does

Reports `ownerField` and `groupsField` values whose field is not a string or a list of strings, `groupsField` values of
fields that are not declared, and declared fields that differ from the owner field only in case.

## Why is this bad?

The rule compares identifiers with the field, so another type never matches. A field for groups is not added, so nobody can
set it. An owner field that differs in case is added as a second field.

## Example

```graphql bad
type Todo @model @auth(rules: [{ allow: groups, groupsField: "teams" }]) {
  content: String
}
```

Use instead:

```graphql good
type Todo @model @auth(rules: [{ allow: groups, groupsField: "teams" }]) {
  content: String
  teams: [String]
}
```

## Fix safety

Declaring the field or changing the name changes who is granted access, so the fixes are unsafe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import (
    AddField,
)
from amplify_ls.edits.operations import Fix
from amplify_ls.rules.gen1.access import (
    auth_places,
)
from amplify_ls.rules.gen1.wording import is_named
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.auth_rules import AuthRule
    from amplify_ls.gen1.facts.declared import Declared
    from amplify_ls.gen1.syntax.nodes import (
        Field,
        Name,
    )


def check(declared: Declared) -> Iterator[Finding[tuple[Declared, str]]]:
    if declared.model is None:
        return
    fields = {field.name.text: field for field in declared.api.fields(declared.name)}
    for place in auth_places(declared):
        for rule in place.rules:
            if rule.strategy == "owner" and not rule.groups:
                yield from _check_owner(declared, rule, fields)
            elif rule.strategy == "groups" and rule.groups_field is not None and not rule.groups:
                name = rule.groups_field
                field = fields.get(name.text)
                if field is None:
                    yield Finding(
                        name.span,
                        f"The model `{declared.name}` declares no field `{name.text}`, so nobody can set the "
                        "groups of a record.",
                        data=(declared, name.text),
                    )
                else:
                    yield from _check_type(declared, name, field)


def _check_owner(declared: Declared, rule: AuthRule, fields: dict[str, Field]) -> Iterator[Finding[tuple[Declared, str]]]:
    wanted = "owner" if rule.owner_field is None else rule.owner_field.text
    field = fields.get(wanted)
    if field is not None and rule.owner_field is not None:
        yield from _check_type(declared, rule.owner_field, field)
    if field is not None:
        return
    similar = next((name for name in fields if name.lower() == wanted.lower()), None)
    if similar is not None:
        place = fields[similar].name.span if rule.owner_field is None else rule.owner_field.span
        yield Finding(
            place,
            f"The owner field of `{declared.name}` is `{wanted}`, which is added next to the field `{similar}`.",
            package_message=(
                f'WARNING: Schema field "{similar}" and ownerField "{wanted}" in type {declared.name} '
                "are getting added to your schema but could be referencing the same owner field."
            ),
            data=(declared, ""),
        )


def _check_type(declared: Declared, name: Name, field: Field) -> Iterator[Finding[tuple[Declared, str]]]:
    base = field.type.name.text
    if base in ("String", "ID", "AWSEmail") or not declared.api.is_declared(base):
        return
    yield Finding(
        name.span,
        f"The field `{declared.name}.{name.text}` of type `{field.type.text}` contains no users or groups.",
        data=(declared, ""),
    )


def fix(finding: Finding[tuple[Declared, str]]) -> Iterator[Fix]:
    declared, name = finding.data
    if name and is_named(name):
        new = f"{name}: [String]"
        yield Fix(f"Declare `{new}`", (AddField(declared.definition, new),), is_preferred=True)


RULE = Rule(
    code="gen1/auth-field",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.GEN1_DEFINITION,
    directives=("auth",),
    summary="An authorization rule uses a field that is not declared or has an unsuitable type.",
    covers=("G239", "G240", "G241"),
    check=check,
    fix=fix,
    fixable="sometimes",
    added="0.2.0",
)
