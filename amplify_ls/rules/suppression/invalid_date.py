"""The last day of a comment that suppresses findings is no date.

A day is written as `2027-01-31`. A comment with anything else behind `until` holds for ever.

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

    from amplify_ls.rules.suppressions import Suppression


def check(suppression: Suppression) -> Iterator[Finding]:
    until = suppression.comment.until
    if until is not None and suppression.last_day is None:
        span = suppression.span(until.start, until.end)
        yield Finding(span, f"`{until.text}` is not a day like `2027-01-31`, so that the comment holds for ever.")


RULE = Rule(
    code="suppression/invalid-date",
    severity=Severity.WARNING,
    stages=(Stage.TYPES,),
    subject=Subject.SUPPRESSION,
    summary="The last day of a comment that suppresses findings is no date.",
    covers=(),
    check=check,
)
