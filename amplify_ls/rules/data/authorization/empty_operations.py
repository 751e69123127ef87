"""An authorization rule allows no operations.

## What it does

Reports `.to([])`, and `.to()` without an argument.

## Why is this bad?

`.to([])` is accepted, and the rule then grants no access at all. `.to()` is only rejected by TypeScript; the packages treat it
as a rule for all operations.

## Example

```ts bad
const schema = a.schema({
  Post: a.model({ title: a.string() }).authorization((allow) => [allow.owner(), allow.guest().to([])]),
});
```

Use instead:

```ts good
const schema = a.schema({
  Post: a.model({ title: a.string() }).authorization((allow) => [allow.owner(), allow.guest().to(['read'])]),
});
```

## Fix safety

All fixes are unsafe, because they change who has access.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Remove, RemoveItem, Replace
from amplify_ls.fit.problems import MissingArgument
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.data.access_rules import listed_words
from amplify_ls.rules.data.argument_faults import claimed
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Array

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Parts
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.values import Link, Value

CODE = "data/empty-operations"
CLAIMS = (Claim(MissingArgument, "**", call="*.to"),)


def check(parts: Parts) -> Iterator[Finding[tuple[Link, Span | None, Value | None, bool]]]:
    for granting in parts.grantings:
        for rule in granting.authorization.rules:
            words, link = listed_words(rule.operations_link), rule.operations_link
            if words is not None and link is not None and not words.is_open and not words.items:
                message = f"The rule `allow.{rule.name}` of `{granting.part.name}` allows no operations."
                yield Finding(
                    words.span, message, data=(link, rule.chain.span, granting.authorization.result, rule.name == "resource")
                )
    for item in claimed(parts, CODE, CLAIMS):
        yield Finding(
            item.problem.span,
            f"`.to()` of an authorization rule of `{item.part.name}` is called without operations.",
            stage=Stage.TYPES,
            severity=Severity.ERROR,
            package_message="Expected 1 arguments, but got 0.",
            data=(item.step.link, None, None, False),
        )


def fix(finding: Finding[tuple[Link, Span | None, Value | None, bool]]) -> Iterator[Fix]:
    link, whole, result, is_function = finding.data
    if whole is not None and link.arguments is not None:
        word = "query" if is_function else "read"
        yield Fix(f"Allow `{word}`", (Replace(link.arguments.span, f"(['{word}'])"),), is_preferred=True)
        if isinstance(result, Array) and len(result.items) > 1:
            yield Fix("Remove the rule", (RemoveItem(whole),))
    yield Fix("Remove `.to()` to allow all operations", (Remove(link.span),), is_preferred=whole is None)


RULE = Rule(
    code=CODE,
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.PARTS,
    summary="An authorization rule allows no operations.",
    covers=("AZ06",),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="always",
)
