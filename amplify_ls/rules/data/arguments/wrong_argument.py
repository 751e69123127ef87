"""A builder or method is called with an argument of the wrong type.

## What it does

Reports an argument of a builder, or of one of its methods, that has the wrong type, is not one of the accepted
values, occurs twice, or is an empty array. Many arguments have rules of their own.

## Why is this bad?

TypeScript rejects most of these calls, and many of them fail at synthesis with a message that does not name the
field. An empty array or a function for `.arguments(...)` is accepted and means that there are none, which is
reported as a warning.

## Example

```ts bad
const schema = a.schema({
  Post: a.model({ title: a.string() }),
  echo: a.query().arguments({ text: a.string() }).returns(a.string()).handler(a.handler.function({})),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const echo = defineFunction({ name: 'echo' });
const schema = a.schema({
  Post: a.model({ title: a.string() }),
  echo: a.query().arguments({ text: a.string() }).returns(a.string()).handler(a.handler.function(echo)),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

Adding a missing array, or removing one around a single value, is safe. Other fixes, such as removing a call or an
argument, are not applied by `--fix`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.labels import type_label
from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.fit.problems import ValueProblem, WrongType
from amplify_ls.model.types.mismatch import Misfit
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.data.argument_faults import RELATIONSHIPS, claimed
from amplify_ls.rules.data.argument_fixes import for_nothing, in_its_shape
from amplify_ls.rules.options.conditions import has_misfit
from amplify_ls.rules.options.option_words import mismatch_message, value_words
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import called_name
from amplify_ls.values.regex import Regex
from amplify_ls.values.values import Array, Function

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.fit.parts import ArgumentFault
    from amplify_ls.model.data.parts import Parts
    from amplify_ls.values.values import Value

CODE = "data/wrong-argument"
_TYPES_ONLY = frozenset({"minLength", "maxLength", "gt", "lt", "gte", "lte", "matches", "startsWith", "endsWith"})

_SAID = {
    "resource": "accessDefinition.resourceProvider.getInstance is not a function",
    "function": "Invalid value specified for {operation} handler.function(). Expected: defineFunction or string.",
    "for": "Cannot read properties of undefined (reading 'link')",
}
"""By method."""
CLAIMS: tuple[Claim[ValueProblem], ...] = (
    Claim(ValueProblem, "**"),
    Claim(WrongType, "**.[]", call="a.enum"),
    Claim(WrongType, "**.[]", has_misfit(Misfit.KIND), call=RELATIONSHIPS),
)


def check(parts: Parts) -> Iterator[Finding[tuple[ArgumentFault[ValueProblem], Parts]]]:
    for item in claimed(parts, CODE, CLAIMS):
        if item.parameter is None:
            continue
        # The packages accept any string as the name of an AI model.
        is_unread = item.step.name in _TYPES_ONLY or item.step.receiver == "a.ai"
        stage = Stage.TYPES if is_unread else None
        if item.problem.misfit is Misfit.TOO_FEW:
            stage = Stage.SYNTH
        severity = Severity.WARNING if _means_no_arguments(item) else None
        yield Finding(
            item.problem.span, _message(item), stage=stage, severity=severity, package_message=_said(item), data=(item, parts)
        )


def fix(finding: Finding[tuple[ArgumentFault[ValueProblem], Parts]]) -> Iterator[Fix]:
    item, parts = finding.data
    yield from in_its_shape(item)
    yield from for_nothing(item, parts)
    yield from _as_string(item.problem.value)


def _as_string(value: Value | None) -> Iterator[Fix]:
    """The pattern of a regular expression without flags as a string, as the validation of a string expects it."""
    if isinstance(value, Regex) and not value.flags:
        text = value.pattern.replace("\\", "\\\\").replace("'", "\\'")
        yield Fix("Change to a string", (Replace(value.span, f"'{text}'"),), is_preferred=True)


def _means_no_arguments(item: ArgumentFault[ValueProblem]) -> bool:
    """Whether the types and the packages accept the value as no arguments: an empty array, or a function."""
    value = item.problem.value
    is_empty = isinstance(value, Array) and not value.items and not value.is_open
    return item.step.name == "arguments" and (is_empty or isinstance(value, Function))


def _message(item: ArgumentFault[ValueProblem]) -> str:
    label = type_label(item.problem.expected)
    method = called_name(item.step)
    if item.problem.misfit is Misfit.WORD:
        return f"`{getattr(item.problem.value, 'value', '')}` is not a valid value for `{method}`."
    if item.problem.misfit is Misfit.REPEATED:
        return f"`{getattr(item.problem.value, 'value', '')}` is passed to `{method}` twice."
    if item.problem.misfit is Misfit.TOO_FEW:
        return f"The array passed to `{method}` is empty."
    return mismatch_message(f"`{method}`", f"`{label}`", value_words(item.problem.value))


def _said(item: ArgumentFault[ValueProblem]) -> str:
    """The message of the packages, else the beginning of that of TypeScript."""
    if item.problem.misfit is Misfit.TOO_FEW:
        return ""
    said = _SAID.get(item.step.name, "is not assignable to parameter of type")
    return said.format(operation=item.part.name.partition(".")[0])


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.PARTS,
    summary="A builder or method is called with an argument of the wrong type.",
    covers=("AZ26", "O10", "O11", "S09"),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="sometimes",
)
