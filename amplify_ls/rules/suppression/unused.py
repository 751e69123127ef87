"""A comment suppresses a finding that is not there.

`// amplify-ls-ignore CODE: reason` hides the findings of a rule on its own line, or, when it stands on a line by itself, on
the next line of code; `amplify-ls-ignore-declaration` those of the statement or member that begins there, and
`amplify-ls-ignore-file` those of the file. `data/*` stands for all rules of a family. When the fault is gone the comment is
a leftover, and would hide the next one of its kind. Nothing is said while a file of the project has a syntax error, because
its findings are not known then.

The fix removes the comment, or the code from among those of the comment.

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Remove, Replace, Safety
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.rules.suppressions import Suppression


def check(suppression: Suppression) -> Iterator[Finding]:
    comment = suppression.comment
    if suppression.is_expired:
        return
    if not comment.codes:
        yield _finding(suppression, None, "The comment names no rule, so that it suppresses nothing.")
        return
    unused = [
        (index, code)
        for index, code in enumerate(comment.codes)
        if code.name in suppression.known and code.name not in suppression.used
    ]
    if len(unused) == len(comment.codes):
        names = list(dict.fromkeys(code.name for _, code in unused))
        verb = "does" if len(names) == 1 else "do"
        yield _finding(suppression, None, f"{listed(names)} {verb} not occur here, so that nothing is suppressed.")
        return
    for index, code in unused:
        yield _finding(suppression, index, f"`{code.name}` does not occur here, so that nothing is suppressed.")


def _finding(suppression: Suppression, index: int | None, message: str) -> Finding:
    place = suppression.comment if index is None else suppression.comment.codes[index]
    span = suppression.span(place.start, place.end)
    return Finding(span, message, tags=frozenset({"unnecessary"}), data=(suppression, index))


def fix(finding: Finding) -> Iterator[Fix]:
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
    summary="A comment suppresses a finding that is not there.",
    covers=(),
    check=check,
    fix=fix,
    fixable="always",
)
