"""An enum has a value that GraphQL does not take.

The values of an enum become names in GraphQL: letters, digits and underscores, no digit first. White space is refused
by the packages, other characters break the generated schema with a message that names no place. `true`, `false`,
`null` and names that start with two underscores are reserved. An empty value vanishes without a word.

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
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, RemoveItem, Replace
from amplify_ls.rules.graphql_text import NAME
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Array, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.parts import Part, Parts

_RESERVED = frozenset({"true", "false", "null"})
_SPACE = re.compile(r"\s")
_BETWEEN_WORDS = re.compile(r"[\s\-./:]+")


def check(parts: Parts) -> Iterator[Finding]:
    for part in parts.built("enum"):
        values = part.call.argument(0) if part.call is not None else None
        if not isinstance(values, Array):
            continue
        for value in values.items:
            finding = _fault(value, part, values) if isinstance(value, Text) else None
            if finding is not None:
                yield finding


def _fault(value: Text, part: Part, values: Array) -> Finding | None:
    text = value.value
    data = (value, values)
    if not text:
        message = f"The empty value of the enum `{part.name}` vanishes."
        return Finding(value.span, message, severity=Severity.WARNING, stage=Stage.DEPLOY, data=data)
    if _SPACE.search(text):
        return Finding(
            value.span,
            f"The enum value `{text}` contains white space.",
            package_message=f"Values of the enum type {part.name} should not contain any whitespace.",
            data=data,
        )
    if NAME.fullmatch(text) is None:
        return Finding(
            value.span, f"The enum value `{text}` is not a name in GraphQL.", package_message="Syntax Error", data=data
        )
    if text in _RESERVED or text.startswith("__"):
        why = f'Name "{text}" must not begin with "__"' if text.startswith("__") else f"cannot include value: {text}"
        return Finding(
            value.span, f"The enum value `{text}` is reserved in GraphQL.", stage=Stage.DEPLOY, package_message=why, data=data
        )
    return None


def fix(finding: Finding) -> Iterator[Fix]:
    value, values = finding.data
    taken = {item.value for item in values.items if isinstance(item, Text)}
    if not value.value:
        if len(values.items) > 1:
            yield Fix("Remove the empty value", (RemoveItem(value.span),), is_preferred=True)
        return
    name = _name(value.value)
    if NAME.fullmatch(name) is not None and name not in taken and name not in _RESERVED:
        yield Fix(f"Change to `{name}`", (Replace(value.span, f"'{name}'"),), is_preferred=True)


def _name(text: str) -> str:
    """The value as a name: words joined by underscores, capitals kept."""
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
    summary="An enum has a value that GraphQL does not take.",
    covers=("E03", "E04", "E05", "E06"),
    check=check,
    fix=fix,
    fixable="sometimes",
)
