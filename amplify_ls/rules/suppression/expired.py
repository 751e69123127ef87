"""A suppression comment has expired.

## What it does

Reports a suppression comment whose last day is over. `// amplify-ls-ignore CODE until 2027-01-31: reason` suppresses findings
up to and including that day.

## Why is this bad?

The comment no longer suppresses anything: its findings are reported again.

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

## Fix safety

The fix removes the comment. It is safe because the comment has no effect.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Remove, Safety
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.rules.suppression.suppressions import Suppression


def check(suppression: Suppression) -> Iterator[Finding[Suppression]]:
    until = suppression.comment.until
    if until is not None and suppression.is_expired:
        span = suppression.span(until.start, until.end)
        yield Finding(span, f"The suppression comment expired after `{until.text}`.", data=suppression)


def fix(finding: Finding[Suppression]) -> Iterator[Fix]:
    comment = finding.data.comment
    whole = finding.data.span(comment.start, comment.end)
    yield Fix("Remove the comment", (Remove(whole),), Safety.SAFE, is_preferred=True)


RULE = Rule(
    code="suppression/expired",
    severity=Severity.WARNING,
    stages=(Stage.TYPES,),
    subject=Subject.SUPPRESSION,
    summary="A suppression comment has expired.",
    covers=(),
    check=check,
    fix=fix,
    fixable="always",
)
