"""A name in the schema is one that every object of JavaScript has already.

The packages keep what they know of fields and types in plain objects. A field that is named `constructor` or `toString` finds
there what JavaScript put there, and the build stops with a message that has nothing to do with the name, such as
`secondaryIndexes is not iterable`.

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

    from amplify_ls.model.parts import Part, Parts

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
                f"`{part.member.name}` is a name that every object of JavaScript has.",
                package_message=said,
            )


def _said(part: Part) -> str:
    """What the packages say to the name; empty where they can live with it, as for operations and arguments."""
    if part.call is None:
        return ""
    if part.place in _FIELDS:
        # Types that are written in place get a name of their own.
        return "" if part.call.name == "customType" else "secondaryIndexes is not iterable"
    return _TYPES.get(part.call.name, "") if part.place == "schema-entry" else ""


RULE = Rule(
    code="data/inherited-name",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PARTS,
    summary="A name in the schema is one that every object of JavaScript has already.",
    covers=(),
    check=check,
)
