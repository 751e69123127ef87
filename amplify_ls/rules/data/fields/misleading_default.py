"""The default of a field is not stored as it is written.

## What it does

Reports a default of an `a.string()` or `a.id()` field that is `null`, an object, an array or a function, a default
of an `a.integer()` or `a.timestamp()` field that is not an integer, and a default of an `a.integer()` field that
does not fit into 32 bits.

## Why is this bad?

The packages convert the default to a string. For a string field, `null` becomes `"undefined"`, an object becomes
`"[object Object]"`, an array its items separated by commas, and a function its source code. For an integer, only
the leading digits are checked, so `1.5` is accepted at deployment, but every record that relies on the default is
rejected at run time.

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

## Fix safety

The fix removes the default. It is not applied by `--fix`, because the field may need another default.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.catalog.lookup import scalar
from amplify_ls.edits.operations import Fix, Remove
from amplify_ls.model.data.scalar_values import is_value_of
from amplify_ls.rules.data.defaults import defaults, script_text
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Array, Function, Nothing, Object

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Parts
    from amplify_ls.model.types.chains import Step
    from amplify_ls.values.values import Value

_WHOLE = re.compile(r"[+-]?\d+")
_TEXTS = frozenset({"String", "ID"})
_NUMBERS = frozenset({"Int", "AWSTimestamp"})
_LARGEST = 2**31


def check(parts: Parts) -> Iterator[Finding[Step]]:
    identifier = None if parts.entry is None else parts.entry.identifier
    # On a partition key, `data/ineffective-key-modifier` reports that nothing is stored at all.
    key = "" if parts.entry is None or identifier is None else f"{parts.entry.name}.{identifier.names[0]}"
    for part, step, value in defaults(parts):
        known = None if part.call is None else scalar(part.call.name)
        if known is None or part.step("array") is not None or part.name == key:
            continue
        stored = _stored(known.graphql, value)
        if stored:
            yield Finding(value.span, f"The default of `{part.name}` is {stored}.", data=step)


def _stored(graphql: str, value: Value) -> str:
    """Return how the default is really stored, in words; empty if it is stored as written."""
    text = script_text(value)
    if graphql in _TEXTS:
        if isinstance(value, Function):
            return "stored as the source code of the function"
        if isinstance(value, (Nothing, Object, Array)) and text is not None:
            # Without an argument, or with `undefined`, there is no default at all, which another rule reports.
            is_none = isinstance(value, Nothing) and not value.is_null
            return "" if is_none else f"stored as the string `{text}`"
        return ""
    if graphql not in _NUMBERS or text is None or not is_value_of(graphql, text):
        return ""
    if _WHOLE.fullmatch(text.strip()) is None:
        return "not an integer"
    return "out of range for a 32-bit integer" if graphql == "Int" and not -_LARGEST <= int(text) < _LARGEST else ""


def fix(finding: Finding[Step]) -> Iterator[Fix]:
    yield Fix("Remove the default", (Remove(finding.data.link.span),), is_preferred=True)


RULE = Rule(
    code="data/misleading-default",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.PARTS,
    summary="The default of a field is not stored as it is written.",
    covers=("F07", "F08"),
    check=check,
    fix=fix,
    fixable="always",
)
