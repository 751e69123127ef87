"""`createdAt` or `updatedAt` has a type that is not set automatically.

## What it does

Reports a field `createdAt` or `updatedAt` that is neither `a.datetime()` nor `a.string()`. A model whose `create`
and `update` mutations are disabled is not reported, because its records are written in another way.

## Why is this bad?

The generated mutations set both fields to the current time. They still do so if the fields are declared as
`a.datetime()` or `a.string()`. With any other type the fields stay empty unless each request sets them.

## Example

```ts bad
const schema = a.schema({
  Order: a.model({ createdAt: a.integer() }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Order: a.model({ createdAt: a.datetime() }),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

The fix changes the type to `a.datetime()`. It is not applied by `--fix`, because it changes the type of stored
data.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.model.data.api_names import disabled_operations
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.model.data.fields import FieldKind
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.builders import BuilderCall
    from amplify_ls.model.data.entries import Entry
    from amplify_ls.model.data.fields import Field

_FILLED = frozenset({"String", "AWSDateTime"})


def check(entry: Entry) -> Iterator[Finding[tuple[Field, BuilderCall]]]:
    if entry.kind is not EntryKind.MODEL or not entry.database.has_implied_fields or _is_written_elsewhere(entry):
        return
    for name in ("createdAt", "updatedAt"):
        field = entry.fields.get(name)
        if field is None or field.call is None or field.kind in (FieldKind.UNKNOWN, FieldKind.OTHER):
            continue
        if field.graphql_type not in _FILLED:
            yield Finding(
                field.call.name_span,
                f"`{entry.name}.{name}` is not set automatically because it is `a.{field.call.name}()`.",
                package_message=f"type {entry.name}.{name} is not of String or AWSDateTime. Auto population is not supported",
                data=(field, field.call),
            )


def _is_written_elsewhere(entry: Entry) -> bool:
    """Whether the API surely neither creates nor updates records."""
    disabled = disabled_operations(entry)
    return disabled is not None and {"create", "update"} <= disabled


def fix(finding: Finding[tuple[Field, BuilderCall]]) -> Iterator[Fix]:
    field, call = finding.data
    if field.kind is FieldKind.SCALAR and call.lacks("default") and call.lacks("validate"):
        yield Fix("Change to `a.datetime()`", (Replace(call.name_span, "datetime"),), is_preferred=True)


RULE = Rule(
    code="data/timestamp-field-type",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.ENTRY,
    summary="`createdAt` or `updatedAt` has a type that is not set automatically.",
    covers=("F15",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
