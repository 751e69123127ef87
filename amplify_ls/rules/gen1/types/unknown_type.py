"""A field, argument or union refers to a type that is not declared.

## What it does

Reports names of types that are neither scalars of AppSync nor declared in any file of the API. Types that the transformers
generate, such as `CreateTodoInput`, do not exist when the schema is validated.

## Why is this bad?

The schema is not valid, and the deployment fails with `Unknown type`.

## Example

```graphql bad
type Invoice @model @auth(rules: [{ allow: owner }]) {
  number: string
}
```

Use instead:

```graphql good
type Invoice @model @auth(rules: [{ allow: owner }]) {
  number: String
}
```

## Fix safety

Changing only the case of the name is safe. Other changes are unsafe, because another type may be intended.

## Known limitations

A name that a definition with a syntax error may declare is not reported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import (
    SetText,
)
from amplify_ls.edits.operations import Fix
from amplify_ls.gen1.catalog.scalars import (
    HELPER_TYPES,
    SCALARS,
)
from amplify_ls.gen1.syntax.nodes import (
    Kind,
)
from amplify_ls.gen1.validation.validate import fields_with_types
from amplify_ls.rules.gen1.wording import renames
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared

_FORMER = {
    "Date": "AWSDate",
    "Time": "AWSTime",
    "DateTime": "AWSDateTime",
    "Timestamp": "AWSTimestamp",
    "JSON": "AWSJSON",
    "Json": "AWSJSON",
    "Email": "AWSEmail",
    "URL": "AWSURL",
    "Phone": "AWSPhone",
    "Number": "Int",
    "Integer": "Int",
    "Text": "String",
    "Bool": "Boolean",
    "bool": "Boolean",
    "number": "Int",
    "integer": "Int",
    "date": "AWSDate",
    "datetime": "AWSDateTime",
    "json": "AWSJSON",
    "Decimal": "Float",
    "Long": "Float",
    "UUID": "ID",
}


def check(declared: Declared) -> Iterator[Finding[tuple[Declared, str]]]:
    definition = declared.definition
    names = [field.type.name for field in fields_with_types(definition)]
    names += [
        *definition.interfaces,
        *definition.types,
        *(root.type for root in definition.roots if definition.kind is Kind.SCHEMA),
    ]
    for name in names:
        if declared.api.lacks(name.text) and name.text not in HELPER_TYPES:
            yield Finding(
                name.span,
                f"The type `{name.text}` is not declared.",
                package_message=f'Unknown type "{name.text}".',
                data=(declared, name.text),
            )


def fix(finding: Finding[tuple[Declared, str]]) -> Iterator[Fix]:
    declared, name = finding.data
    meant = _FORMER.get(name)
    if meant is not None:
        yield Fix(f"Change to `{meant}`", (SetText(finding.span, meant),), is_preferred=True)
        return
    yield from renames(finding.span, name, (*SCALARS, *declared.api.type_names))


RULE = Rule(
    code="gen1/unknown-type",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    summary="A field, argument or union refers to a type that is not declared.",
    covers=("G010", "G031"),
    check=check,
    fix=fix,
    fixable="sometimes",
    added="0.2.0",
)
