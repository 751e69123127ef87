"""A default is stored as something else than it looks.

The default is turned into text. For a text field `null` becomes "undefined", an object "[object Object]", a list its
items with commas, a function its source. For a whole number only the digits at the start are checked, so that `1.5`
passes, and every record that relies on it is refused.

## Example

```ts bad
const schema = a.schema({
  Post: a.model({ title: a.string().default(null) }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Post: a.model({ title: a.string() }),
}).authorization((allow) => [allow.authenticated()]);
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.catalog.lookup import scalar
from amplify_ls.edits.operations import Fix, Remove
from amplify_ls.model.scalar_values import is_value_of
from amplify_ls.rules.defaults import defaults, script_text
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Array, Function, Nothing, Object

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.parts import Parts
    from amplify_ls.values.values import Value

_WHOLE = re.compile(r"[+-]?\d+")
_TEXTS = frozenset({"String", "ID"})
_NUMBERS = frozenset({"Int", "AWSTimestamp"})
_LARGEST = 2**31


def check(parts: Parts) -> Iterator[Finding]:
    for part, step, value in defaults(parts):
        known = None if part.call is None else scalar(part.call.name)
        if known is None or part.step("array") is not None:
            continue
        stored = _stored(known.graphql, value)
        if stored:
            yield Finding(value.span, f"The default of `{part.name}` is {stored}.", data=step)


def _stored(graphql: str, value: Value) -> str:
    """What the default is in truth, in words; empty where it is what it looks."""
    text = script_text(value)
    if graphql in _TEXTS:
        if isinstance(value, Function):
            return "the source of the function"
        if isinstance(value, (Nothing, Object, Array)) and text is not None:
            # Without an argument, or with `undefined`, there is no default at all, which is another fault.
            is_none = isinstance(value, Nothing) and not value.is_null
            return "" if is_none else f"stored as the text `{text}`"
        return ""
    if graphql not in _NUMBERS or text is None or not is_value_of(graphql, text):
        return ""
    if _WHOLE.fullmatch(text.strip()) is None:
        return "not a whole number"
    return "beyond 32 bits" if graphql == "Int" and not -_LARGEST <= int(text) < _LARGEST else ""


def fix(finding: Finding) -> Iterator[Fix]:
    yield Fix("Remove the default", (Remove(finding.data.link.span),), is_preferred=True)


RULE = Rule(
    code="data/misleading-default",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.PARTS,
    summary="A default is stored as something else than it looks.",
    covers=("F07", "F08"),
    check=check,
    fix=fix,
    fixable="always",
)
