"""An entry or field has a name that the generated API already uses.

## What it does

Reports an entry named `Query`, `Mutation` or `Subscription`, like a scalar of GraphQL or AppSync such as `AWSDate`,
or like a generated type such as `ModelSortDirection`, and a field of a model named `and`, `or` or `not`.

## Why is this bad?

`Query`, `Mutation` and `Subscription` are the root types of the API, and the scalars of AppSync are predefined. The
fields `and`, `or` and `not` clash with the filters that are generated for the model. A type that is named `String`
or `ID` silently replaces the scalar, which is reported as a warning.

## Example

```ts bad
const schema = a.schema({
  Subscription: a.model({ plan: a.string() }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  UserSubscription: a.model({ plan: a.string() }),
}).authorization((allow) => [allow.authenticated()]);
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.schema.reserved import APPSYNC_TYPES, FILTER_OPERATORS, GENERATED_TYPES, GRAPHQL_TYPES, ROOT_TYPES
from amplify_ls.model.data.entries import OPERATION_KINDS, EntryKind
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.entries import Entry


def check(entry: Entry) -> Iterator[Finding]:
    is_type = entry.kind not in OPERATION_KINDS and entry.kind not in (EntryKind.UNKNOWN, EntryKind.OTHER)
    if is_type:
        yield from _type_faults(entry)
    if entry.kind is EntryKind.MODEL:
        for name in FILTER_OPERATORS:
            field = entry.fields.get(name)
            if field is not None:
                yield Finding(
                    field.name_span,
                    f"The field `{entry.name}.{name}` clashes with the operator `{name}` of the generated filters.",
                    package_message=f"type Model{entry.name}FilterInput has already a field with name {name}",
                )


def _type_faults(entry: Entry) -> Iterator[Finding]:
    name = entry.name
    if name in ROOT_TYPES and entry.kind is not EntryKind.CUSTOM_TYPE:
        yield Finding(
            entry.name_span,
            f"The name `{name}` is reserved for a root type of the API.",
            package_message=f"'{name}' is a reserved type name and currently in use within the default schema element.",
        )
    elif name in APPSYNC_TYPES:
        yield Finding(
            entry.name_span,
            f"The name `{name}` is reserved for a scalar type of AppSync.",
            package_message=f'There can be only one type named "{name}".',
        )
    elif name in GRAPHQL_TYPES or name in GENERATED_TYPES or name in ROOT_TYPES:
        yield Finding(
            entry.name_span,
            f"The {entry.kind.value} `{name}` replaces the type of the same name in the generated API.",
            severity=Severity.WARNING,
            stage=Stage.DEPLOY,
        )


RULE = Rule(
    code="data/reserved-name",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.ENTRY,
    summary="An entry or field has a name that the generated API already uses.",
    covers=("F14", "N01", "N02", "N03"),
    check=check,
)
