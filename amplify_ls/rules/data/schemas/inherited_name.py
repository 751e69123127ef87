"""A name in the schema is the name of a member of every JavaScript object.

## What it does

Reports a field, model or custom type with a name such as `constructor` or `toString`, if the packages cannot handle it.

## Why is this bad?

The packages store fields and types in plain objects, where they find what JavaScript provides under such a name. The synthesis
stops with an error that does not mention the name, such as `secondaryIndexes is not iterable`.

## Example

```ts bad
const schema = a.schema({
  Car: a.model({ constructor: a.string() }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Car: a.model({ manufacturer: a.string() }),
}).authorization((allow) => [allow.authenticated()]);
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.common import INHERITED_MEMBERS
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Part, Parts

_FIELDS = frozenset({"model-field", "custom-type-field"})
_TYPES = {
    "model": "Cannot read properties of undefined (reading 'name')",
    "customType": "authorization is not iterable",
}


def check(parts: Parts) -> Iterator[Finding]:
    for part in parts.all:
        if part.member is None or part.member.name not in INHERITED_MEMBERS:
            continue
        said = _said(part)
        if said:
            yield Finding(
                part.member.name_span,
                f"`{part.member.name}` cannot be used as a name, because every JavaScript object has a member of that name.",
                package_message=said,
            )


def _said(part: Part) -> str:
    """The error of the packages; empty if they can handle the name, as for operations and arguments."""
    if part.call is None:
        return ""
    if part.place in _FIELDS:
        # Inline types get a name of their own.
        return "" if part.call.name == "customType" else "secondaryIndexes is not iterable"
    return _TYPES.get(part.call.name, "") if part.place == "schema-entry" else ""


RULE = Rule(
    code="data/inherited-name",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PARTS,
    summary="A name in the schema is the name of a member of every JavaScript object.",
    covers=(),
    check=check,
)
