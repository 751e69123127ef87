"""The default of a field is not a value of its type.

## What it does

Reports a default that is not a valid value of the type of its field, in a schema that is not a SQL schema. Dates, times, IP
addresses and URLs have strict formats: a date is `2024-01-31`; a time and a date with a time need their seconds and an offset
or `Z`; a URL needs its scheme; a phone number needs its country code with `+`; JSON is written as a string.

## Why is this bad?

The default is converted to a string and checked at synthesis. TypeScript accepts any value for any field.

## Example

```ts bad
const schema = a.schema({
  Event: a.model({ startsAt: a.datetime().default('2024-01-31') }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Event: a.model({ startsAt: a.datetime().default('2024-01-31T00:00:00Z') }),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

Both fixes are unsafe. One completes the value, such as a date without a time; the other removes the default.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.catalog.lookup import scalar
from amplify_ls.edits.operations import Fix, Remove, Replace
from amplify_ls.model.data.scalar_values import is_value_of
from amplify_ls.rules.data import graphql_text
from amplify_ls.rules.data.defaults import computed_text, defaults, is_date_object, script_text
from amplify_ls.rules.options.option_words import literal_words, mismatch_message
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Function, Nothing, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Parts
    from amplify_ls.model.types.chains import Step
    from amplify_ls.values.values import Value

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?")
_TIME = re.compile(r"\d\d:\d\d(:\d\d(\.\d+)?)?")
_NO_VALUE = "..."
"""Stands for the source of a function or a date in words, which is only valid for strings."""


def check(parts: Parts) -> Iterator[Finding[tuple[str, Step, Value]]]:
    if parts.database.is_sql:
        return
    for part, step, value in defaults(parts):
        known = None if part.call is None else scalar(part.call.name)
        if known is None or part.step("array") is not None:
            continue
        text = _text(value)
        # A default of `undefined` is reported by another rule.
        if text is None or graphql_text.fault(text) or (isinstance(value, Nothing) and not value.is_null):
            continue
        if is_value_of(known.graphql, graphql_text.read(text)):
            continue
        yield Finding(
            value.span,
            mismatch_message(f"the default of `{part.name}`", f"a value of `a.{known.name}()`", literal_words(value)),
            package_message=f'Default value "{text}" is not a valid {known.graphql}.'
            if text != _NO_VALUE
            else f"is not a valid {known.graphql}.",
            data=(known.graphql, step, value),
        )


def _text(value: Value) -> str | None:
    """The string to which the packages convert a default; None if it is unknown."""
    if isinstance(value, Function) or is_date_object(value):
        return _NO_VALUE
    return computed_text(value) or script_text(value)


def fix(finding: Finding[tuple[str, Step, Value]]) -> Iterator[Fix]:
    graphql, step, value = finding.data
    if isinstance(value, Text):
        better = _mended(graphql, value.value)
        if better and is_value_of(graphql, better):
            yield Fix(f"Change to `{better}`", (Replace(value.span, f"'{better}'"),), is_preferred=True)
    yield _removal(step)


def _removal(step: Step) -> Fix:
    return Fix("Remove the default", (Remove(step.link.span),))


def _mended(graphql: str, text: str) -> str:
    if graphql == "AWSDateTime" and _DAY.fullmatch(text):
        return f"{text}T00:00:00Z"
    if graphql == "AWSDateTime" and _MOMENT.fullmatch(text):
        moment = text.replace(" ", "T")
        return f"{moment}Z" if len(moment) > 16 else f"{moment}:00Z"
    if graphql == "AWSTime" and _TIME.fullmatch(text):
        return f"{text}Z" if len(text) > 5 else f"{text}:00Z"
    if graphql == "AWSDate" and _DAY.match(text):
        return text[:10]
    return f"https://{text}" if graphql == "AWSURL" and text and " " not in text else ""


RULE = Rule(
    code="data/invalid-default",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PARTS,
    summary="The default of a field is not a value of its type.",
    covers=("F04", "F06"),
    check=check,
    fix=fix,
    fixable="always",
)
