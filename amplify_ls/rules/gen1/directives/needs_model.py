"""A directive is used in a type without `@model`.

## What it does

Reports `@primaryKey`, `@index`, `@default`, relationship directives and `@validate` on fields of types and interfaces
without `@model`, and `@auth`, `@searchable`, `@mapsTo` and `@refersTo` on such types.

## Why is this bad?

The transformers reject these directives outside models.

## Example

```graphql bad
type Student @searchable {
  name: String
}

type Query {
  hello: String @function(name: "hello-${env}") @auth(rules: [{ allow: private }])
}
```

Use instead:

```graphql good
type Student {
  name: String
}

type Query {
  hello: String @function(name: "hello-${env}") @auth(rules: [{ allow: private }])
}
```

## Fix safety

Removing the directive is unsafe, because the type may be intended to be a model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.syntax.nodes import (
    Directive,
    Kind,
)
from amplify_ls.gen1.validation.problems import (
    UnknownDirective,
)
from amplify_ls.gen1.validation.validate import known_directive, problems_of
from amplify_ls.rules.gen1.wording import removal
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.gen1.facts.declared import Declared

_ON_TYPES = {
    "auth": "Types annotated with @auth must also be annotated with @model.",
    "searchable": "Types annotated with @searchable must also be annotated with @model.",
    "mapsTo": "@mapsTo is not supported on type {}. It can only be used on a @model type.",
    "refersTo": "@refersTo is not supported on type {}. It can only be used on a @model type.",
}
_ON_FIELDS = {
    "primaryKey": "The @primaryKey directive may only be added to object definitions annotated with @model.",
    "index": "The @index directive may only be added to object definitions annotated with @model.",
    "hasOne": "@hasOne must be on an @model object type field.",
    "hasMany": "@hasMany must be on an @model object type field.",
    "belongsTo": "@belongsTo must be on an @model object type field.",
    "manyToMany": "@manyToMany must be on an @model object type field.",
    "default": "The @default directive may only be added to object definitions annotated with @model.",
    "validate": "@validate directive can only be used on fields within @model types.",
}


def check(declared: Declared) -> Iterator[Finding[Directive]]:
    definition = declared.definition
    if definition.is_model or definition.is_extension or definition.kind not in (Kind.TYPE, Kind.INTERFACE):
        return
    if any(isinstance(problem, UnknownDirective) for problem in problems_of(declared)):
        # One of them may be meant to be `@model`.
        return
    found = [
        (directive, _ON_TYPES.get(directive.name.text)) for directive in definition.directives if definition.kind is Kind.TYPE
    ]
    found += [(directive, _ON_FIELDS.get(directive.name.text)) for field in definition.fields for directive in field.directives]
    for directive, message in found:
        if message is None or known_directive(declared, directive.name.text) is None:
            continue
        yield Finding(
            directive.at_name,
            f"`@{directive.name.text}` requires that `{declared.name}` is a model, but it has no `@model`.",
            package_message=message.format(declared.name),
            data=directive,
        )


def fix(finding: Finding[Directive]) -> Iterator[Fix]:
    yield removal(finding.data.span, f"`@{finding.data.name.text}`")


RULE = Rule(
    code="gen1/needs-model",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    summary="A directive is used in a type without `@model`.",
    covers=("G080", "G100", "G135", "G184", "G191", "G210", "G280", "G287", "G301"),
    check=check,
    fix=fix,
    fixable="sometimes",
    added="0.2.0",
)
