"""A value of an enum is not a valid GraphQL name.

## What it does

Reports a value of an enum that is not a GraphQL name, which consists of letters, digits and underscores and does not start with
a digit. `true`, `false`, `null` and names that start with two underscores are reserved. Some values are accepted but read as
something else, which is a warning: a comma separates two values, `#` starts a comment, and an empty value is ignored.

## Why is this bad?

The values of an enum are written to the generated GraphQL schema without any change. The packages reject whitespace, and most
other characters cause a syntax error in the generated schema, with a message that does not name the place.

## Example

```ts bad
const schema = a.schema({
  Order: a.model({ state: a.enum(['open', 'in progress']) }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Order: a.model({ state: a.enum(['open', 'in_progress']) }),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

All fixes are unsafe, because clients use the values of the enum.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, RemoveItem, Replace
from amplify_ls.fit.problems import WrongValue
from amplify_ls.model.types.mismatch import Misfit
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.data.graphql_text import NAME, enum_names
from amplify_ls.rules.options.conditions import has_misfit
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import listed
from amplify_ls.values.values import Array, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Part, Parts
    from amplify_ls.values.values import Value

_RESERVED = frozenset({"true", "false", "null"})
_SPACE = re.compile(r"[\s\ufeff]")
_MAY_PASS = re.compile(r'@|".*"')
"""What GraphQL may read as a directive, or as the description of the next value."""
_BETWEEN_WORDS = re.compile(r"[\s\-./:,#]+")
CLAIMS = (Claim(WrongValue, "**", has_misfit(Misfit.PATTERN), call="a.enum"),)


def check(parts: Parts) -> Iterator[Finding[tuple[Text, Array]]]:
    for part in parts.built("enum"):
        values = part.call.argument(0) if part.call is not None else None
        if not isinstance(values, Array):
            continue
        for value in values.items:
            finding = _fault(value, part, values) if isinstance(value, Text) else None
            if finding is not None:
                yield finding


def _fault(value: Text, part: Part, values: Array) -> Finding[tuple[Text, Array]] | None:
    text = value.value
    data = (value, values)
    if _SPACE.search(text):
        return Finding(
            value.span,
            f"The value `{text}` of the enum `{part.name}` contains whitespace.",
            package_message=f"Values of the enum type {part.name} should not contain any whitespace.",
            data=data,
        )
    read = enum_names(text)
    if read is not None and read != (text,):
        is_empty = not values.is_open and not any(map(_may_name, values.items))
        what = f"The value `{text}` of the enum `{part.name}`" if text else f"An empty value of the enum `{part.name}`"
        seen = f"read as {listed(read)}" if read else "ignored"
        return Finding(
            value.span,
            f"{what} is {seen}.",
            severity=Severity.ERROR if is_empty else Severity.WARNING,
            stage=Stage.SYNTH if is_empty else Stage.RUNTIME,
            package_message='Syntax Error: Expected Name, found "}"' if is_empty else "",
            data=data,
        )
    if NAME.fullmatch(text) is None:
        severity = Severity.WARNING if _MAY_PASS.search(text) else None
        return Finding(
            value.span,
            f"The value `{text}` of the enum `{part.name}` is not a valid GraphQL name.",
            severity=severity,
            package_message="Syntax Error",
            data=data,
        )
    if text in _RESERVED or text.startswith("__"):
        why = f'Name "{text}" must not begin with "__"' if text.startswith("__") else f"cannot include value: {text}"
        return Finding(
            value.span,
            f"The value `{text}` of the enum `{part.name}` is reserved in GraphQL.",
            stage=Stage.DEPLOY,
            package_message=why,
            data=data,
        )
    return None


def _may_name(value: Value) -> bool:
    """Whether GraphQL may read a name from an item of the array."""
    return not isinstance(value, Text) or enum_names(value.value) != ()


def fix(finding: Finding[tuple[Text, Array]]) -> Iterator[Fix]:
    value, values = finding.data
    taken = {item.value for item in values.items if isinstance(item, Text)}
    read = enum_names(value.value)
    if read == ():
        if len(values.items) > 1:
            yield Fix("Remove the value", (RemoveItem(value.span),), is_preferred=True)
        return
    if read is not None and len(read) > 1 and not taken.intersection(read):
        text = ", ".join(f"'{name}'" for name in read)
        yield Fix(f"Split into {len(read)} values", (Replace(value.span, text),), is_preferred=True)
    name = _name(value.value)
    if NAME.fullmatch(name) is not None and name not in taken and name not in _RESERVED:
        yield Fix(f"Change to `{name}`", (Replace(value.span, f"'{name}'"),), is_preferred=read is None or len(read) < 2)


def _name(text: str) -> str:
    """The value as a name: words joined by underscores, with the same case."""
    if text in _RESERVED:
        return f"{text}_"
    if text.startswith("__"):
        return text.lstrip("_")
    name = _BETWEEN_WORDS.sub("_", text.strip())
    return f"_{name}" if name[:1].isdigit() else name


RULE = Rule(
    code="data/invalid-enum-value",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PARTS,
    summary="A value of an enum is not a valid GraphQL name.",
    covers=("E03", "E04", "E05", "E06"),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="sometimes",
)
