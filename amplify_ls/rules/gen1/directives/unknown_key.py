"""An object in a directive has an unknown key.

## What it does

Reports keys of authorization rules, of `queries`, `mutations`, `subscriptions` and `timestamps` of `@model`, and of other
objects that do not exist, including those of the first version of the transformer.

## Why is this bad?

The schema is not valid, and the deployment fails with `is not defined by type`.

## Example

```graphql bad
type Ticket @model @auth(rules: [{ allow: owner, ownerFields: "holder" }]) {
  title: String
}
```

Use instead:

```graphql good
type Ticket @model @auth(rules: [{ allow: owner, ownerField: "holder" }]) {
  title: String
}
```

## Fix safety

The fixes are unsafe, because another key may be intended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import (
    RemoveEntry,
    SetText,
)
from amplify_ls.edits.operations import Fix
from amplify_ls.gen1.validation.problems import (
    UnknownKey,
)
from amplify_ls.gen1.validation.validate import problems_of
from amplify_ls.rules.gen1.wording import renames
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared

_FORMER = {"identityField": "identityClaim"}


def check(declared: Declared) -> Iterator[Finding[UnknownKey]]:
    for problem in problems_of(declared):
        if isinstance(problem, UnknownKey):
            name = problem.entry.name.text
            yield Finding(
                problem.entry.name.span,
                f"`{name}` is not one of the keys {listed(problem.names)}.",
                package_message=f'Field "{name}" is not defined by type "{problem.type_name}".',
                data=problem,
            )


def fix(finding: Finding[UnknownKey]) -> Iterator[Fix]:
    problem = finding.data
    name = problem.entry.name.text
    given = {entry.name.text for entry in problem.object.entries}
    meant = _FORMER.get(name)
    if meant is not None and meant in problem.names:
        yield Fix(f"Change to `{meant}`", (SetText(finding.span, meant),), is_preferred=True)
        return
    found = list(renames(finding.span, name, [each for each in problem.names if each not in given]))
    yield from found
    yield Fix(f"Remove `{name}`", (RemoveEntry(problem.object, problem.entry),), is_preferred=not found)


RULE = Rule(
    code="gen1/unknown-key",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    summary="An object in a directive has an unknown key.",
    covers=("G051", "G067", "G246"),
    check=check,
    fix=fix,
    fixable="always",
    added="0.2.0",
)
