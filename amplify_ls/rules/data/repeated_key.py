"""A name is defined twice in one object.

Of two fields, entries or arguments of one name the later one counts, and the earlier one is lost. The type check
refuses it; the packages cannot notice.

## Example

```ts bad
const schema = a.schema({
  User: a.model({
    email: a.string(),
    email: a.email(),
  }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  User: a.model({
    email: a.email(),
  }),
}).authorization((allow) => [allow.authenticated()]);
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, RemoveProperty
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.parts import Parts


def check(parts: Parts) -> Iterator[Finding]:
    for owner, hidden, later in parts.hidden:
        where = "the schema" if parts.entry is None else f"`{owner}`"
        yield Finding(
            later.name_span,
            f"`{later.name}` is defined twice in {where}.",
            related=(Related(hidden.name_span, "The first definition, which is lost"),),
            package_message="An object literal cannot have multiple properties with the same name.",
            data=(hidden, later),
        )


def fix(finding: Finding) -> Iterator[Fix]:
    hidden, later = finding.data
    yield Fix("Remove the first definition, which is lost", (RemoveProperty(hidden),), is_preferred=True)
    yield Fix("Remove the second definition", (RemoveProperty(later),))


RULE = Rule(
    code="data/repeated-key",
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.PARTS,
    summary="A name is defined twice in one object.",
    covers=("F16",),
    check=check,
    fix=fix,
    fixable="always",
)
