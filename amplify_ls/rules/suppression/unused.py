"""A suppression comment suppresses nothing.

## What it does

Reports a suppression comment, or one of its codes, that suppresses no finding. `// amplify-ls-ignore CODE: reason` suppresses
findings on its own line or, if it is on a line by itself, on the next line of code; `amplify-ls-ignore-declaration` those of
the statement or member that starts there, and `amplify-ls-ignore-file` those of the file. `data/*` is a code for all rules of
a family.

## Why is this bad?

An unused comment is a leftover of a fault that has been fixed, and would suppress the next finding of the same rule.

## Example

```ts bad
const schema = a
  .schema({
    // amplify-ls-ignore data/missing-reference-field: it comes with the next release
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

The fix removes the comment, or the unused code if the comment has others. It is safe because nothing is suppressed.

## Known limitations

Nothing is reported while a file of the project has a syntax error, because its findings are unknown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Remove, Replace, Safety
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.rules.suppression.suppressions import Suppression


def check(suppression: Suppression) -> Iterator[Finding[tuple[Suppression, int | None]]]:
    comment = suppression.comment
    if suppression.is_expired:
        return
    if not comment.codes:
        yield _finding(suppression, None, "The suppression comment names no rule, so it suppresses nothing.")
        return
    unused = [
        (index, code)
        for index, code in enumerate(comment.codes)
        if code.name in suppression.known and code.name not in suppression.used
    ]
    if len(unused) == len(comment.codes):
        names = list(dict.fromkeys(code.name for _, code in unused))
        yield _finding(suppression, None, f"The comment suppresses no finding of {listed(names, 'or')}.")
        return
    for index, code in unused:
        yield _finding(suppression, index, f"The comment suppresses no finding of `{code.name}`.")


def _finding(suppression: Suppression, index: int | None, message: str) -> Finding[tuple[Suppression, int | None]]:
    place = suppression.comment if index is None else suppression.comment.codes[index]
    span = suppression.span(place.start, place.end)
    return Finding(span, message, tags=frozenset({"unnecessary"}), data=(suppression, index))


def fix(finding: Finding[tuple[Suppression, int | None]]) -> Iterator[Fix]:
    suppression, index = finding.data
    if index is None:
        yield Fix("Remove the comment", (Remove(finding.span),), Safety.SAFE, is_preferred=True)
        return
    name = suppression.comment.codes[index].name
    yield Fix(f"Remove `{name}`", (Replace(suppression.span_without(index), ""),), Safety.SAFE, is_preferred=True)


RULE = Rule(
    code="suppression/unused",
    severity=Severity.HINT,
    stages=(Stage.TYPES,),
    subject=Subject.SUPPRESSION,
    summary="A suppression comment suppresses nothing.",
    covers=(),
    check=check,
    fix=fix,
    fixable="always",
)
