"""A suppression comment has an invalid date.

## What it does

Reports text after `until` in a suppression comment that is not a date in the format `2027-01-31`.

## Why is this bad?

A suppression comment with an invalid date never expires.

## Example

```ts bad
const schema = a.schema({
  // amplify-ls-ignore data/missing-authorization until 31.1.2027: rules come with the release
  Customer: a.model({ name: a.string() }),
});
```

Use instead:

```ts good
const schema = a.schema({
  // amplify-ls-ignore data/missing-authorization until 2199-01-31: rules come with the release
  Customer: a.model({ name: a.string() }),
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.rules.suppression.suppressions import Suppression


def check(suppression: Suppression) -> Iterator[Finding]:
    until = suppression.comment.until
    if until is not None and suppression.last_day is None:
        span = suppression.span(until.start, until.end)
        yield Finding(span, f"`{until.text}` is not a date like `2027-01-31`, so the suppression comment never expires.")


RULE = Rule(
    code="suppression/invalid-date",
    severity=Severity.WARNING,
    stages=(Stage.TYPES,),
    subject=Subject.SUPPRESSION,
    summary="A suppression comment has an invalid date.",
    covers=(),
    check=check,
)
