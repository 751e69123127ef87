"""`.default()` is called without a value.

## What it does

Reports `.default()` without a value in a schema that is not a SQL schema.

## Why is this bad?

`.default()` without a value means that the database generates it, which only PostgreSQL supports. The schema of a DynamoDB
model is rejected at synthesis. The identifiers and timestamps of such models are generated automatically.

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

## Fix safety

The fix removes `.default()`. It is unsafe, because a default value may be missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Remove
from amplify_ls.fit.problems import MissingArgument
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.data.defaults import empty_defaults
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Parts
    from amplify_ls.values.values import Link
CLAIMS = (Claim(MissingArgument, "**", call="*.default"),)


def check(parts: Parts) -> Iterator[Finding[Link]]:
    if parts.database.is_sql:
        return
    for part, link in empty_defaults(parts):
        yield Finding(
            link.name_span,
            f"`.default()` of `{part.name}` has no value, and DynamoDB does not generate one.",
            package_message=f"Invalid field definition for {part.name.rpartition('.')[2]}. DB-generated fields are only "
            "supported with PostgreSQL data sources.",
            data=link,
        )


def fix(finding: Finding[Link]) -> Iterator[Fix]:
    yield Fix("Remove `.default()`", (Remove(finding.data.span),), is_preferred=True)


RULE = Rule(
    code="data/empty-default",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PARTS,
    summary="`.default()` is called without a value.",
    covers=("F02",),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="always",
)
