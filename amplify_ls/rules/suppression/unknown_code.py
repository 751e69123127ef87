"""A suppression comment names a rule that does not exist.

## What it does

Reports a code in a suppression comment that is not the code of a rule. `amplify-ls rules` lists the codes.

## Why is this bad?

An unknown code suppresses nothing.

## Example

```ts bad
const schema = a.schema({
  // amplify-ls-ignore data/model-without-index: it is small
  Customer: a.model({ name: a.string() }).authorization((allow) => [allow.authenticated()]),
});
```

Use instead:

```ts good
const schema = a.schema({
  Customer: a.model({ name: a.string() }).authorization((allow) => [allow.authenticated()]),
});
```

## Fix safety

All fixes are unsafe because another rule may be intended.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from amplify_ls.catalog.nearest import nearest
from amplify_ls.edits.operations import Fix, Remove, Replace
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.rules.suppression.suppressions import Suppression


def check(suppression: Suppression) -> Iterator[Finding[tuple[Suppression, int]]]:
    for index, code in enumerate(suppression.comment.codes):
        if code.name not in suppression.known:
            span = suppression.span(code.start, code.end)
            yield Finding(
                span, f"The suppression comment names the rule `{code.name}`, which does not exist.", data=(suppression, index)
            )


def fix(finding: Finding[tuple[Suppression, int]]) -> Iterator[Fix]:
    suppression, index = finding.data
    comment = suppression.comment
    for number, name in enumerate(_near(comment.codes[index].name, suppression.known)):
        yield Fix(f"Change to `{name}`", (Replace(finding.span, name),), is_preferred=number == 0)
    if len(comment.codes) == 1:
        yield Fix("Remove the comment", (Remove(suppression.span(comment.start, comment.end)),))
    else:
        yield Fix(f"Remove `{comment.codes[index].name}`", (Replace(suppression.span_without(index), ""),))


@lru_cache(maxsize=1024)
def _near(name: str, known: frozenset[str]) -> tuple[str, ...]:
    """The codes with the same name in another family, or else the most similar code."""
    codes = sorted(known)
    same = tuple(code for code in codes if code.rpartition("/")[2] == name.rpartition("/")[2])
    near = nearest(name, codes)
    return same or (() if near is None else (near,))


RULE = Rule(
    code="suppression/unknown-code",
    severity=Severity.HINT,
    stages=(Stage.TYPES,),
    subject=Subject.SUPPRESSION,
    summary="A suppression comment names a rule that does not exist.",
    covers=(),
    check=check,
    fix=fix,
    fixable="always",
)
