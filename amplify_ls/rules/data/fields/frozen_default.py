"""A default is computed once, when the backend is deployed.

## What it does

Reports a default that is computed by a call such as `new Date().toISOString()`, `Date.now()` or `crypto.randomUUID()`.

## Why is this bad?

The call runs while the schema is built, so every record has the same value: the time of the deployment, or the same ID. The
fields `createdAt` and `updatedAt` are set automatically for each record. Set other values where records are created.

## Example

```ts bad
const schema = a.schema({
  Order: a.model({ orderedAt: a.datetime().default(new Date().toISOString()) }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Order: a.model({ orderedAt: a.datetime() }),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

The fix removes the default. It is unsafe, because records are then created without a value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.lookup import scalar
from amplify_ls.edits.operations import Fix, Remove
from amplify_ls.model.data.scalar_values import is_value_of
from amplify_ls.rules.data.defaults import computed_by, computed_text, defaults, is_date_object
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Parts
    from amplify_ls.model.types.chains import Step

_TEXTS = frozenset({"String", "ID"})


def check(parts: Parts) -> Iterator[Finding[Step]]:
    for part, step, value in defaults(parts):
        source = computed_by(value)
        known = None if part.call is None else scalar(part.call.name)
        # A value of the wrong type is reported by another rule.
        if not source or known is None or (is_date_object(value) and known.graphql not in _TEXTS):
            continue
        text = computed_text(value)
        if text is not None and not is_value_of(known.graphql, text):
            continue
        yield Finding(value.span, f"`{source}` runs once at deployment, so all records have the same `{part.name}`.", data=step)


def fix(finding: Finding[Step]) -> Iterator[Fix]:
    yield Fix("Remove the default", (Remove(finding.data.link.span),), is_preferred=True)


RULE = Rule(
    code="data/frozen-default",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.PARTS,
    summary="A default is computed once, when the backend is deployed.",
    covers=("F09",),
    check=check,
    fix=fix,
    fixable="always",
)
