"""The validation of a field can never succeed or checks nothing.

## What it does

Reports a lower bound above the upper bound, a regular expression with unbalanced parentheses or brackets, and a callback of
`.validate(...)` that is empty.

## Why is this bad?

All of this is accepted. With contradictory bounds or an invalid regular expression, every value is rejected at run time. An
empty callback has no effect.

## Example

```ts bad
const schema = a.schema({
  User: a.model({ name: a.string().validate((v) => v.minLength(20).maxLength(5)) }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  User: a.model({ name: a.string().validate((v) => v.minLength(5).maxLength(20)) }),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

Removing a callback without checks is safe and is applied by `--fix`. Swapping the bounds is unsafe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Remove, Replace, Safety
from amplify_ls.rules.data import graphql_text
from amplify_ls.rules.data.validations import check_chains, validated_fields
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Function, Number, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Parts
    from amplify_ls.model.types.chains import Step

_LOWER = {"minLength": False, "gt": True, "gte": False}
"""Lower bounds; true if the bound itself is excluded."""
_UPPER = {"maxLength": False, "lt": True, "lte": False}
_FIXED = {"positive": ("gt", 0.0), "negative": ("lt", 0.0)}


def check(parts: Parts) -> Iterator[Finding[Step | tuple[Number, Number] | None | None]]:
    for part in check_chains(parts):
        yield from _contradictions(part.name, part.steps)
        for step in part.steps:
            value = None if step.link.arguments is None else step.link.arguments[0]
            if step.name == "matches" and isinstance(value, Text) and not graphql_text.fault(value.value):
                fault = _fault(graphql_text.read(value.value))
                if fault:
                    yield Finding(value.span, f"The regular expression `{value.value}` {fault}, so no value matches it.")
    for field, step in validated_fields(parts):
        given = None if step.link.arguments is None else step.link.arguments[0]
        if isinstance(given, Function) and _does_nothing(given):
            yield Finding(
                step.link.name_span,
                f"The callback of `.validate()` of `{field.name}` has no checks.",
                tags=frozenset({"unnecessary"}),
                data=step,
            )


def _contradictions(name: str, steps: tuple[Step, ...]) -> Iterator[Finding[Step | tuple[Number, Number] | None | None]]:
    lower = [(step, bound) for step, kind, bound in _bounds(steps) if kind in _LOWER]
    upper = [(step, bound) for step, kind, bound in _bounds(steps) if kind in _UPPER]
    for low, least in lower:
        for high, most in upper:
            is_open = low.name not in ("minLength", "gte") or high.name not in ("maxLength", "lte")
            if least > most or (least == most and is_open):
                data = _values(low, high)
                first = Related(low.link.name_span, f"The lower bound `{low.name}` is here")
                message = f"`{low.name}` and `{high.name}` of `{name}` contradict each other, so no value is valid."
                yield Finding(high.link.name_span, message, related=(first,), data=data)
                return


def _bounds(steps: tuple[Step, ...]) -> Iterator[tuple[Step, str, float]]:
    for step in steps:
        value = None if step.link.arguments is None else step.link.arguments[0]
        if step.name in _FIXED:
            name, bound = _FIXED[step.name]
            yield step, name, bound
        elif isinstance(value, Number):
            yield step, step.name, float(value.value)


def _values(low: Step, high: Step) -> tuple[Number, Number] | None:
    one = None if low.link.arguments is None else low.link.arguments[0]
    two = None if high.link.arguments is None else high.link.arguments[0]
    if isinstance(one, Number) and isinstance(two, Number) and one.value > two.value:
        return one, two
    return None


def _fault(pattern: str) -> str:
    """What makes a regular expression invalid in every dialect, in words."""
    depth, is_class, at = 0, False, 0
    while at < len(pattern):
        letter = pattern[at]
        if letter == "\\":
            at += 1
        elif is_class:
            is_class = letter != "]"
        elif letter == "[":
            is_class = True
        elif letter == "(":
            depth += 1
        elif letter == ")":
            depth -= 1
            if depth < 0:
                return "has a `)` without a `(`"
        at += 1
    if is_class:
        return "has a `[` without a `]`"
    return "has a `(` without a `)`" if depth else ""


def _does_nothing(function: Function) -> bool:
    expression = function.expression
    return expression.result is None and not expression.returns and expression.body_end - expression.body_start <= 2


def fix(finding: Finding[Step | tuple[Number, Number] | None | None]) -> Iterator[Fix]:
    data = finding.data
    if isinstance(data, tuple):
        one, two = data
        edits = (Replace(one.span, str(two.value)), Replace(two.span, str(one.value)))
        yield Fix("Swap the bounds", edits, is_preferred=True)
    elif data is not None:
        yield Fix("Remove `.validate()`", (Remove(data.link.span),), Safety.SAFE, is_preferred=True)


RULE = Rule(
    code="data/impossible-validation",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.PARTS,
    summary="The validation of a field can never succeed or checks nothing.",
    covers=("V08",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
