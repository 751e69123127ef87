"""A rule allows no operation at all.

`.to([])` is accepted, and the rule then lets nobody do anything. `.to()` is refused by the type check only; the packages take
it as a rule for everything.

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Remove, RemoveItem, Replace
from amplify_ls.rules.access_rules import listed_words
from amplify_ls.rules.argument_faults import faults
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Array

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.parts import Parts

CODE = "data/empty-operations"


def check(parts: Parts) -> Iterator[Finding]:
    for granting in parts.grantings:
        for rule in granting.authorization.rules:
            words, link = listed_words(rule.operations_link), rule.operations_link
            if words is not None and link is not None and not words.is_open and not words.items:
                message = f"`allow.{rule.name}` is allowed nothing."
                yield Finding(
                    words.span, message, data=(link, rule.chain.span, granting.authorization.result, rule.name == "resource")
                )
    for item in faults(parts, CODE):
        yield Finding(
            item.mismatch.span,
            "`.to()` is called without operations.",
            stage=Stage.TYPES,
            severity=Severity.ERROR,
            package_message="Expected 1 arguments, but got 0.",
            data=(item.step.link, None, None, False),
        )


def fix(finding: Finding) -> Iterator[Fix]:
    link, whole, result, is_function = finding.data
    if whole is not None and link.arguments is not None:
        word = "query" if is_function else "read"
        yield Fix(f"Allow `{word}`", (Replace(link.arguments.span, f"(['{word}'])"),), is_preferred=True)
        if isinstance(result, Array) and len(result.items) > 1:
            yield Fix("Remove the rule", (RemoveItem(whole),))
    yield Fix("Allow everything: remove `.to()`", (Remove(link.span),), is_preferred=whole is None)


RULE = Rule(
    code=CODE,
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.PARTS,
    summary="A rule allows no operation at all.",
    covers=("AZ06",),
    check=check,
    fix=fix,
    fixable="always",
)
