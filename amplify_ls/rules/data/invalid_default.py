"""The default of a field is not a value of its type.

The default is turned into text and checked when the API is built. Dates, times, addresses and URLs have strict forms:
a date is `2024-01-31`, a time and a point in time need their seconds and an offset or `Z`, a URL its scheme, a phone
number its country code with `+`, JSON is given as text. The type check takes any value for any field.

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
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.catalog.lookup import scalar
from amplify_ls.edits.operations import Fix, Remove, Replace
from amplify_ls.model.mismatch import value_kind
from amplify_ls.model.scalar_values import is_value_of
from amplify_ls.rules import graphql_text
from amplify_ls.rules.defaults import computed_text, defaults, is_date_object, script_text
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Function, Nothing, Object, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.chains import Step
    from amplify_ls.model.parts import Parts
    from amplify_ls.values.values import Value

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?")
_TIME = re.compile(r"\d\d:\d\d(:\d\d(\.\d+)?)?")
_NO_VALUE = "..."
"""The source of a function, or a date in words: a value of no type but text."""


def check(parts: Parts) -> Iterator[Finding]:
    if parts.database.is_sql:
        return
    for part, step, value in defaults(parts):
        known = None if part.call is None else scalar(part.call.name)
        if known is None or part.step("array") is not None:
            continue
        text = _text(value)
        # A default of `undefined` is none, which has its own rule.
        if text is None or graphql_text.fault(text) or (isinstance(value, Nothing) and not value.is_null):
            continue
        if is_value_of(known.graphql, graphql_text.read(text)):
            continue
        yield Finding(
            value.span,
            f"{_shown(value)} is not a value of `a.{known.name}()`.",
            package_message=f'Default value "{text}" is not a valid {known.graphql}.'
            if text != _NO_VALUE
            else f"is not a valid {known.graphql}.",
            data=(known.graphql, step, value),
        )


def _text(value: Value) -> str | None:
    """The text that the packages make of a default; None where it cannot be seen."""
    if isinstance(value, Function) or is_date_object(value):
        return _NO_VALUE
    return computed_text(value) or script_text(value)


def _shown(value: Value) -> str:
    if isinstance(value, Object):
        return "An object"
    text = "null" if isinstance(value, Nothing) else script_text(value)
    if text == "":
        return "An empty text"
    return "This" if text is None or value_kind(value) is None or len(text) > 40 else f"`{text}`"


def fix(finding: Finding) -> Iterator[Fix]:
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
