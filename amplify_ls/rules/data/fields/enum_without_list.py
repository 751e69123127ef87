"""The values of an enum are not in one array.

## What it does

Reports a call of `a.enum` whose argument is not an array.

## Why is this bad?

`a.enum` expects a single array of values. TypeScript rejects anything else, and the schema does not load.

## Example

```ts bad
const schema = a.schema({
  Order: a.model({ state: a.enum('open', 'done') }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Order: a.model({ state: a.enum(['open', 'done']) }),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

Putting several values in an array is safe and is applied by `--fix`. All other fixes are unsafe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, RemoveItem, Replace, Safety, Wrap
from amplify_ls.fit.problems import MissingArgument, ValueProblem
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.data.access_rules import word_list
from amplify_ls.rules.data.argument_faults import claimed
from amplify_ls.rules.options.option_words import arguments_words, mismatch_message
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.syntax.outline import Span
from amplify_ls.values.values import Array, Nothing, Object, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Parts
    from amplify_ls.model.types.chains import Step
    from amplify_ls.values.values import Link

CODE = "data/enum-without-list"
CLAIMS: tuple[Claim[ValueProblem | MissingArgument], ...] = (Claim((ValueProblem, MissingArgument), "**", call="a.enum"),)


def check(parts: Parts) -> Iterator[Finding[Link]]:
    seen: list[Step] = []
    for item in claimed(parts, CODE, CLAIMS):
        if item.step in seen:
            continue
        seen.append(item.step)
        yield Finding(
            item.problem.span,
            mismatch_message(f"the enum `{item.part.name}`", "one array of values", arguments_words(item.step.link.arguments)),
            package_message="typeDef.values.some is not a function",
            data=item.step.link,
        )


def fix(finding: Finding[Link]) -> Iterator[Fix]:
    link = finding.data
    arguments = link.arguments
    if arguments is None or arguments.is_open:
        return
    if all(isinstance(value, Nothing) for value in arguments.values):
        if link.name_span.anchor is link.span.anchor:
            region = Span(link.span.anchor, link.name_span.start, link.span.end)
            yield Fix("Change to `a.string()`", (Replace(region, "string()"),))
        return
    first, last = arguments.values[0], arguments.values[-1]
    if all(isinstance(value, Text) for value in arguments.values) and first.span.anchor is last.span.anchor:
        region = Span(first.span.anchor, first.span.start, last.span.end)
        yield Fix("Put the values in an array", (Wrap(region, "[", "]"),), Safety.SAFE, is_preferred=True)
    elif isinstance(first, Text) and arguments.count == 2 and isinstance(last, Array):
        yield Fix("Remove the argument", (RemoveItem(first.span),), is_preferred=True)
    elif isinstance(first, Object) and not first.is_open and arguments.count == 1 and first.properties:
        yield Fix("Change to an array of the keys", (Replace(first.span, word_list(first.properties)),), is_preferred=True)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.PARTS,
    summary="The values of an enum are not in one array.",
    covers=("E09",),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="sometimes",
)
