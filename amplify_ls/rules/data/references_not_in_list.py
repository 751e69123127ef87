"""The reference fields of a relationship are given one by one, not as a list.

A relationship takes two arguments: the other model and the reference fields. Several of these are one list. The type check
complains about further arguments; past it only the first field counts, and the schema does not load.

The fix makes them a list.

## Example

```ts bad
const schema = a.schema({
  Person: a.model({
    name: a.string().required(),
    born: a.date().required(),
    posts: a.hasMany('Post', ['authorName', 'authorBorn']),
  }).identifier(['name', 'born']),
  Post: a.model({
    authorName: a.string(),
    authorBorn: a.date(),
    author: a.belongsTo('Person', 'authorName', 'authorBorn'),
  }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Person: a.model({
    name: a.string().required(),
    born: a.date().required(),
    posts: a.hasMany('Post', ['authorName', 'authorBorn']),
  }).identifier(['name', 'born']),
  Post: a.model({
    authorName: a.string(),
    authorBorn: a.date(),
    author: a.belongsTo('Person', ['authorName', 'authorBorn']),
  }),
}).authorization((allow) => [allow.authenticated()]);
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, RemoveItem, Replace
from amplify_ls.model.entries import EntryKind
from amplify_ls.rules.reference_fields import reference_argument
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Operation
    from amplify_ls.model.entries import Relationship


def check(relationship: Relationship) -> Iterator[Finding]:
    names = relationship.call.scattered_references
    if relationship.model.kind is not EntryKind.MODEL or not names:
        return
    yield Finding(
        names[1].span,
        f"`{relationship.model.name}.{relationship.field.name}` names its reference fields one by one, not in a list.",
        package_message=f"Expected 2 arguments, but got {1 + len(names)}.",
        data=relationship,
    )


def fix(finding: Finding) -> Iterator[Fix]:
    names = finding.data.call.scattered_references
    text = reference_argument([name.value for name in names])
    operations: list[Operation] = [Replace(names[0].span, text)]
    operations += [RemoveItem(name.span) for name in names[1:]]
    yield Fix(f"Change to `{text}`", tuple(operations), is_preferred=True)


RULE = Rule(
    code="data/references-not-in-list",
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.RELATIONSHIP,
    summary="The reference fields of a relationship are given one by one, not as a list.",
    covers=("R07",),
    check=check,
    fix=fix,
    fixable="always",
)
