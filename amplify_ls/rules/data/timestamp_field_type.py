"""`createdAt` or `updatedAt` is declared with a type that is not filled in.

Both are set for each record by themselves, as points in time. Declared as `a.datetime()` or `a.string()` they still
are; with any other type they stay empty unless each request gives them.

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.model.entries import EntryKind
from amplify_ls.model.fields import FieldKind
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.entries import Entry

_FILLED = frozenset({"String", "AWSDateTime"})


def check(entry: Entry) -> Iterator[Finding]:
    if entry.kind is not EntryKind.MODEL:
        return
    for name in ("createdAt", "updatedAt"):
        field = entry.fields.get(name)
        if field is None or field.call is None or field.kind in (FieldKind.UNKNOWN, FieldKind.OTHER):
            continue
        if field.graphql_type not in _FILLED:
            yield Finding(
                field.call.name_span,
                f"`{entry.name}.{name}` is `a.{field.call.name}()`, which is not filled in by itself.",
                package_message=f"type {entry.name}.{name} is not of String or AWSDateTime. Auto population is not supported",
                data=field,
            )


def fix(finding: Finding) -> Iterator[Fix]:
    field = finding.data
    if field.kind is FieldKind.SCALAR and field.call.lacks("default") and field.call.lacks("validate"):
        yield Fix("Change to `a.datetime()`", (Replace(field.call.name_span, "datetime"),), is_preferred=True)


RULE = Rule(
    code="data/timestamp-field-type",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.ENTRY,
    summary="`createdAt` or `updatedAt` is declared with a type that is not filled in.",
    covers=("F15",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
