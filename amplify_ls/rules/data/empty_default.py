"""`.default()` is called without a value.

It means a value that the database makes, which only a PostgreSQL database does. A model in DynamoDB cannot have it: its
identifiers and times are made by themselves.

## Example

```ts bad
const schema = a.schema({
  Order: a.model({ number: a.integer().default() }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Order: a.model({ number: a.integer() }),
}).authorization((allow) => [allow.authenticated()]);
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Remove
from amplify_ls.rules.defaults import empty_defaults
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.parts import Parts


def check(parts: Parts) -> Iterator[Finding]:
    if parts.database.is_sql:
        return
    for part, link in empty_defaults(parts):
        yield Finding(
            link.name_span,
            f"`{part.name}` has a default without a value, and the database does not make one.",
            package_message=f"Invalid field definition for {part.name.rpartition('.')[2]}. DB-generated fields are only "
            "supported with PostgreSQL data sources.",
            data=link,
        )


def fix(finding: Finding) -> Iterator[Fix]:
    yield Fix("Remove `.default()`", (Remove(finding.data.span),), is_preferred=True)


RULE = Rule(
    code="data/empty-default",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PARTS,
    summary="`.default()` is called without a value.",
    covers=("F02",),
    check=check,
    fix=fix,
    fixable="always",
)
