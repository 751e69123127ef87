"""The operations of an authorization rule are not passed as a single array.

## What it does

Reports `.to` with brackets instead of a call, with strings instead of an array, or with several arrays.

## Why is this bad?

`.to` is a method that expects one array of operations: `.to(['read', 'create'])`. In `.to['read']` nothing is
called and the rule is lost; `.to('read')` fails at synthesis; and with `.to(['read'], ['create'])`, only the first
array counts.

## Example

```ts bad
const schema = a.schema({
  Post: a.model({ title: a.string() }).authorization((allow) => [allow.guest().to[('read', 'create')]]),
});
```

Use instead:

```ts good
const schema = a.schema({
  Post: a.model({ title: a.string() }).authorization((allow) => [allow.guest().to(['read', 'create'])]),
});
```

## Fix safety

The fix passes all operations in one array. It is safe unless some of them have to be corrected as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.schema.operations import FIELD_OPERATIONS, MODEL_OPERATIONS, RESOURCE_OPERATIONS
from amplify_ls.edits.operations import Fix, Replace, Safety
from amplify_ls.fit.problems import TooManyArguments, ValueProblem
from amplify_ls.model.types.chains import Standing
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.data.access_rules import mended_words, word_list
from amplify_ls.rules.data.argument_faults import claimed
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.syntax.outline import Span
from amplify_ls.values.values import Array, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from amplify_ls.catalog.kinds import Receiver
    from amplify_ls.catalog.types import OneOf
    from amplify_ls.model.data.parts import Parts
    from amplify_ls.model.types.chains import Step
    from amplify_ls.values.values import Value

CODE = "data/operations-not-in-list"
CLAIMS: tuple[Claim[ValueProblem | TooManyArguments], ...] = (Claim((ValueProblem, TooManyArguments), "**", call="*.to"),)


def check(parts: Parts) -> Iterator[Finding[tuple[list[str], Span | None, Receiver]]]:
    for part, step in parts.faults:
        if step.standing is not Standing.SUBSCRIPT:
            continue
        before = part.steps[part.steps.index(step) - 1]
        if before.name != "to" or before.standing is not Standing.NOT_CALLED:
            continue
        yield Finding(
            step.link.span,
            f"`.to` in an authorization rule of `{part.name}` is accessed with brackets instead of being called.",
            package_message="Cannot read properties of undefined (reading 'Symbol(data)')",
            data=(_words(step.link.subscript), _between(before.link.name_span, step.link.span), before.receiver),
        )
    seen: list[Step] = []
    for item in claimed(parts, CODE, CLAIMS):
        arguments = item.step.link.arguments
        if arguments is None or item.value is None or item.step in seen:
            continue
        seen.append(item.step)
        words = [word for value in arguments.values for word in _words(value)]
        yield Finding(
            item.problem.span,
            f"Expected a single array of operations for `.to` in an authorization rule of `{item.part.name}`.",
            package_message="rule.operations.join is not a function",
            data=(words, arguments.span, item.step.receiver),
        )


def _words(value: Value | None) -> list[str]:
    if isinstance(value, Text):
        return [value.value]
    if isinstance(value, Array):
        return [item.value for item in value.items if isinstance(item, Text)]
    return []


def _between(name: Span, last: Span) -> Span | None:
    """The region from the name of the method to the end of the brackets."""
    return Span(name.anchor, name.end, last.end) if name.anchor is last.anchor else None


def fix(finding: Finding[tuple[list[str], Span | None, Receiver]]) -> Iterator[Fix]:
    words, region, receiver = finding.data
    if not words or region is None:
        return
    mended = mended_words(words, _kind(receiver))
    text = f"({word_list(mended)})"
    safety = Safety.SAFE if _is_same(words, mended) else Safety.UNSAFE
    yield Fix(f"Change to `.to{text}`", (Replace(region, text),), safety, is_preferred=True)


def _is_same(words: Sequence[str], mended: Sequence[str]) -> bool:
    return list(words) == list(mended)


def _kind(receiver: str) -> OneOf:
    if receiver == "rule:resource":
        return RESOURCE_OPERATIONS
    return FIELD_OPERATIONS if receiver.startswith("field-rule") else MODEL_OPERATIONS


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.PARTS,
    summary="The operations of an authorization rule are not passed as a single array.",
    covers=("AZ05",),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="sometimes",
)
