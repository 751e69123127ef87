"""A comment that suppresses findings holds no more.

`// amplify-ls-ignore CODE until 2027-01-31: reason` hides findings up to that day and that day included. From the next day on
they are shown again, and the comment is a leftover.

The fix removes the comment.

## Example

```ts bad
const schema = a
  .schema({
    // amplify-ls-ignore data/missing-reference-field until 2024-06-30: it comes with the summer release
    Customer: a.model({ name: a.string() }),
  })
  .authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a
  .schema({
    Customer: a.model({ name: a.string() }),
  })
  .authorization((allow) => [allow.authenticated()]);
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Remove, Safety
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.rules.suppressions import Suppression


def check(suppression: Suppression) -> Iterator[Finding]:
    until = suppression.comment.until
    if until is not None and suppression.is_expired:
        span = suppression.span(until.start, until.end)
        yield Finding(span, f"The comment has held until `{until.text}` and hides nothing any more.", data=suppression)


def fix(finding: Finding) -> Iterator[Fix]:
    comment = finding.data.comment
    whole = finding.data.span(comment.start, comment.end)
    yield Fix("Remove the comment", (Remove(whole),), Safety.SAFE, is_preferred=True)


RULE = Rule(
    code="suppression/expired",
    severity=Severity.WARNING,
    stages=(Stage.TYPES,),
    subject=Subject.SUPPRESSION,
    summary="A comment that suppresses findings holds no more.",
    covers=(),
    check=check,
    fix=fix,
    fixable="always",
)
