"""A handler is not created with `a.handler`.

## What it does

Reports an argument of `.handler(...)` that is not a handler, such as a function that is not wrapped in `a.handler.function`.

## Why is this bad?

TypeScript rejects the argument. The packages accept it, but the operation has no resolver.

## Example

```ts bad
const countPosts = defineFunction({ name: 'count-posts' });
const schema = a.schema({
  countPosts: a.query().returns(a.integer()).handler(countPosts),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const countPosts = defineFunction({ name: 'count-posts' });
const schema = a.schema({
  countPosts: a.query().returns(a.integer()).handler(a.handler.function(countPosts)),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

The fix wraps the function in `a.handler.function(...)`. It is unsafe, because the operation then runs the function.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Wrap
from amplify_ls.fit.problems import WrongType
from amplify_ls.model.builders import define_call
from amplify_ls.model.types.mismatch import Misfit
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.data.argument_faults import claimed
from amplify_ls.rules.options.conditions import has_misfit
from amplify_ls.rules.options.option_words import mismatch_message, value_words
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.syntax.outline import Span
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Parts

CODE = "data/handler-without-builder"

_SAID = "is not assignable to type 'HandlerType"


CLAIMS = (Claim(WrongType, "**", has_misfit(Misfit.KIND), call="**.handler"),)


def check(parts: Parts) -> Iterator[Finding[Span | None]]:
    for item in claimed(parts, CODE, CLAIMS):
        # The value of a function that is defined elsewhere is not in the call, which is the place to fix.
        arguments, value = item.step.link.arguments, item.problem.value
        if arguments is None or value is None:
            continue
        is_here = _is_within(arguments.span, value.span)
        is_function = isinstance(value, Text) or define_call(value) is not None
        inside = Span(arguments.span.anchor, arguments.span.start + 1, arguments.span.end - 1)
        place = value.span if is_here else inside if item.outer is None else item.step.link.name_span
        can_wrap = is_function and (is_here or item.outer is None)
        message = mismatch_message(f"the handler of `{item.part.name}`", "`a.handler.*(...)`", value_words(value))
        yield Finding(place, message, package_message=_SAID, data=place if can_wrap else None)


def _is_within(outer: Span, inner: Span) -> bool:
    return outer.anchor is inner.anchor and outer.start <= inner.start and inner.end <= outer.end


def fix(finding: Finding[Span | None]) -> Iterator[Fix]:
    if finding.data is not None:
        yield Fix("Change to `a.handler.function()`", (Wrap(finding.data, "a.handler.function(", ")"),), is_preferred=True)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.PARTS,
    summary="A handler is not created with `a.handler`.",
    covers=("O12",),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="sometimes",
)
