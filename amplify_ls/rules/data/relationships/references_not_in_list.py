"""The reference fields of a relationship are passed one by one instead of as an array.

## What it does

Reports a call of `a.belongsTo`, `a.hasMany` or `a.hasOne` with several reference fields as separate arguments.

## Why is this bad?

A relationship expects two arguments: the other model and the reference fields. Several fields are passed as one
array. TypeScript rejects further arguments; at synthesis only the first field counts, so the backend cannot be
synthesized.

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

## Fix safety

The fix passes the fields as an array. It is not applied by `--fix`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, RemoveItem, Replace
from amplify_ls.fit.problems import TooManyArguments, ValueProblem
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.data.argument_faults import RELATIONSHIPS
from amplify_ls.rules.data.reference_fields import reference_argument
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Operation
    from amplify_ls.model.data.entries import Relationship


def _may_be_reference(problem: TooManyArguments) -> bool:
    """Whether an argument after the references may be one of them."""
    return isinstance(problem.value, (Text, Unknown))


CLAIMS: tuple[Claim[ValueProblem] | Claim[TooManyArguments], ...] = (
    Claim(ValueProblem, "references.**", call=RELATIONSHIPS, subjects=(Subject.PARTS,)),
    Claim(TooManyArguments, "**", _may_be_reference, call=RELATIONSHIPS, subjects=(Subject.PARTS,)),
)


def check(relationship: Relationship) -> Iterator[Finding[Relationship]]:
    names = relationship.call.scattered_references
    if relationship.model.kind is not EntryKind.MODEL or not names:
        return
    yield Finding(
        names[1].span,
        f"Expected an array of reference fields for `{relationship.model.name}.{relationship.field.name}`, "
        "found separate arguments.",
        package_message=f"Expected 2 arguments, but got {1 + len(names)}.",
        data=relationship,
    )


def fix(finding: Finding[Relationship]) -> Iterator[Fix]:
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
    summary="The reference fields of a relationship are passed one by one instead of as an array.",
    covers=("R07",),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="always",
)
