"""An operation has a SQL handler, but its schema has no SQL database.

## What it does

Reports `a.handler.inlineSql` and `a.handler.sqlReference` in a schema that was not created with
`configure({ database })`.

## Why is this bad?

In a schema over DynamoDB, the packages reject `a.handler.sqlReference`. They ignore `a.handler.inlineSql`, so the
operation never returns anything, which is reported as a warning.

## Example

```ts bad
const schema = a.schema({
  Post: a.model({ title: a.string() }),
  now: a.query().returns(a.string()).handler(a.handler.sqlReference('./now.sql')),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const now = defineFunction({ name: 'now' });
const schema = a.schema({
  Post: a.model({ title: a.string() }),
  now: a.query().returns(a.string()).handler(a.handler.function(now)),
}).authorization((allow) => [allow.authenticated()]);
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.model.data.entries import EntryKind
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Parts

_IGNORED = "handler.inlineSql"
_REFUSED = "handler.sqlReference"


def check(parts: Parts) -> Iterator[Finding]:
    if parts.database.is_sql:
        return
    for part in parts.built(_IGNORED, _REFUSED):
        call = part.call
        if call is None or part.place != "handler":
            continue
        is_refused = call.name == _REFUSED
        yield Finding(
            call.name_span,
            f"`a.{call.name}` needs a SQL database, which this schema does not have.",
            severity=None if is_refused else Severity.WARNING,
            stage=None if is_refused else Stage.RUNTIME,
            package_message=f"Could not find custom SQL strategy for {_root(parts)}{part.name}" if is_refused else "",
        )


def _root(parts: Parts) -> str:
    kind = None if parts.entry is None else parts.entry.kind
    return "Mutation." if kind is EntryKind.MUTATION else "Query."


RULE = Rule(
    code="data/sql-handler-without-database",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PARTS,
    summary="An operation has a SQL handler, but its schema has no SQL database.",
    covers=("O14", "O15"),
    check=check,
)
