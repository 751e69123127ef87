"""The argument of `.authorization(...)` is not a callback that returns rules.

## What it does

Reports an argument of `.authorization(...)` that is not a function, a function that returns nothing, an array of rules in an
array of rules, and items that are not rules.

## Why is this bad?

`.authorization(...)` expects a function with the parameter `allow` that returns one rule or a flat array of rules: `(allow) =>
[allow.owner()]`. TypeScript rejects anything else, and the schema does not load.

## Example

```ts bad
const schema = a.schema({
  Post: a.model({ title: a.string() }).authorization((allow) => [[allow.owner()]]),
});
```

Use instead:

```ts good
const schema = a.schema({
  Post: a.model({ title: a.string() }).authorization((allow) => [allow.owner()]),
});
```

## Fix safety

Wrapping an array of rules in a callback and flattening a nested array are safe and are applied by `--fix`. Changing `a.owner()`
to `allow.owner()` is unsafe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.schema.authorization import STRATEGIES
from amplify_ls.edits.operations import Fix, Replace, Safety, Wrap
from amplify_ls.fit.problems import MissingArgument, ValueProblem
from amplify_ls.model.builders import DATA_BUILDER, export_name
from amplify_ls.model.types.mismatch import Misfit
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.data.argument_faults import claimed
from amplify_ls.rules.options.option_words import mismatch_message, value_words
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.syntax.expressions import ParameterName
from amplify_ls.syntax.outline import Span
from amplify_ls.values.values import Array, Chain, Function, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.fit.parts import ArgumentFault
    from amplify_ls.model.data.parts import Parts
    from amplify_ls.values.values import Value

CODE = "data/invalid-authorization"
_STRATEGIES = frozenset(strategy.name for strategy in STRATEGIES)
CLAIMS: tuple[Claim[ValueProblem | MissingArgument], ...] = (
    Claim((ValueProblem, MissingArgument), "**", call="*.authorization"),
)


def check(parts: Parts) -> Iterator[Finding[ArgumentFault[ValueProblem | MissingArgument]]]:
    found = tuple(claimed(parts, CODE, CLAIMS))
    if not found:
        return
    preview = {
        granting.step.link.span for granting in parts.grantings if any(rule.is_preview for rule in granting.authorization.rules)
    }
    for item in found:
        if item.step.link.span not in preview:
            yield Finding(item.problem.span, _message(item), package_message=_said(item), data=item)


def _message(item: ArgumentFault[ValueProblem | MissingArgument]) -> str:
    reason, arguments = item.misfit, item.step.link.arguments
    if reason is Misfit.NO_RESULT:
        return f"The callback of `.authorization()` of `{item.part.name}` returns no rules."
    given = None if arguments is None else arguments[0]
    if given is None or item.value is given:
        return mismatch_message(
            f"`.authorization` of `{item.part.name}`",
            "a callback that returns rules",
            "no argument" if given is None else value_words(given),
        )
    if item.outer is not None and isinstance(item.value, Array):
        return f"The authorization rules of `{item.part.name}` contain a nested array."
    return mismatch_message(f"`.authorization` of `{item.part.name}`", "an authorization rule", value_words(item.value))


def _said(item: ArgumentFault[ValueProblem | MissingArgument]) -> str:
    reason, value, arguments = item.misfit, item.value, item.step.link.arguments
    if reason is Misfit.NO_RESULT:
        return "Cannot read properties of undefined (reading 'Symbol(data)')"
    if arguments is None or arguments[0] is None or value is arguments[0]:
        return "callback is not a function"
    if item.outer is not None and isinstance(value, Array):
        return "Cannot read properties of undefined (reading 'strategy')"
    return "Property '[__data]' is missing in type" if isinstance(value, Array) else ""


def fix(finding: Finding[ArgumentFault[ValueProblem | MissingArgument]]) -> Iterator[Fix]:
    item = finding.data
    value, arguments = item.value, item.step.link.arguments
    if isinstance(value, Chain) and arguments is not None:
        yield from _with_allow(value, arguments[0])
    if not isinstance(value, Array) or arguments is None:
        return
    if value is arguments[0]:
        if all(_uses_allow(rule) for rule in value.items):
            yield Fix("Change to a callback", (Wrap(value.span, "(allow) => ", ""),), Safety.SAFE, is_preferred=True)
        return
    anchor = value.span.anchor
    if not value.items or any(rule.span.anchor is not anchor for rule in value.items):
        return
    opening = Span(anchor, value.span.start, value.items[0].span.start)
    closing = Span(anchor, value.items[-1].span.end, value.span.end)
    edits = (Replace(opening, ""), Replace(closing, ""))
    yield Fix("Remove the inner array", edits, Safety.SAFE, is_preferred=True)


def _with_allow(rule: Chain, callback: Value | None) -> Iterator[Fix]:
    """The fix that changes ``a.owner()`` to ``allow.owner()``."""
    first = rule.links[0] if rule.links else None
    if first is None or export_name(rule.base) != DATA_BUILDER or not isinstance(callback, Function):
        return
    given = callback.expression.parameters[0] if callback.expression.parameters else None
    if not isinstance(given, ParameterName) or first.name not in _STRATEGIES or first.name_span.anchor is not rule.span.anchor:
        return
    before = Span(rule.span.anchor, rule.span.start, first.name_span.start)
    yield Fix(f"Change to `{given.name}.{first.name}`", (Replace(before, f"{given.name}."),), Safety.UNSAFE, is_preferred=True)


def _uses_allow(rule: Value) -> bool:
    return isinstance(rule, Chain) and isinstance(rule.base, Unknown) and rule.base.name == "allow"


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.PARTS,
    summary="The argument of `.authorization(...)` is not a callback that returns rules.",
    covers=("AZ19", "H02"),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="sometimes",
)
